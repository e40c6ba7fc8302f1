package dk.samsky.document.kind;

import dk.samsky.document.Attachments.Purpose;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.LocatedShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Cidr;
import java.util.List;
import java.util.Optional;

/** The {@code spec} of {@code samsky.yaml}. */
final class WorkspaceShape {
    private static final Cidr POOL = Cidr.parse("10.0.0.0/8").orElseThrow();
    private static final String WORKLOAD = "^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$";
    private static final String IDENTITY = "^[A-Za-z0-9][A-Za-z0-9-]{0,62}$";

    private record State(String store, Optional<String> location, List<DeploymentId> beside) {
        static final State DEFAULT = new State("sqlite", Optional.empty(), List.of());

        /** A rehearsal must not write over what is remembered of the real clouds. */
        String location(Clouds clouds) {
            return location.orElse(
                    switch (clouds) {
                        case REAL -> LOCATION_OF_REAL;
                        case EMBEDDED -> LOCATION_OF_REHEARSAL;
                    });
        }
    }

    private static final String LOCATION_OF_REAL = ".samsky/state.db";
    private static final String LOCATION_OF_REHEARSAL = ".samsky/rehearsal.db";

    private record Search(
            List<Located<String>> blueprints,
            List<Located<String>> providers,
            List<Located<String>> policies) {}

    private static final Field<String> STORE =
            Field.optional(
                            "store",
                            Scalars.choice(
                                    "a state store", List.of("sqlite", "postgresql"), word -> word),
                            "The kind of store.")
                    .byDefault(State.DEFAULT.store, Value.of(State.DEFAULT.store));
    private static final Field<String> LOCATION =
            Field.optional(
                    "location",
                    Scalars.text(),
                    "Where it is: for sqlite a file of the workspace, without this "
                            + LOCATION_OF_REAL
                            + ", or "
                            + LOCATION_OF_REHEARSAL
                            + " with embedded clouds; for postgresql an address without a"
                            + " password.");

    private static final Field<List<DeploymentId>> BESIDE =
            Field.optional(
                            "beside",
                            new ListShape<>(
                                    "a list of deployments",
                                    Scalars.of(
                                            "the identity of a deployment",
                                            text ->
                                                    text.matches(IDENTITY)
                                                            ? Optional.of(new DeploymentId(text))
                                                            : Optional.empty(),
                                            "Write it as 'samsky state list' shows it there.",
                                            IDENTITY),
                                    0),
                            "Other deployments that have objects of the same tenants on purpose.")
                    .byDefault(List.of(), new Value.Listing(List.of()));

    private static final Field<List<Located<String>>> BLUEPRINTS = folders("blueprints");
    private static final Field<List<Located<String>>> PROVIDERS = folders("providers");
    private static final Field<List<Located<String>>> POLICIES = folders("policies");

    private static final Field<String> CURRENCY =
            Field.optional(
                            "currency",
                            Scalars.currency(),
                            "The currency that all costs are told in.")
                    .byDefault("DKK", Value.of("DKK"));
    private static final Field<State> STATE =
            Field.optional(
                            "state",
                            new ObjectShape<>(
                                    "a state store",
                                    "Where Samsky remembers what stands.",
                                    List.of(STORE, LOCATION, BESIDE),
                                    members ->
                                            Optional.of(
                                                    new State(
                                                            members.get(STORE),
                                                            members.find(LOCATION),
                                                            members.get(BESIDE)))),
                            "Where Samsky remembers what stands.")
                    .orGoOnWith(State.DEFAULT);
    private static final Field<Search> SEARCH =
            Field.optional(
                    "search",
                    new ObjectShape<>(
                            "search paths",
                            "The folders that documents are looked for in, relative to this file.",
                            List.of(BLUEPRINTS, PROVIDERS, POLICIES),
                            members ->
                                    Optional.of(
                                            new Search(
                                                    members.get(BLUEPRINTS),
                                                    members.get(PROVIDERS),
                                                    members.get(POLICIES)))),
                    "The folders that documents are looked for in, relative to this file.");
    private static final Field<String> RATES =
            Field.optional(
                    "rates",
                    Scalars.text(),
                    "A CSV file of conversion rates, relative to this file; it may be beside the"
                            + " providers.");
    private static final Field<Clouds> CLOUDS =
            Field.optional(
                            "clouds",
                            Scalars.word("a choice of clouds", Clouds.class),
                            "What the providers are reached through: each through its own driver,"
                                    + " or all through embedded clouds, for a rehearsal that calls"
                                    + " nothing real.")
                    .byDefault(Clouds.REAL, Value.of("real"));
    private static final Field<Cidr> ADDRESS_POOL =
            Field.optional(
                            "addressPool",
                            Scalars.range(),
                            "The addresses that tenants without a range of their own are given"
                                    + " theirs from.")
                    .byDefault(POOL, Value.of(POOL.toString()));
    private static final Field<Integer> TENANT_PREFIX =
            Field.optional(
                            "tenantPrefix",
                            Scalars.whole(9, 28),
                            "The length of the prefix of a range that is given from the pool.")
                    .byDefault(16, Value.of(16));

