package dk.samsky.policy;

import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Desired;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gathers what rules may speak of. Thread-safe.
 *
 * <ul>
 *   <li>{@code tenant}: {@code name}, {@code displayName}, {@code inhabitants}, {@code labels}
 *   <li>{@code workload}: {@code name}, {@code blueprint}, {@code labels}, {@code data} ({@code
 *       confidentiality}, {@code personal}, {@code location}, as words), {@code amounts} ({@code
 *       vcpus}, {@code servers}, {@code namespaces}, {@code publicAddresses}; {@code memory} and
 *       {@code storage} in bytes), and {@code provider} and {@code region} if it is pinned to them
 *   <li>{@code provider}: {@code name}, {@code displayName}, {@code labels}, {@code owner} ({@code
 *       name}, {@code jurisdiction}), {@code assurances}: the value of each that counts on the day,
 *       true for one without a value
 *   <li>{@code region}: {@code name}, {@code country}
 *   <li>{@code resource}: {@code kind}, {@code name}, {@code address}, {@code protect}, what it
 *       takes ({@code vcpus}; {@code memory} and {@code storage} in bytes), {@code fields}
 *   <li>{@code plan}: {@code creates}, {@code updates}, {@code replaces}, {@code deletes}; {@code
 *       costBefore} and {@code costAfter} in hundredths of {@code currency} for a month, left out
 *       while they are unknown
 * </ul>
 *
 * <p>Groups without any field ({@code labels}, {@code assurances}) are there, and empty.
 */
public final class Facts {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private final Map<TenantId, Value> tenants = new TreeMap<>();
    private final Map<String, Value> providers = new TreeMap<>();
    private final Map<Location, Value> regions = new TreeMap<>();

    /**
     * @param today the day on which assurances must count
     */
    public Facts(Collection<Tenant> tenants, Collection<Provider> providers, LocalDate today) {
        tenants.forEach(tenant -> this.tenants.put(tenant.id(), tenant(tenant)));
        for (var provider : providers) {
            this.providers.put(provider.name(), provider(provider, today));
            provider.regions()
                    .forEach((name, region) ->
                            regions.put(
                                    new Location(provider.name(), name),
                                    region(name, region.country())));
        }
    }

    /**
     * What a tenant's plan comes to.
     *
     * @param costBefore for a month; empty while a price is unknown
     * @param costAfter for a month; empty while a price is unknown
     */
    public record PlanFigures(
            int creates,
            int updates,
            int replaces,
            int deletes,
            Optional<Money> costBefore,
            Optional<Money> costAfter) {}

    /** A workload, for rules of the scope {@code workload}. */
    public Subject workload(WorkloadNeed need) {
        return subject(need.id().tenant(), Optional.of(need.id().name()), own(need));
    }

    /**
     * Gives the pair of a workload and each place that it is asked for, for rules of the scope
     * {@code placement}.
     */
    public Function<Location, Subject> placement(WorkloadNeed need) {
        var workload = workload(need); // once for all places
        return location -> {
            var facts = new TreeMap<>(workload.facts().values());
            addPlace(facts, location);
            return new Subject(workload.tenant(), workload.workload(), new Fields(facts));
        };
    }

    /**
     * A resource, for rules of the scope {@code resource}.
     *
     * @param need the workload that it belongs to; without one {@code workload} is an empty group
     */
    public Subject resource(Desired desired, Optional<WorkloadNeed> need) {
        var tenant = desired.address().tenant();
        var own =
                need.map(this::own)
                        .orElseGet(() -> {
                            var alone = new TreeMap<String, Value>();
                            alone.put(Vocabulary.TENANT, require(tenants, tenant));
                            alone.put(Vocabulary.WORKLOAD, new Value.Group(Fields.NONE));
                            return alone;
                        });
        addPlace(own, desired.location());
        var fields = new TreeMap<String, Value>();
        fields.put("kind", Value.of(desired.address().kind().word()));
        fields.put("name", Value.of(desired.address().name()));
        fields.put("address", Value.of(desired.address().toString()));
        fields.put("protect", Value.of(desired.protect()));
        var amounts = desired.resource().amounts();
        fields.put("vcpus", Value.of(amounts.vcpus()));
        fields.put("memory", Value.of(amounts.memory().bytes()));
        fields.put("storage", Value.of(amounts.storage().bytes()));
        fields.put("fields", new Value.Group(desired.resource().fields()));
        own.put(Vocabulary.RESOURCE, new Value.Group(new Fields(fields)));
        return subject(tenant, desired.address().workload(), own);
    }

