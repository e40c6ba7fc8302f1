package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Doubts;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.expression.Expressions;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Binds the parameters of blueprints: from a workload to what it needs, in numbers. Thread-safe.
 *
 * <p>Expressions in a blueprint may speak of its parameters by their names, of {@code tenant}
 * ({@code name}, {@code inhabitants}, {@code labels}) and of {@code workload} ({@code name}, {@code
 * labels}).
 */
public final class Expander {
    private final SequencedMap<String, CompiledBlueprint> blueprints;
    private final Groups groups;
    private final Doubts doubts;
    private final List<Diagnostic> diagnostics;

    private Expander(
            SequencedMap<String, CompiledBlueprint> blueprints,
            Groups groups,
            Doubts doubts,
            List<Diagnostic> diagnostics) {
        this.blueprints = blueprints;
        this.groups = groups;
        this.doubts = doubts;
        this.diagnostics = Collections.unmodifiableList(new ArrayList<>(diagnostics));
    }

    /**
     * Checks every blueprint for itself and compiles its expressions; all mistakes of all of them
     * are told, each once.
     *
     * @param groups whose the groups of people are
     * @param doubts what is not known of the documents
     */
    public static Expander of(
            SequencedMap<String, Blueprint> blueprints,
            Groups groups,
            Doubts doubts,
            Expressions expressions) {
        var problems = new ArrayList<Diagnostic>();
        var compiled = new TreeMap<String, CompiledBlueprint>();
        blueprints.forEach((name, blueprint) -> {
            if (blueprint.basedOn().isEmpty()) {
                var outcome = BlueprintCompiler.compile(blueprint, doubts, expressions);
                problems.addAll(outcome.diagnostics());
                compiled.put(name, outcome.compiled());
            }
        });
        blueprints.forEach((name, blueprint) ->
                blueprint
                        .basedOn()
                        .map(compiled::get)
                        .map(base ->
                                BlueprintCompiler.compile(blueprint, base, doubts, expressions))
                        .ifPresent(outcome -> {
                            problems.addAll(outcome.diagnostics());
                            compiled.put(name, outcome.compiled());
                        }));
        return new Expander(compiled, groups, doubts, problems);
    }

    /** What is wrong with the blueprints. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * What a workload of a tenant needs; all mistakes in it are told at once.
     *
     * @throws IllegalArgumentException if something is wrong with its blueprint
     */
    public Checked<WorkloadNeed> expand(Tenant tenant, Workload workload) {
        return find(tenant, workload)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "This is a bug in Samsky: no blueprint "
                                        + workload.blueprint().value()))
                .expand();
    }

    /**
     * A workload as far as it can be judged: what hangs on something that is wrong elsewhere is
     * left alone.
     *
     * @param need what it needs, if that is known whole
     * @param problems what is wrong with it
     */
    public record Judged(Optional<WorkloadNeed> need, List<Diagnostic> problems) {
        public Judged {
            problems = problems.stream().toList();
        }
    }

    /** Judges a workload. */
    public Judged judge(Tenant tenant, Workload workload) {
        return find(tenant, workload)
                .map(Expansion::judge)
                .orElseGet(() -> new Judged(Optional.empty(), List.of()));
    }

    private Optional<Expansion> find(Tenant tenant, Workload workload) {
        return Optional.ofNullable(blueprints.get(workload.blueprint().value()))
                .map(blueprint -> new Expansion(blueprint, tenant, workload, groups, doubts));
    }
}
