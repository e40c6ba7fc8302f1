package dk.samsky.document;

import dk.samsky.document.Workload.DataClaim;
import dk.samsky.model.content.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A blueprint as it is written that is another one with other defaults. Binding makes a {@link
 * Blueprint} of it.
 *
 * @param basedOn the name of the blueprint that it has its components from
 * @param defaults by the names of its parameters, as written: values, or texts with expressions
 * @param data what it says of its data; empty parts are the base's
 */
public record Variant(
        Metadata metadata,
        String description,
        Located<String> basedOn,
        SequencedMap<String, Located<Value>> defaults,
        DataClaim data) {
    public Variant {
        defaults = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(defaults));
    }

    public String name() {
        return metadata.name();
    }
}
