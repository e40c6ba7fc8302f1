package dk.samsky.blueprint;

import dk.samsky.document.Blueprint;
import dk.samsky.document.Templated;
import dk.samsky.expression.Template;
import java.util.IdentityHashMap;

/** A blueprint whose expressions are compiled: once, however many workloads use it. */
final class CompiledBlueprint {
    private final Blueprint blueprint;

    /** By identity: each place of the document is one object, and comparing those is cheap. */
    private final IdentityHashMap<Templated.Computed<?>, Template> templates;

    CompiledBlueprint(
            Blueprint blueprint, IdentityHashMap<Templated.Computed<?>, Template> templates) {
        this.blueprint = blueprint;
        this.templates = new IdentityHashMap<>(templates);
    }

    Blueprint blueprint() {
        return blueprint;
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
