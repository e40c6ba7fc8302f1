package dk.samsky.engine;

import dk.samsky.diagnostic.Code;

/** The problems of carrying plans out. */
public enum EngineCode implements Code {
    UNSETTLED("EN-101", "What a former run did is not known"),
    LEFT_BEHIND("EN-102", "Something is left in the cloud"),
    STALE("EN-104", "The plan is stale"),
    FAILED("EN-105", "The cloud refused a step"),
    OTHER_DEPLOYMENT("EN-108", "Another deployment has objects of the tenant"),
    NOT_RESTORED("EN-109", "The state cannot be restored"),
    INTERRUPTED("EN-112", "A step was interrupted"),
    NOT_REMEMBERED("EN-111", "The state could not be written");

    private final String id;
    private final String title;

    EngineCode(String id, String title) {
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
