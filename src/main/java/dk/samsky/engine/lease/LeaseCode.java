package dk.samsky.engine.lease;

import dk.samsky.diagnostic.Code;

/** What is told of a tenant that cannot be held. */
enum LeaseCode implements Code {
    LEASE_HELD("EN-103", "Another run holds the tenant"),
    LEASE_LOST("EN-107", "The run no longer holds the tenant");

    private final String id;
    private final String title;

    LeaseCode(String id, String title) {
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
