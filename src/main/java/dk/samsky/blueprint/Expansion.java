package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Component;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.Renames;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.ServersNeed.VolumeNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.TenantSpace.Access;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The expansion of one workload: its parameters, then its data class, components and rules. */
final class Expansion {
    private static final int MOST_SERVERS = 500;

    private final CompiledBlueprint compiled;
    private final Tenant tenant;
    private final Workload workload;
    private final Problems problems = new Problems();

    Expansion(CompiledBlueprint compiled, Tenant tenant, Workload workload) {
        this.compiled = compiled;
        this.tenant = tenant;
        this.workload = workload;
    }

    Checked<WorkloadNeed> expand() {
        var blueprint = compiled.blueprint();
        var variables = variables();
        var data = dataClass();
        if (problems.hasErrors()) {
            return problems
                    .refuse(); // what would be computed from wrong values would be told as wrong,
            // too
        }
        var evaluation = new Evaluation(compiled, workload, variables, problems);
        var present = new TreeSet<String>();
        var servers = new ArrayList<ServersNeed>();
        var namespaces = new ArrayList<NamespaceNeed>();
        for (var component : blueprint.components().values()) {
            if (!evaluation.holds(component.when())) {
                continue;
            }
            present.add(component.name());
            switch (component) {
                case Component.Servers group -> servers(group, evaluation).ifPresent(servers::add);
                case Component.Space space ->
                        namespace(space, evaluation).ifPresent(namespaces::add);
            }
        }
        var rules = rules(present, evaluation);
        if (problems.hasErrors()) {
            return problems.refuse();
        }
        return problems.conclude(
                new WorkloadNeed(
                        workload.id(),
                        blueprint.name(),
                        workload.metadata().labels(),
                        data,
                        servers,
                        namespaces,
                        rules,
                        workload.provider().map(Located::value),
                        workload.region().map(Located::value),
                        new Renames(workload.movedFrom().map(Located::value), blueprint.moved()),
                        workload.metadata().span()));
    }

    private Fields variables() {
        var blueprint = compiled.blueprint();
        var values = new TreeMap<String, Value>();
        workload.parameters()
                .forEach((name, given) -> {
                    if (!blueprint.parameters().containsKey(name)) {
                        reportUnknown(name, given.span());
                    }
                });
        values.put(BlueprintCompiler.TENANT, new Value.Group(tenantFields()));
        values.put(
                BlueprintCompiler.WORKLOAD,
                new Value.Group(
                        Fields.builder()
                                .text("name", workload.id().name())
                                .group("labels", labels(workload.metadata().labels()))
                                .build()));
        for (var parameter : blueprint.parameters().values()) {
            parameterValue(parameter, values)
                    .ifPresent(value -> values.put(parameter.name(), value));
        }
        return new Fields(values);
    }

    /**
     * What the workload gives, else the default; empty if there is neither or it does not fit,
     * which is then told.
     *
     * @param before the values that a default may speak of
     */
    private Optional<Value> parameterValue(
            Parameter parameter, SequencedMap<String, Value> before) {
        var related = new Related(parameter.span(), "the parameter");
        var given = workload.parameters().get(parameter.name());
        if (given == null && parameter.fallback().isEmpty()) {
            report(missing(parameter).with(related));
            return Optional.empty();
        }
        return Optional.ofNullable(given)
                .or(() ->
                        parameter
                                .fallback()
                                .flatMap(written -> fallback(parameter, written, before)))
                .flatMap(value ->
                        new ParameterCheck(parameter, problem -> report(problem.with(related)))
                                .check(value));
    }

    private Optional<Located<Value>> fallback(
            Parameter parameter, Templated<Value> written, SequencedMap<String, Value> before) {
        if (written instanceof Templated.Computed<Value> computed
                && problems.hasErrors()
                && compiled.blueprint().parameters().keySet().stream()
                        .takeWhile(name -> !name.equals(parameter.name()))
                        .anyMatch(name ->
                                !before.containsKey(name) && computed.text().contains(name))) {
            return Optional.empty(); // it needs the value that is wrong, which has been told
        }
        return new Evaluation(compiled, workload, new Fields(before), problems)
                .value(written)
                .map(value -> new Located<>(value, written.span()));
    }

    private Diagnostic missing(Parameter parameter) {
        var name = parameter.name();
        return Diagnostic.error(
                BlueprintCode.MISSING_PARAMETER,
                workload.metadata().span(),
                "The workload '"
                        + workload.id().name()
                        + "' gives no '"
                        + name
                        + "', which the blueprint '"
                        + compiled.blueprint().name()
                        + "' asks for.",
                "The parameter has no default."
                        + (parameter.description().isBlank()
                                ? ""
                                : " It is for: " + parameter.description()),
                "Add '"
                        + name
                        + "' to the workload's parameters, or give it a default in the blueprint.");
    }

    private Fields tenantFields() {
        return Fields.builder()
                .text("name", tenant.id().name())
                .number("inhabitants", tenant.inhabitants())
                .group("labels", labels(tenant.metadata().labels()))
                .build();
    }

