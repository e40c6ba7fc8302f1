package dk.samsky.blueprint;

import dk.samsky.document.Blueprint;
import dk.samsky.document.Templated;
import dk.samsky.expression.Template;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A blueprint whose expressions and rules are compiled: once, however many workloads use it. */
final class CompiledBlueprint {
    private final Blueprint blueprint;

    /** By identity: each place of the document is one object, and comparing those is cheap. */
    private final IdentityHashMap<Templated.Computed<?>, Template> templates;

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

    CompiledBlueprint(
            Blueprint blueprint, IdentityHashMap<Templated.Computed<?>, Template> templates) {
        this.blueprint = blueprint;
        this.templates = new IdentityHashMap<>(templates);
        this.flows = blueprint.rules().stream().map(Flow::of).toList();
    }

    /** A copy to go on from. */
    IdentityHashMap<Templated.Computed<?>, Template> templates() {
        return new IdentityHashMap<>(templates);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** What may flow, in the order written. */
    List<Flow> flows() {
        return flows;
    }

    Template template(Templated.Computed<?> computed) {
        var template = templates.get(computed);
        if (template == null) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: not compiled: " + computed.text());
        }
        return template;
    }
}
