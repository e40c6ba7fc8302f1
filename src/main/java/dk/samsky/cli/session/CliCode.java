package dk.samsky.cli.session;

import dk.samsky.diagnostic.Code;

/** The problems of the command line itself. */
public enum CliCode implements Code {
    USAGE("CLI-101", "Wrong usage"),
    NO_WORKSPACE("CLI-102", "No workspace"),
    FILE("CLI-103", "A file cannot be used"),
    STATE("CLI-104", "The state cannot be used"),
    CLOUD("CLI-105", "A cloud cannot be used"),
    NOT_FOUND("CLI-106", "Nothing of that name"),
    NOT_ANSWERED("CLI-107", "Nobody is there to ask"),
    STOPPED("CLI-108", "Stopped"),
    JAVA("CLI-109", "The Java runtime does not fit"),
    OUTPUT("CLI-110", "The result cannot be written"),
    BUG("CLI-199", "This is a bug in Samsky");

    private final String id;
    private final String title;

    CliCode(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
