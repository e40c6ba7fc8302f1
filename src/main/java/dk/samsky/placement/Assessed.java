package dk.samsky.placement;

import dk.samsky.model.need.WorkloadNeed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** One workload on its way to a place: where it may run, and all that was found of each place. */
public final class Assessed {
    private final Options options;
    private final SequencedMap<String, String> kept;
    private final List<Assessment> assessments;

    /**
     * @param kept the sizes that are to stay as they are, by component
     */
    Assessed(Options options, SequencedMap<String, String> kept, List<Assessment> assessments) {
        this.options = options;
        this.kept = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(kept));
        this.assessments = List.copyOf(assessments);
    }

    public WorkloadNeed need() {
        return options.need();
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
}
