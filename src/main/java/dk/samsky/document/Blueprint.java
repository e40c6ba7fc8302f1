package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.model.data.DataClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A parameterised, reusable description of a workload.
 *
 * @param basedOn the blueprint whose components, rules and names of parameters these are, if it has
 *     none of its own
 * @param parameters by name, in the order written
 * @param components by name, in the order written
 * @param rules what may flow between components, the internet and ranges
 * @param moved old component name to the name it has now: what stands is kept
 */
public record Blueprint(
        Metadata metadata,
        String description,
        Optional<String> basedOn,
        SequencedMap<String, Parameter> parameters,
        DataClaim claim,
        SequencedMap<String, Component> components,
        List<Rule> rules,
        SequencedMap<String, String> moved) {
    /**
     * An allowed flow as written: {@code {allow: tcp/443, from: internet, to: web}}; the texts are
     * checked for their form.
     */
    public record Rule(
            String allow, String from, String to, Optional<Templated<Boolean>> when, Span span) {}

    public Blueprint {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        components = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(components));
        rules = rules.stream().toList();
        moved = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(moved));
    }

    /** How its data is classified. */
    public DataClass data() {
        return claim.complete();
    }

    public String name() {
        return metadata.name();
    }
}
