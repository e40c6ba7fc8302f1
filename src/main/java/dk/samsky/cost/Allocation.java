package dk.samsky.cost;

import dk.samsky.document.Provider;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Quality;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Danish;
import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Splits shared costs. By inhabitants and in equal parts, every tenant of the workspace bears its
 * part, whether it uses the provider or not; in proportion, those with direct cost at the provider
 * do, or, if there is none, all that use it in equal parts; a fixed cost is borne in full by each
 * that uses the provider. A tenant of which only the state knows counts for what it uses, and has
 * no inhabitants and no equal part. Of one whose inhabitants are not known the part by inhabitants
 * is unknown; the others bear the whole meanwhile, which is the most that they may have to bear
 * (decision 0031). Of one of which nobody knows what it uses the parts by use are unknown (decision
 * 0145).
 *
 * <p>A split by direct costs of which some are unknown is itself unknown (decision 0022); one by
 * direct costs of which some are guesses is a guess (decision 0130).
 */
final class Allocation {
    /** Shared costs for the time that is told of; empty if they cannot be converted. */
    @FunctionalInterface
    interface Amounts {
        /** What all bear together. */
        Optional<Amount> whole(SharedCost shared);

        /** What one tenant bears of a fixed cost. */
        default Optional<Amount> fixed(Provider provider, SharedCost shared, TenantId tenant) {
            return whole(shared);
        }
    }

    /**
     * A shared cost for the time that is told of.
     *
     * @param isConvertedByGuess whether a rate that it rests on is estimated or assumed
     */
    record Amount(Money money, boolean isConvertedByGuess) {}

    private final Workspace workspace;
    private final Uses uses;
    private final Amounts amounts;
    private final String currency;
    private final SequencedMap<TenantId, List<CostLine.Shared>> lines = new TreeMap<>();
    private final List<CostSheet.Unallocated> unallocated = new ArrayList<>();

    private Allocation(Workspace workspace, Uses uses, Amounts amounts) {
        this.workspace = workspace;
        this.uses = uses;
        this.amounts = amounts;
        this.currency = workspace.settings().currency();
        for (var provider : workspace.providers().values()) {
            provider.sharedCosts().forEach(shared -> split(provider, shared));
        }
    }

    /** The sheet of these direct lines with the parts of what is shared. */
    static CostSheet sheet(
            Workspace workspace,
            String per,
            SequencedMap<TenantId, List<CostLine>> direct,
            Amounts amounts) {
        return new Allocation(workspace, Uses.of(direct), amounts).conclude(per, direct);
    }

    /** What one tenant pays that has these lines, beside what all use. */
    static TenantCost one(
            Workspace workspace, Uses uses, Amounts amounts, TenantId tenant, List<CostLine> own) {
        return new Allocation(workspace, uses, amounts).cost(tenant, own);
    }

    private TenantCost cost(TenantId tenant, List<CostLine> own) {
        var shared = lines.getOrDefault(tenant, List.of());
        return TenantCost.of(tenant, workspace.isRemoved(tenant), own, shared, currency);
    }

    private CostSheet conclude(String per, SequencedMap<TenantId, List<CostLine>> direct) {
        var tenants = new TreeMap<TenantId, TenantCost>();
        var all = new TreeMap<TenantId, List<CostLine>>();
        workspace.tenants().keySet().forEach(tenant -> all.put(tenant, List.of()));
        all.putAll(direct);
        all.forEach((tenant, own) -> {
            var cost = cost(tenant, own);
            // Of one that is gone, documents and all, there is nothing to tell.
            if (!cost.isRemoved() || cost.lines().findAny().isPresent()) {
                tenants.put(tenant, cost);
            }
        });
        return new CostSheet(currency, per, tenants.values().stream().toList(), unallocated);
    }

    private void split(Provider provider, SharedCost shared) {
        switch (shared.by()) {
            case INHABITANTS -> {
                byWeight(provider, shared, Key.of("inhabitants of all tenants", inhabitants()));
                uncounted().forEach(tenant -> add(provider, shared, tenant, uncounted(shared)));
            }
            case EVEN ->
                    byWeight(
                            provider,
                            shared,
                            Key.of("equal parts of all tenants", evenly(allTenants())));
            case PROPORTIONAL -> inProportion(provider, shared);
            case FIXED -> fixed(provider, shared);
        }
    }

    private void inProportion(Provider provider, SharedCost shared) {
        var bases = bases(provider);
        var users = uses.at(provider.name()).values();
        var missing = users.stream().flatMap(use -> use.missing().stream()).findFirst();
        // Whoever uses it alone bears it all, however little is known of its own cost.
        var isOfOne = users.size() == 1 && users.stream().allMatch(Uses.Use::isSure);
        if (missing.isPresent() && !isOfOne) {
            var reason =
                    "the parts of the shared cost "
                            + shared.name()
                            + " of "
                            + provider.name()
                            + ", since direct cost that it is split by is unknown: "
                            + missing.get();
            bases.keySet()
                    .forEach(tenant ->
                            add(
                                    provider,
                                    shared,
                                    tenant,
                                    new Part(
                                            "direct cost at "
                                                    + provider.name()
                                                    + ", which is not all known",
                                            Optional.empty(),
                                            reason,
                                            false)));
        } else if (bases.values().stream().anyMatch(base -> base.signum() > 0)) {
            var isGuess = users.size() > 1 && users.stream().anyMatch(Uses.Use::isGuess);
            byWeight(
                    provider, shared, new Key("direct cost at " + provider.name(), bases, isGuess));
        } else {
            var driver =
                    "equal parts of those that use "
                            + provider.name()
                            + ", since there is no direct cost to go by";
            byWeight(provider, shared, Key.of(driver, evenly(List.copyOf(bases.keySet()))));
        }
    }

