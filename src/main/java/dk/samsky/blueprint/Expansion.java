package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Component;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.ParameterFit;
import dk.samsky.document.Templated;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.Renames;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Groups;
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
import java.util.stream.Stream;

/** The expansion of one workload: its parameters, then its data class, components and rules. */
final class Expansion {
    private final CompiledBlueprint compiled;
    private final Tenant tenant;
    private final Workload workload;
    private final Groups groups;
    private final Doubts doubts;
    private final Problems problems = new Problems();

    /** The variables that have no value, since something is wrong elsewhere. */
    private final Set<String> unknown = new TreeSet<>();

    Expansion(
            CompiledBlueprint compiled,
            Tenant tenant,
            Workload workload,
            Groups groups,
            Doubts doubts) {
        this.compiled = compiled;
        this.tenant = tenant;
        this.workload = workload;
        this.groups = groups;
        this.doubts = doubts;
    }

    /** What it needs; every document that it comes from must be right. */
    Checked<WorkloadNeed> expand() {
        var need = need();
        return problems.hasErrors()
                ? problems.refuse()
                : problems.conclude(
                        need.orElseThrow(() ->
                                new IllegalArgumentException(
                                        "This is a bug in Samsky: not known whole: "
                                                + workload.id())));
    }

    /** The same, as far as it can be told. */
    Expander.Judged judge() {
        return new Expander.Judged(need(), problems.list());
    }

