package dk.samsky.model.data;

/** What a workload's data demands. */
public record DataClass(
        Confidentiality confidentiality, PersonalData personal, DataLocation location) {
    /**
     * What is assumed of a blueprint that says nothing: the strictest would block, the laxest would
     * leak; internal, ordinary, EU.
     */
    public static final DataClass UNSTATED =
            new DataClass(Confidentiality.INTERNAL, PersonalData.ORDINARY, DataLocation.EU);
}
