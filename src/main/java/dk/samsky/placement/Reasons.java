package dk.samsky.placement;

/** Says in a few words why a place was taken. */
final class Reasons {
    private Reasons() {}

    static String of(Options options, Option chosen, int permitted, int forbidden, int unable) {
        var rest = ", " + forbidden + " forbidden" + (unable == 0 ? "" : ", " + unable + " unable");
        var isPinned = options.need().provider().isPresent() || options.need().region().isPresent();
        if (isPinned && permitted == 1) {
            return "pinned there by the workload";
        }
        if (permitted == 1) {
            return "the only one permitted" + rest;
        }
        var stays = options.standing().filter(chosen.location()::equals).isPresent();
        var best = options.permitted().getFirst();
        if (!chosen.estimate().isComplete()) {
            return (stays ? "runs there, " : "first by name, ")
                    + "its price unknown, of "
                    + permitted
                    + " permitted"
                    + rest;
        }
        var isCheapest =
                best.location().equals(chosen.location())
                        || best.estimate().known().compareTo(chosen.estimate().known()) == 0;
        var of = " of " + compared(options, permitted) + permitted + " permitted" + rest;
        if (isCheapest) {
            return "cheapest" + of;
        }
        return (stays ? "runs there, not the cheapest" : "cheapest with room") + of;
    }

    /** A place whose price nobody knows may be cheaper than all that were compared. */
    private static String compared(Options options, int permitted) {
        var known =
                options.permitted().stream()
                        .filter(option -> option.estimate().isComplete())
                        .count();
        return known == permitted ? "" : known + " whose price is known, of ";
    }
}
