package dk.samsky.placement;

import dk.samsky.diagnostic.Code;

/** Problems with places. */
public enum PlacementCode implements Code {
    NO_PLACE("PL-201", "No place is permitted"),
    NO_CANDIDATE("PL-202", "There is no place to choose from"),
    MOVES("PL-203", "A workload may not stay where it runs"),
    NO_ROOM("PL-204", "A place is full"),
    UNABLE("PL-205", "No place has what is needed"),
    NO_DRIVER("PL-206", "A provider's driver is not there");

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
