package dk.samsky.placement;

import dk.samsky.diagnostic.Code;

/** Problems with places. */
public enum PlacementCode implements Code {
    NO_PLACE("PL-201", "No place is permitted"),
    NO_CANDIDATE("PL-202", "There is no place to choose from"),
    MOVES("PL-203", "A workload may not stay where it runs");

    private final String id;
    private final String title;

    PlacementCode(String id, String title) {
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