    private static Fields labels(SequencedMap<String, String> labels) {
        var fields = Fields.builder();
        labels.forEach(fields::text);
        return fields.build();
    }

    private void reportUnknown(String name, Span span) {
        var known = compiled.blueprint().parameters().keySet();
        report(
                Diagnostic.error(
                                BlueprintCode.UNKNOWN_PARAMETER,
                                span,
                                "The blueprint '"
                                        + compiled.blueprint().name()
                                        + "' has no parameter '"
                                        + name
                                        + "'.",
                                known.isEmpty()
                                        ? "It has no parameters."
                                        : "It has " + String.join(", ", known) + ".",
                                NearName.suggest(name, known)
                                        + "Remove the line, or add the parameter to the blueprint.")
                        .with(
                                new Related(
                                        compiled.blueprint().metadata().span(), "the blueprint")));
    }

    private DataClass dataClass() {
        var least = compiled.blueprint().data();
        var claim = workload.data();
        return new DataClass(
                raise("confidentiality", least.confidentiality(), claim.confidentiality()),
                raise("personal", least.personal(), claim.personal()),
                raise("location", least.location(), claim.location()));
    }

    private <E extends Enum<E>> E raise(String part, E least, Optional<Located<E>> claimed) {
        if (claimed.isEmpty() || claimed.get().value().compareTo(least) >= 0) {
            return claimed.map(Located::value).orElse(least);
        }
        var claim = claimed.get();
        report(
                Diagnostic.error(
                                BlueprintCode.DATA_LOWERED,
                                claim.span(),
                                "The workload says "
                                        + part
                                        + ": "
                                        + word(claim.value())
                                        + ", but its blueprint '"
                                        + compiled.blueprint().name()
                                        + "' says "
                                        + word(least)
                                        + ".",
                                "A workload may ask for more protection than its blueprint, never"
                                        + " for less.",
                                "Say "
                                        + word(least)
                                        + " or stricter, remove the line, or use another"
                                        + " blueprint.")
                        .with(
                                new Related(
                                        compiled.blueprint().metadata().span(), "the blueprint")));
        return least;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Optional<ServersNeed> servers(Component.Servers group, Evaluation evaluation) {
        var count = evaluation.number(group.count(), 0, MOST_SERVERS, "servers");
        var vcpus = evaluation.number(group.vcpus(), 1, Integer.MAX_VALUE, "vCPUs");
        var memory = evaluation.value(group.memory());
        var image = evaluation.value(group.image());
        var spread = evaluation.value(group.spread());
        var publicAddress = evaluation.value(group.publicAddress());
        var protect = evaluation.value(group.protect());
        var volumes = new ArrayList<VolumeNeed>();
        for (var volume : group.volumes()) {
            evaluation
                    .value(volume.size())
                    .ifPresent(size -> {
                        VolumeSize.check(volume.name(), size, volume.size().span())
                                .ifPresent(problem -> report(problem.with(workloadItself())));
                        volumes.add(new VolumeNeed(volume.name(), size));
                    });
        }
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(
                new ServersNeed(
                        group.name(),
                        count.orElseThrow(),
                        vcpus.orElseThrow(),
                        memory.orElseThrow(),
                        image.orElseThrow(),
                        spread.orElseThrow(),
                        publicAddress.orElseThrow(),
                        group.cloudInit().map(Located::value),
                        volumes,
                        protect.orElseThrow()));
    }

    private Optional<NamespaceNeed> namespace(Component.Space space, Evaluation evaluation) {
        var vcpus = evaluation.number(space.vcpus(), 0, Integer.MAX_VALUE, "vCPUs");
        Optional<ByteSize> memory = evaluation.value(space.memory());
        Optional<ByteSize> storage = evaluation.value(space.storage());
        var pods = evaluation.number(space.pods(), 0, Integer.MAX_VALUE, "pods");
        var protect = evaluation.value(space.protect());
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        var access = new LinkedHashSet<Access>(tenant.access());
        access.addAll(space.access());
        return Optional.of(
                new NamespaceNeed(
                        space.name(),
                        vcpus.orElseThrow(),
                        memory.orElseThrow(),
                        storage.orElseThrow(),
                        pods.orElseThrow(),
                        space.podSecurity(),
                        access.stream().toList(),
                        protect.orElseThrow()));
    }

    private List<TrafficRule> rules(Set<String> present, Evaluation evaluation) {
        var rules = new ArrayList<TrafficRule>();
        for (var flow : compiled.flows()) {
            var rule = flow.rule();
            if (evaluation.holds(flow.when())
                    && isPresent(rule.from(), present)
                    && isPresent(rule.to(), present)) {
                rules.add(rule);
            }
        }
        return Collections.unmodifiableList(rules);
    }

    private static boolean isPresent(Peer peer, Set<String> present) {
        return switch (peer) {
            case Peer.Group(var name) -> present.contains(name);
            case Peer.Internet _, Peer.Range _ -> true;
        };
    }

    private Related workloadItself() {
        return new Related(workload.metadata().span(), "the workload");
    }

    private void report(Diagnostic problem) {
        problems.add(problem.about(workload.id().toString()));
    }
}
