package dk.samsky.plan;

import dk.samsky.diagnostic.Code;

/** The problems of planning. */
public enum PlanCode implements Code {
    PROTECTED("PN-101", "A protected resource would be lost"),
    DATA_LOST("PN-102", "A change of place would lose data"),
    QUOTA("PN-103", "The tenant's quota is exceeded"),
    KIND_UNSUPPORTED("PN-106", "The provider cannot hold this"),
    UNKNOWN("PN-107", "A part of the cloud could not be read"),
    POLICY("PN-108", "A policy forbids the plan"),
    MOVE_BLOCKED("PN-110", "A renamed resource meets another of its new name"),
    RULE_BROKEN("PN-109", "A rule cannot be judged"),
    DATA_LOST_HERE("PN-111", "A replacement would lose data"),
    DATA_UNKNOWN("PN-112", "Data that the state does not know would be lost"),
    SPARE("PN-113", "More stays than is asked for"),
    UNMARKED("PN-114", "What says whose an object is was taken off"),
    UNSELECTED("PN-115", "Something that is not planned would lose what it needs");

    private final String id;
    private final String title;

    PlanCode(String id, String title) {
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