    private static final Field<List<Located<String>>> SHARED_GROUPS =
            Field.optional(
                            "sharedGroups",
                            new ListShape<>(
                                    "a list of groups", new LocatedShape<>(AccessShape.NAME), 0),
                            "Groups of people that belong to no tenant, and may act wherever a"
                                    + " tenant's document or a component names them. Every other"
                                    + " group belongs to the tenant whose document names it.")
                    .byDefault(List.of(), new Value.Listing(List.of()));

    private static final Field<List<Located<WorkloadId>>> PRIVILEGED_WORKLOADS =
            Field.optional(
                            "privilegedWorkloads",
                            new ListShape<>(
                                    "a list of workloads",
                                    new LocatedShape<>(
                                            Scalars.of(
                                                    "a workload of a tenant",
                                                    WorkloadId::parse,
                                                    "Write the tenant, '/' and the workload, such"
                                                            + " as aarhus/esdh.",
                                                    WORKLOAD)),
                                    0),
                            "Workloads that may have namespaces with 'podSecurity: privileged',"
                                    + " whose pods reach the machines below and all that runs"
                                    + " there, of whatever tenant.")
                    .byDefault(List.of(), new Value.Listing(List.of()));

    private static final Field<List<Cidr>> RESERVED_RANGES =
            Field.optional(
                            "reservedRanges",
                            new ListShape<>("a list of ranges", Scalars.range(), 0),
                            "Addresses that no rule reaches, such as those of a cluster's pods and"
                                    + " services, in which every tenant's are.")
                    .byDefault(List.of(), new Value.Listing(List.of()));

    /** The settings, and where other documents are; a list is empty if the default holds. */
    record Spec(
            WorkspaceSettings nameless,
            List<Located<String>> blueprints,
            List<Located<String>> providers,
            List<Located<String>> policies) {
        WorkspaceDocument named(Metadata metadata) {
            var settings =
                    new WorkspaceSettings(
                            metadata.name(),
                            nameless.currency(),
                            nameless.store(),
                            nameless.storeLocation(),
                            nameless.beside(),
                            nameless.addressPool(),
                            nameless.tenantPrefix(),
                            nameless.rates(),
                            nameless.clouds(),
                            nameless.sharedGroups(),
                            nameless.privilegedWorkloads(),
                            nameless.reservedRanges(),
                            metadata.span());
            return new WorkspaceDocument(settings, blueprints, providers, policies);
        }
    }

    private WorkspaceShape() {}

    private static Field<List<Located<String>>> folders(String name) {
        return Field.optional(
                        name,
                        new ListShape<>("a list of folders", new LocatedShape<>(Scalars.text()), 0),
                        "Folders with " + name + ".")
                .byDefault(List.of(), new Value.Listing(List.of(Value.of(name))));
    }

    static Shape<Spec> spec() {
        return new ObjectShape<>(
                "the spec of a workspace",
                "What holds for the whole workspace. Every key has a default.",
                List.of(
                        CURRENCY,
                        STATE,
                        CLOUDS,
                        SEARCH,
                        RATES,
                        ADDRESS_POOL,
                        TENANT_PREFIX,
                        SHARED_GROUPS,
                        PRIVILEGED_WORKLOADS,
                        RESERVED_RANGES),
                WorkspaceShape::make);
    }

    private static Optional<Spec> make(Members members) {
        var reading = members.reading();
        var pool = members.get(ADDRESS_POOL);
        var prefix = members.get(TENANT_PREFIX);
        checkPool(members, pool, prefix);
        var state = members.get(STATE);
        var clouds = members.get(CLOUDS);
        var search = members.find(SEARCH).orElse(new Search(List.of(), List.of(), List.of()));
        var rates =
                members.locate(RATES)
                        .flatMap(path ->
                                reading.attachments()
                                        .orIn(search.providers)
                                        .fetch(path, Purpose.RATES, reading.problems()));
        return Optional.of(
                new Spec(
                        new WorkspaceSettings(
                                "nameless",
                                members.get(CURRENCY),
                                state.store,
                                state.location(clouds),
                                state.beside,
                                pool,
                                prefix,
                                rates,
                                clouds,
                                members.get(SHARED_GROUPS),
                                members.get(PRIVILEGED_WORKLOADS),
                                members.get(RESERVED_RANGES),
                                members.span()),
                        search.blueprints,
                        search.providers,
                        search.policies));
    }

    private static void checkPool(Members members, Cidr pool, int prefix) {
        var reading = members.reading();
        if (!pool.isPrivate()) {
            reading.error(
                    DocumentCode.OUT_OF_BOUNDS,
                    members.spanOf(ADDRESS_POOL),
                    pool + " is not a range of private addresses.",
                    "Public addresses belong to somebody else, and count as the internet: a rule"
                            + " about the internet would reach other tenants.",
                    "Take a range within " + Cidr.PRIVATE_WORDS + ".");
        }
        if (prefix < pool.prefix()) {
            reading.error(
                    DocumentCode.CONTRADICTION,
                    members.spanOf(TENANT_PREFIX),
                    "A range with the prefix "
                            + prefix
                            + " does not fit into the pool "
                            + pool
                            + ".",
                    "Each tenant is given a part of the pool, so its prefix is longer than the"
                            + " pool's.",
                    "Make the prefix longer, or the pool larger.");
        }
    }
}
