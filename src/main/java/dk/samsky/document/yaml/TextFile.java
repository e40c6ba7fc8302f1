package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes texts of bytes: UTF-8 and nothing hidden in it, or a diagnostic. */
final class TextFile {
    private TextFile() {}

    /** The text of a file's bytes, without a byte order mark. */
    static Optional<Source> decode(String name, byte[] bytes, Problems problems) {
        if (isUtf16(bytes)) {
            problems.add(
                    Diagnostic.error(
                            DocumentCode.NOT_UTF8,
                            Span.startOf(new Source(name, "")),
                            "The file is written in UTF-16.",
                            "Samsky reads files in UTF-8.",
                            "Save it as UTF-8."));
            return Optional.empty();
        }
        var start =
                bytes.length >= 3
                                && bytes[0] == (byte) 0xEF
                                && bytes[1] == (byte) 0xBB
                                && bytes[2] == (byte) 0xBF
                        ? 3
                        : 0;
        var source = new Source(name, text(bytes, start));
        // The decoder of String puts U+FFFD where bytes are no UTF-8; whether it did, or somebody
        // wrote one, tells the strict decoder.
        if (source.text().indexOf('\uFFFD') >= 0) {
            var broken = firstBroken(bytes, start);
            if (broken.isPresent()) {
                var at = position(source.text(), broken.get());
                problems.add(
                        Diagnostic.error(
                                DocumentCode.NOT_UTF8,
                                new Span(source, at, at),
                                "There are bytes here that are not UTF-8.",
                                "Samsky reads files in UTF-8; this one was probably saved as"
                                        + " Latin-1 or Windows-1252.",
                                "Save it as UTF-8, and check the letters æ, ø and å."));
                return Optional.empty();
            }
        }
        var hidden = HiddenCharacters.index(source.text());
        if (hidden >= 0) {
            var at = position(source.text(), hidden);
            problems.add(
                    Diagnostic.error(
                            DocumentCode.FORBIDDEN_CHARACTER,
                            new Span(source, at, new Position(at.line(), at.column() + 1)),
                            "Here stands "
                                    + HiddenCharacters.name(source.text().codePointAt(hidden))
                                    + ".",
                            "Characters that cannot be seen can make a text look like another.",
                            "Remove the character."));
            return Optional.empty();
        }
        return Optional.of(source);
    }

    private static String text(byte[] bytes, int start) {
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        var first = bytes[0] & 0xFF;
        var second = bytes[1] & 0xFF;
        return (first == 0xFE && second == 0xFF)
                || (first == 0xFF && second == 0xFE)
                || (first == 0 && second != 0)
                || (first != 0 && second == 0);
    }

    /** How many characters come before the first bytes that are no UTF-8. */
    private static Optional<Integer> firstBroken(byte[] bytes, int start) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var out = CharBuffer.allocate(bytes.length - start + 1);
        try {
            var result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return Optional.empty();
            }
            result.throwException();
        } catch (CharacterCodingException _) {
            return Optional.of(out.position());
        }
        return Optional.empty();
    }

    private static Position position(String text, int index) {
        var line = 1;
        var start = 0;
        for (var i = 0; i < index; i++) {
            var character = text.charAt(i);
            if (character == '\n'
                    || (character == '\r'
                            && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, text.codePointCount(start, index) + 1);
    }
}
