package dk.samsky.policy;

import dk.samsky.diagnostic.Code;

/** What can be wrong with a rule or its waivers. */
public enum PolicyCode implements Code {
    NO_CONDITION("POL-001", "Rule is neither true nor false"),
    WAIVER_EXPIRED("POL-002", "Waiver has expired"),
    WAIVER_ENDS("POL-003", "Waiver ends soon");

    private final String id;
    private final String title;

    PolicyCode(String id, String title) {
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
