package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.Component.VolumeSpec;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Parameter;
import dk.samsky.document.ScalarType;
import dk.samsky.document.Templated;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Value;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Small documents for the tests, without a reader. A text with {@code ${}} is a template, as in
 * documents.
 */
final class Estate {
    static final ScalarType<Integer> INTEGER =
            new ScalarType<>(
                    "a whole number",
                    text ->
                            text.matches("-?[0-9]{1,9}")
                                    ? Optional.of(Integer.valueOf(text))
                                    : Optional.empty());
    static final ScalarType<String> TEXT = new ScalarType<>("a text", Optional::of);
    static final ScalarType<ByteSize> SIZE =
            new ScalarType<>("an amount of bytes such as 4Gi", ByteSize::parse);
    static final ScalarType<Boolean> FLAG =
            new ScalarType<>(
                    "true or false",
                    text ->
                            text.equals("true") || text.equals("false")
                                    ? Optional.of(text.equals("true"))
                                    : Optional.empty());

    static final Access OPERATORS = new Access("aarhus-it-drift", Role.OPERATOR);

    /** A group that belongs to nobody, and may act wherever it is named. */
    static final Access READERS = new Access("readers", Role.VIEWER);

    /** Another, whose name is no name of a resource. */
    static final Access ODD = new Access("Aarhus Kommune: IT & Drift", Role.VIEWER);

    static final Groups GROUPS =
            new Groups(
                    new TreeMap<>(
                            Map.of(
                                    OPERATORS.group(),
                                    List.of(new TenantId("aarhus")),
                                    "ribe-it",
                                    List.of(new TenantId("ribe")))),
                    new TreeSet<>(Set.of(READERS.group(), ODD.group())));

    private Estate() {}

    static Span span(String text) {
        return new Span(
                new Source(text + ".yaml", text),
                new Position(1, 1),
                new Position(1, 1 + text.codePointCount(0, text.length())));
    }

    static <T> Templated<T> of(String text, ScalarType<T> type) {
        return text.contains("${")
                ? new Templated.Computed<>(text, type, span(text))
                : new Templated.Fixed<>(type.parse().apply(text).orElseThrow(), span(text));
    }

    static Metadata metadata(String name) {
        return new Metadata(name, new LinkedHashMap<>(), span(name));
    }

    static Parameter parameter(String name, Parameter.Type type, Value fallback) {
        return new Parameter(
                name,
                type,
                "",
                Optional.of(new Templated.Fixed<>(fallback, span(name))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                span(name));
    }

    static Component.Servers servers(String name, String count, VolumeSpec... volumes) {
        return new Component.Servers(
                name,
                Optional.empty(),
                of(count, INTEGER),
                of("2", INTEGER),
                of("4Gi", SIZE),
                of("debian-12", TEXT),
                of("false", FLAG),
                of("false", FLAG),
                Optional.empty(),
                List.of(),
                Arrays.asList(volumes),
                of("false", FLAG),
                span(name));
    }

    static VolumeSpec volume(String name, String size) {
        return new VolumeSpec(name, of(size, SIZE), span(name));
    }

    static Component.Space space(String name, Access... access) {
        return new Component.Space(
                name,
                Optional.empty(),
                of("4", INTEGER),
                of("8Gi", SIZE),
                of("20Gi", SIZE),
                of("50", INTEGER),
                of("0", INTEGER),
                PodSecurity.RESTRICTED,
                Arrays.stream(access).map(Estate::located).toList(),
                of("true", FLAG),
                of("true", FLAG),
                span(name));
    }

    private static Located<Access> located(Access access) {
        return new Located<>(access, span(access.group()));
    }

    static Blueprint.Rule rule(String allow, String from, String to) {
        return new Blueprint.Rule(
                allow, from, to, Optional.empty(), span(allow + " " + from + " " + to));
    }

    static Blueprint blueprint(
            String name,
            List<Parameter> parameters,
            List<Component> components,
            Blueprint.Rule... rules) {
        var byName = new LinkedHashMap<String, Parameter>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        var parts = new LinkedHashMap<String, Component>();
        components.forEach(component -> parts.put(component.name(), component));
        return new Blueprint(
                metadata(name),
                "",
                Optional.empty(),
                byName,
                DataClaim.NOTHING,
                parts,
                Arrays.asList(rules),
                new LinkedHashMap<>());
    }

    /** Web and database servers, as in the design. */
    static Blueprint caseManagement() {
        return blueprint(
                "case-management",
                List.of(
                        new Parameter(
                                "webServers",
                                Parameter.Type.INTEGER,
                                "how many servers answer",
                                Optional.of(new Templated.Fixed<>(Value.of(2), span("2"))),
                                Optional.of(1L),
                                Optional.of(10L),
                                List.of(),
                                span("webServers")),
                        parameter("databaseSize", Parameter.Type.QUANTITY, Value.of("500Gi"))),
                List.of(
                        servers("web", "${webServers}"),
                        servers("db", "1", volume("data", "${databaseSize}"))),
                rule("tcp/443", "internet", "web"),
                rule("tcp/5432", "web", "db"));
    }

    static Tenant tenant(String name, Workload... workloads) {
        var byName = new LinkedHashMap<String, Workload>();
        Arrays.asList(workloads).forEach(workload -> byName.put(workload.id().name(), workload));
        return new Tenant(
                new TenantId(name),
                metadata(name),
                name + " kommune",
                "0751",
                "55133018",
                349_983,
                Optional.empty(),
                new Located<>(Limits.NONE, span(name)),
                List.of(located(OPERATORS)),
                Optional.empty(),
                byName);
    }

    static Tenant withRange(Tenant tenant, String range) {
        return new Tenant(
                tenant.id(),
                tenant.metadata(),
                tenant.displayName(),
                tenant.municipalityCode(),
                tenant.cvr(),
                tenant.inhabitants(),
                tenant.budget(),
                tenant.quota(),
                tenant.access(),
                Optional.of(new Located<>(cidr(range), span(range))),
                tenant.workloads());
    }

    static Workload workload(
            String tenant, String name, String blueprint, Map<String, Value> parameters) {
        var located = new LinkedHashMap<String, Located<Value>>();
        parameters.forEach((key, value) -> located.put(key, new Located<>(value, span(key))));
        return new Workload(
                new WorkloadId(new TenantId(tenant), name),
                metadata(name),
                new Located<>(blueprint, span(blueprint)),
                located,
                DataClaim.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Workload withData(Workload workload, DataClaim data) {
        return new Workload(
                workload.id(),
                workload.metadata(),
                workload.blueprint(),
                workload.parameters(),
                data,
                workload.provider(),
                workload.region(),
                workload.movedFrom());
    }

    static SequencedMap<String, Blueprint> library(Blueprint... blueprints) {
        var byName = new LinkedHashMap<String, Blueprint>();
        Arrays.asList(blueprints).forEach(blueprint -> byName.put(blueprint.name(), blueprint));
        return byName;
    }

    /** What a workload needs; refused if something is wrong with its blueprint as well. */
    static Checked<WorkloadNeed> expand(Expander expander, Tenant tenant, Workload workload) {
        return expander.diagnostics().isEmpty()
                ? expander.expand(tenant, workload)
                : new Checked.Refused<>(expander.diagnostics());
    }

    static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