    /** A tenant's plan, for rules of the scope {@code plan}. */
    public Subject plan(TenantId tenant, PlanFigures figures) {
        var plan =
                Fields.builder()
                        .number("creates", figures.creates())
                        .number("updates", figures.updates())
                        .number("replaces", figures.replaces())
                        .number("deletes", figures.deletes())
                        .text(
                                "currency",
                                figures.costAfter().or(figures::costBefore).map(Money::currency));
        figures.costBefore().ifPresent(cost -> plan.number("costBefore", hundredths(cost)));
        figures.costAfter().ifPresent(cost -> plan.number("costAfter", hundredths(cost)));
        var own = new TreeMap<String, Value>();
        own.put(Vocabulary.TENANT, require(tenants, tenant));
        own.put(Vocabulary.PLAN, new Value.Group(plan.build()));
        return subject(tenant, Optional.empty(), own);
    }

    // What is beyond every limit of a rule is beyond it by less just as well.
    private static long hundredths(Money cost) {
        return cost.rounded().amount().movePointRight(2).min(MOST).max(MOST.negate()).longValue();
    }

    private static Subject subject(
            TenantId tenant, Optional<String> workload, SequencedMap<String, Value> own) {
        return new Subject(tenant, workload, Vocabulary.facts(own));
    }

    private SequencedMap<String, Value> own(WorkloadNeed need) {
        var own = new TreeMap<String, Value>();
        own.put(Vocabulary.TENANT, require(tenants, need.id().tenant()));
        own.put(Vocabulary.WORKLOAD, new Value.Group(workloadFields(need)));
        return own;
    }

    private void addPlace(Map<String, Value> own, Location location) {
        own.put(Vocabulary.PROVIDER, require(providers, location.provider()));
        own.put(Vocabulary.REGION, require(regions, location));
    }

    private static <K> Value require(Map<K, Value> known, K key) {
        var found = known.get(key);
        if (found == null) {
            throw new IllegalArgumentException("This is a bug in Samsky: no facts of " + key);
        }
        return found;
    }

    private static Value tenant(Tenant tenant) {
        var fields = new TreeMap<String, Value>();
        fields.put("name", Value.of(tenant.id().name()));
        fields.put("displayName", Value.of(tenant.displayName()));
        fields.put("inhabitants", Value.of(tenant.inhabitants()));
        fields.put("labels", texts(tenant.metadata().labels()));
        return new Value.Group(new Fields(fields));
    }

    private static Fields workloadFields(WorkloadNeed need) {
        var fields = new TreeMap<String, Value>();
        fields.put("name", Value.of(need.id().name()));
        fields.put("blueprint", Value.of(need.blueprint()));
        fields.put("labels", texts(need.labels()));
        fields.put(
                "data",
                new Value.Group(
                        Fields.builder()
                                .text(
                                        "confidentiality",
                                        Vocabulary.word(need.data().confidentiality()))
                                .text("personal", Vocabulary.word(need.data().personal()))
                                .text("location", Vocabulary.word(need.data().location()))
                                .build()));
        var amounts = need.amounts();
        fields.put(
                "amounts",
                new Value.Group(
                        Fields.builder()
                                .number("vcpus", amounts.vcpus())
                                .number("memory", amounts.memory().bytes())
                                .number("storage", amounts.storage().bytes())
                                .number("servers", amounts.servers())
                                .number("namespaces", amounts.namespaces())
                                .number("publicAddresses", amounts.publicAddresses())
                                .build()));
        need.provider().ifPresent(name -> fields.put("provider", Value.of(name)));
        need.region().ifPresent(name -> fields.put("region", Value.of(name)));
        return new Fields(fields);
    }

    private static Value provider(Provider provider, LocalDate today) {
        var assurances = new TreeMap<String, Value>();
        provider.assurances()
                .forEach((name, assurance) -> {
                    if (assurance.counts(today)) {
                        assurances.put(name, assurance.value().orElse(Value.of(true)));
                    }
                });
        var fields = new TreeMap<String, Value>();
        fields.put("name", Value.of(provider.name()));
        fields.put("displayName", Value.of(provider.displayName()));
        fields.put("labels", texts(provider.metadata().labels()));
        fields.put(
                "owner",
                new Value.Group(
                        Fields.builder()
                                .text("name", provider.owner())
                                .text("jurisdiction", provider.jurisdiction())
                                .build()));
        fields.put("assurances", new Value.Group(new Fields(assurances)));
        return new Value.Group(new Fields(fields));
    }

    private static Value region(String name, String country) {
        return new Value.Group(
                Fields.builder().text("name", name).text("country", country).build());
    }

    private static Value texts(Map<String, String> texts) {
        var fields = new TreeMap<String, Value>();
        texts.forEach((name, text) -> fields.put(name, Value.of(text)));
        return new Value.Group(new Fields(fields));
    }
}
