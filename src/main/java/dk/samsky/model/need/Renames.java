package dk.samsky.model.need;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What had another name before.
 *
 * @param workload the workload's former name
 * @param components former name of each renamed component to the one it has now
 */
public record Renames(Optional<String> workload, SequencedMap<String, String> components) {
    public static final Renames NONE = new Renames(Optional.empty(), new LinkedHashMap<>());

    public Renames {
        components = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(components));
    }

    public boolean isNone() {
        return workload.isEmpty() && components.isEmpty();
    }
}
