package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.expression.Expressions;
import dk.samsky.model.need.WorkloadNeed;
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

    private Expander(SequencedMap<String, CompiledBlueprint> blueprints) {
        this.blueprints = blueprints;
    }

    /**
     * Checks every blueprint for itself and compiles its expressions; all mistakes of all of them
     * are told, each once.
     */
    public static Checked<Expander> of(
            SequencedMap<String, Blueprint> blueprints, Expressions expressions) {
        var problems = new Problems();
        var compiled = new TreeMap<String, CompiledBlueprint>();
        blueprints.forEach((name, blueprint) -> {
            if (blueprint.basedOn().isEmpty()) {
                problems.take(BlueprintCompiler.compile(blueprint, expressions))
                        .ifPresent(done -> compiled.put(name, done));
            }
        });
        blueprints.forEach((name, blueprint) ->
                blueprint
                        .basedOn()
                        .map(compiled::get) // a base with mistakes has been told of
                        .flatMap(base ->
                                problems.take(
                                        BlueprintCompiler.compile(blueprint, base, expressions)))
                        .ifPresent(done -> compiled.put(name, done)));
        return problems.conclude(new Expander(compiled));
    }

    /** What a workload of a tenant needs; all mistakes in it are told at once. */
    public Checked<WorkloadNeed> expand(Tenant tenant, Workload workload) {
        var name = workload.blueprint().value();
        var blueprint = blueprints.get(name);
        if (blueprint == null) {
            return Checked.refused(
                    Diagnostic.error(
                                    BlueprintCode.UNKNOWN_BLUEPRINT,
                                    workload.blueprint().span(),
                                    "There is no blueprint '" + name + "'.",
                                    "A workload is made from a blueprint of the workspace.",
                                    NearName.suggest(name, blueprints.keySet())
                                            + "Name one that there is, or write it.")
                            .about(workload.id().toString()));
        }
        return new Expansion(blueprint, tenant, workload).expand();
    }
}
