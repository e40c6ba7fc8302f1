package dk.samsky.diagnostic;

/**
 * The characters that cannot be seen, or that turn the direction of others around: documents have
 * none, and none is shown.
 *
 * <p>Source: https://trojansource.codes (CVE-2021-42574), Unicode Technical Report 36 section 2.10,
 * https://yaml.org/spec/1.2.2/#51-character-set
 */
public final class Invisible {
    private Invisible() {}

    /** Whether it is one; the layout's own, a tab and the ends of lines, are too. */
    public static boolean is(int character) {
        if (character < 0xAD) {
            return Character.isISOControl(character);
        }
        return character == 0xAD
                || character == 0x61C
                || character == 0x180E
                || (character >= 0x200B && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F)
                || (character >= 0xD800 && character <= 0xDFFF)
                || character == 0xFEFF
                || (character >= 0xFFF9 && character <= 0xFFFB)
                || (character & 0xFFFE) == 0xFFFE
                || (character >= 0xE0000 && character <= 0xE007F);
    }
}
