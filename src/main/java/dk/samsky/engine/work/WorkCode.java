package dk.samsky.engine.work;

import dk.samsky.diagnostic.Code;

/** What is told of work itself, whatever it was. */
enum WorkCode implements Code {
    DAMAGED("EN-110", "What is remembered of a tenant cannot be read"),
    BUG("EN-199", "This is a bug in Samsky");

    private final String id;
    private final String title;

    WorkCode(String id, String title) {
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
