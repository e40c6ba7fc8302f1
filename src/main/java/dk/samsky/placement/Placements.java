package dk.samsky.placement;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.WorkloadId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The places of all workloads that were planned together. One that has none does not keep the
 * others from theirs.
 *
 * @param placed by workload, in order of tenant and name
 * @param refused why each of the others has no place
 * @param warnings what is worth knowing of those that have one
 */
public record Placements(
        SequencedMap<WorkloadId, Placement> placed,
        SequencedMap<WorkloadId, Diagnostic> refused,
        List<Diagnostic> warnings) {
    public Placements {
        placed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(placed));
        refused = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(refused));
        warnings = List.copyOf(warnings);
    }
}