    private SequencedMap<TenantId, BigDecimal> inhabitants() {
        var weights = new LinkedHashMap<TenantId, BigDecimal>();
        workspace.tenants().values().stream()
                .filter(tenant -> tenant.inhabitants() > 0)
                .forEach(tenant ->
                        weights.put(tenant.id(), BigDecimal.valueOf(tenant.inhabitants())));
        return weights;
    }

    /** The tenants whose inhabitants are not known. */
    private List<TenantId> uncounted() {
        return workspace.tenants().values().stream()
                .filter(tenant -> tenant.inhabitants() == 0)
                .map(Tenant::id)
                .toList();
    }

    private static Part uncounted(SharedCost shared) {
        return new Part(
                "inhabitants, which are not known",
                Optional.empty(),
                "how many inhabitants the shared cost " + shared.name() + " is split by",
                false);
    }

    private List<TenantId> allTenants() {
        return List.copyOf(workspace.tenants().keySet());
    }

    private static SequencedMap<TenantId, BigDecimal> evenly(List<TenantId> tenants) {
        var weights = new LinkedHashMap<TenantId, BigDecimal>();
        tenants.forEach(tenant -> weights.put(tenant, BigDecimal.ONE));
        return weights;
    }

    /** The direct cost of each tenant that uses the provider. */
    private SequencedMap<TenantId, BigDecimal> bases(Provider provider) {
        var bases = new LinkedHashMap<TenantId, BigDecimal>();
        uses.at(provider.name()).forEach((tenant, use) -> bases.put(tenant, use.amount()));
        return bases;
    }

    /**
     * What a cost is split by.
     *
     * @param isGuess whether the weights rest on estimated or assumed prices
     */
    private record Key(String driver, SequencedMap<TenantId, BigDecimal> weights, boolean isGuess) {
        static Key of(String driver, SequencedMap<TenantId, BigDecimal> weights) {
            return new Key(driver, weights, false);
        }
    }

    private void byWeight(Provider provider, SharedCost shared, Key key) {
        var amount = amounts.whole(shared);
        var weights = key.weights;
        if (weights.isEmpty()) {
            leave(provider, shared);
            return;
        }
        var all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts =
                amount.map(whole ->
                        Shares.split(whole.money.rounded(), List.copyOf(weights.values())));
        var isGuess = key.isGuess || amount.filter(Amount::isConvertedByGuess).isPresent();
        var index = 0;
        for (var weight : weights.entrySet()) {
            var position = index++;
            add(
                    provider,
                    shared,
                    weight.getKey(),
                    new Part(
                            basis(key.driver, weight.getValue(), all),
                            parts.map(split -> split.get(position)),
                            noRate(provider, shared),
                            isGuess));
        }
    }

    private static String basis(String driver, BigDecimal part, BigDecimal all) {
        return driver + ": " + Danish.exact(part) + " of " + Danish.exact(all);
    }

    private void fixed(Provider provider, SharedCost shared) {
        var users = uses.at(provider.name());
        var driver = "the whole amount to each that uses " + provider.name();
        users.forEach((tenant, use) -> {
            var part =
                    use.missing()
                            .filter(_ -> !use.isSure())
                            .map(what -> unsure(provider, shared, driver, what))
                            .orElseGet(() -> whole(provider, shared, driver, tenant));
            add(provider, shared, tenant, part);
        });
        if (users.isEmpty()) {
            leave(provider, shared);
        }
    }

    private Part whole(Provider provider, SharedCost shared, String driver, TenantId tenant) {
        var amount = amounts.fixed(provider, shared, tenant);
        return new Part(
                basis(driver, BigDecimal.ONE, BigDecimal.ONE),
                amount.map(whole -> whole.money.rounded()),
                noRate(provider, shared),
                amount.filter(Amount::isConvertedByGuess).isPresent());
    }

    /** The part of one of which nobody knows whether it uses the provider. */
    private static Part unsure(
            Provider provider, SharedCost shared, String driver, String missing) {
        return new Part(
                driver + ", if this one does",
                Optional.empty(),
                "whether the shared cost "
                        + shared.name()
                        + " of "
                        + provider.name()
                        + " is borne: "
                        + missing,
                false);
    }

    private void leave(Provider provider, SharedCost shared) {
        unallocated.add(
                new CostSheet.Unallocated(
                        provider.name(),
                        shared.name(),
                        amounts.whole(shared).map(whole -> whole.money.rounded())));
    }

    private String noRate(Provider provider, SharedCost shared) {
        return "no rate from "
                + shared.amount().currency()
                + " to "
                + currency
                + " for the shared cost "
                + shared.name()
                + " of "
                + provider.name();
    }

    /**
     * What one tenant bears.
     *
     * @param missing what would be missing to know the amount, if that is unknown
     * @param isGuess whether the amount, once it is stated, is converted or split by guesses
     */
    private record Part(String basis, Optional<Money> amount, String missing, boolean isGuess) {}

    private void add(Provider provider, SharedCost shared, TenantId tenant, Part part) {
        lines.computeIfAbsent(tenant, _ -> new ArrayList<>())
                .add(
                        new CostLine.Shared(
                                tenant,
                                provider.name(),
                                shared.name(),
                                part.basis,
                                part.amount.orElse(Money.zero(currency)),
                                part.amount.isPresent()
                                        ? Optional.empty()
                                        : Optional.of(part.missing),
                                part.isGuess
                                        || shared.quality().filter(Quality::isGuess).isPresent()));
    }
}
