package dk.samsky.blueprint;

import dk.samsky.document.Blueprint;
import dk.samsky.document.Templated;
import dk.samsky.expression.Template;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A blueprint whose expressions and rules are compiled: once, however many workloads use it. Of one
 * in which something is wrong, as much as can be.
 */
final class CompiledBlueprint {
    private final Blueprint blueprint;

    private final Map<Templated.Computed<?>, Template> templates;

    private final List<Flow> flows;

    /** A rule, and the condition under which a workload has it. */
    record Flow(TrafficRule rule, Optional<Templated<Boolean>> when) {
        /** Of a rule whose form was checked when the document was read. */
        static Flow of(Blueprint.Rule written) {
            var from = Peer.parse(written.from()).orElseThrow();
            var to = Peer.parse(written.to()).orElseThrow();
            return new Flow(
                    TrafficRule.parse(written.allow(), from, to).orElseThrow(), written.when());
        }
    }

    CompiledBlueprint(Blueprint blueprint, Map<Templated.Computed<?>, Template> templates) {
        this.blueprint = blueprint;
        this.templates = new HashMap<>(templates);
        this.flows = blueprint.rules().stream().map(Flow::of).toList();
    }

    /** A copy to go on from. */
    Map<Templated.Computed<?>, Template> templates() {
        return new HashMap<>(templates);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** What may flow, in the order written. */
    List<Flow> flows() {
        return flows;
    }

    /** What a text compiles to; empty if something is wrong with it, which was told. */
    Optional<Template> template(Templated.Computed<?> computed) {
        return Optional.ofNullable(templates.get(computed));
    }
}