    private Optional<WorkloadNeed> need() {
        var blueprint = compiled.blueprint();
        var variables = variables();
        var data = dataClass();
        var evaluation = new Evaluation(compiled, workload, variables, unknown, problems);
        var isWhole = unknown.isEmpty();
        var present = new TreeSet<String>();
        var servers = new ArrayList<ServersNeed>();
        var namespaces = new ArrayList<NamespaceNeed>();
        for (var component : blueprint.components().values()) {
            if (component.when().filter(evaluation::isUnknown).isPresent()) {
                isWhole = false;
                continue;
            }
            if (!evaluation.holds(component.when())) {
                continue;
            }
            present.add(component.name());
            isWhole &=
                    switch (component) {
                        case Component.Servers group ->
                                new ServersExpansion(group, workload, evaluation, problems)
                                        .need()
                                        .map(servers::add)
                                        .orElse(false);
                        case Component.Space space ->
                                namespace(space, evaluation).map(namespaces::add).orElse(false);
                    };
        }
        var rules = rules(present, evaluation);
        return isWhole && !problems.hasErrors()
                ? Optional.of(
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
                                new Renames(
                                        workload.movedFrom().map(Located::value),
                                        blueprint.moved()),
                                workload.metadata().span()))
                : Optional.empty();
    }

    private Fields variables() {
        var values = new TreeMap<String, Value>();
        if (tenant.inhabitants() == 0 || doubts.about(DocumentKind.TENANT, tenant.id().name())) {
            unknown.add(BlueprintCompiler.TENANT);
        } else {
            values.put(BlueprintCompiler.TENANT, new Value.Group(tenantFields()));
        }
        if (doubts.about(workload)) {
            unknown.add(BlueprintCompiler.WORKLOAD);
        } else {
            values.put(
                    BlueprintCompiler.WORKLOAD,
                    new Value.Group(
                            Fields.builder()
                                    .text("name", workload.id().name())
                                    .group("labels", labels(workload.metadata().labels()))
                                    .build()));
        }
        for (var parameter : compiled.blueprint().parameters().values()) {
            value(parameter, values)
                    .ifPresentOrElse(
                            value -> values.put(parameter.name(), value),
                            () -> unknown.add(parameter.name()));
        }
        return new Fields(values);
    }

    /**
     * What the workload gives, else the default; empty if there is neither or it does not fit,
     * which has been told where it is written, or is told now.
     *
     * @param before the values that a default may speak of
     */
    private Optional<Value> value(Parameter parameter, SequencedMap<String, Value> before) {
        var given = workload.parameters().get(parameter.name());
        if (given != null) {
            return fitting(parameter, given.value());
        }
        if (doubts.mayGive(workload, parameter.name())) {
            return Optional.empty();
        }
        return parameter
                .fallback()
                .flatMap(written ->
                        switch (written) {
                            case Templated.Fixed<Value>(var value, var _) ->
                                    fitting(parameter, value);
                            case Templated.Computed<Value> computed ->
                                    computed(parameter, computed, before);
                        });
    }

    /** The value as expressions see it; empty if it does not fit, which was told. */
    private static Optional<Value> fitting(Parameter parameter, Value value) {
        return ParameterFit.seen(parameter, value)
                .filter(seen -> ParameterFit.outside(parameter, seen).isEmpty());
    }

    private Optional<Value> computed(
            Parameter parameter,
            Templated.Computed<Value> computed,
            SequencedMap<String, Value> before) {
        var value =
                new Evaluation(compiled, workload, new Fields(before), unknown, problems)
                        .value(computed)
                        .flatMap(result -> ParameterFit.seen(parameter, result));
        var outside = value.flatMap(seen -> ParameterFit.outside(parameter, seen));
        outside.ifPresent(why ->
                report(
                        Diagnostic.error(
                                        BlueprintCode.PARAMETER_DEFAULT,
                                        computed.span(),
                                        "The default of '"
                                                + parameter.name()
                                                + "' gives "
                                                + spoken(parameter, value.get())
                                                + " for the workload '"
                                                + workload.id().name()
                                                + "'.",
                                        why,
                                        "Give the workload a value of its own, or change the"
                                                + " default, or what the parameter allows.")
                                .with(new Related(parameter.span(), "the parameter"))
                                .with(workloadItself())));
        return value.filter(_ -> outside.isEmpty());
    }

    private static String spoken(Parameter parameter, Value value) {
        return value instanceof Value.Whole(var bytes)
                        && bytes >= 0
                        && parameter.type() == Parameter.Type.QUANTITY
                ? new ByteSize(bytes).toString()
                : Template.write(value)
                        .filter(text -> text.length() <= ParameterFit.LONGEST_TEXT)
                        .map(text -> "'" + text + "'")
                        .orElse("a long text");
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

    private DataClass dataClass() {
        var least = compiled.blueprint().data();
        var claim = workload.data();
        return new DataClass(
                raise("confidentiality", least.confidentiality(), claim.confidentiality()),
                raise("personal", least.personal(), claim.personal()),
                raise("location", least.location(), claim.location()));
    }

    private <E extends Enum<E>> E raise(String part, E least, Optional<Located<E>> claimed) {
        if (claimed.isEmpty() || claimed.get().value().compareTo(least) >= 0 || isDataUnknown()) {
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

    /** Whether nobody knows what the blueprint says of its data. */
    private boolean isDataUnknown() {
        var blueprint = compiled.blueprint();
        return doubts.about(DocumentKind.BLUEPRINT, blueprint.name(), "data")
                || blueprint
                        .basedOn()
                        .filter(base -> doubts.about(DocumentKind.BLUEPRINT, base, "data"))
                        .isPresent();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Optional<NamespaceNeed> namespace(Component.Space space, Evaluation evaluation) {
        var vcpus = evaluation.number(space.vcpus(), 0, Integer.MAX_VALUE, "vCPUs");
        Optional<ByteSize> memory = evaluation.value(space.memory());
        Optional<ByteSize> storage = evaluation.value(space.storage());
        var pods = evaluation.number(space.pods(), 0, Integer.MAX_VALUE, "pods");
        var balancers = evaluation.number(space.loadBalancers(), 0, 100, "load balancers");
        var deployer = evaluation.value(space.deployer());
        var protect = evaluation.value(space.protect());
        if (Stream.of(vcpus, memory, storage, pods, balancers, deployer, protect)
                .anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var check = new GroupCheck(groups, tenant.id());
        space.access().stream()
                .flatMap(access -> check.check(space.name(), access).stream())
                .forEach(problem ->
                        problems.add(
                                problem.about(tenant.id().name()))); // not once for each workload
        var access = new LinkedHashSet<Access>();
        tenant.access().forEach(each -> access.add(each.value()));
        space.access().forEach(each -> access.add(each.value()));
        return Optional.of(
                new NamespaceNeed(
                        space.name(),
                        vcpus.orElseThrow(),
                        memory.orElseThrow(),
                        storage.orElseThrow(),
                        pods.orElseThrow(),
                        balancers.orElseThrow(),
                        space.podSecurity(),
                        access.stream().toList(),
                        deployer.orElseThrow(),
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
