package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import java.util.List;
import java.util.SequencedMap;

/** One workload on its way to a place: where it may run, and all that was found of each place. */
public final class Assessed {
    private final Options options;
    private final SequencedMap<String, String> kept;
    private final List<Assessment> assessments;
    private final int forbidden;

    /**
     * @param kept the sizes that are to stay as they are, by component; nobody changes it, and what
     *     is alike has one together
     * @param forbidden how many of the places a rule forbids
     */
    Assessed(
            Options options,
            SequencedMap<String, String> kept,
            List<Assessment> assessments,
            int forbidden) {
        this.options = options;
        this.kept = kept;
        this.assessments = List.copyOf(assessments);
        this.forbidden = forbidden;
    }

    public WorkloadNeed need() {
        return options.need();
    }

    /** Where it might take more than it takes now: where it may stay, it goes nowhere else. */
    public List<Location> growing() {
        return options.permitted().stream()
                .map(Option::location)
                .filter(place ->
                        options.staying().isEmpty()
                                || options.standing().filter(place::equals).isPresent())
                .filter(place -> !options.demand(place).equals(Amounts.NONE))
                .toList();
    }

    Options options() {
        return options;
    }

    SequencedMap<String, String> kept() {
        return kept;
    }

    List<Assessment> assessments() {
        return assessments;
    }

    int forbidden() {
        return forbidden;
    }
}
