package dk.samsky.report;

/** Gives text its colour, or leaves it as it is. Colour only repeats what the words say. */
public enum Paint {
    PLAIN,
    COLOURED;

    /** What a text is, which decides how it looks. */
    public enum Role {
        NONE(""),
        ERROR("1;31"),
        WARNING("1;33"),
        STRONG("1"),
        FAINT("2"),
        PLACE("36"),
        GAIN("32"),
        CHANGE("33"),
        LOSS("31"),
        GOOD("1;32");

        private final String code;

        Role(String code) {
            this.code = code;
        }
    }

    /** The text in the role's look. */
    public String of(Role role, String text) {
        return this == PLAIN || role == Role.NONE || text.isEmpty()
                ? text
                : "\u001B[" + role.code + "m" + text + "\u001B[0m";
    }
}
