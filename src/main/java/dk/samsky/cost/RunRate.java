package dk.samsky.cost;

import dk.samsky.cost.price.Tariff;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What stands, or would stand, costs a month. Immutable; several threads may ask for the direct
 * lines of several tenants.
 */
public final class RunRate {
    private final Workspace workspace;
    private final Tariff tariff;

    public RunRate(Workspace workspace, Tariff tariff) {
        this.workspace = workspace;
        this.tariff = tariff;
    }

    /** The line of one resource, rounded to the øre, half away from zero. */
    public CostLine line(Holding holding) {
        return CostLine.Direct.of(
                holding, tariff.price(holding.location(), holding.resource()), tariff.currency());
    }

    /** Of all amounts. */
    public String currency() {
        return tariff.currency();
    }

    /** The lines of one tenant's own resources, in order of the addresses. */
    public List<CostLine> direct(List<Holding> holdings) {
        return holdings.stream()
                .sorted(Comparator.comparing(Holding::address))
                .map(this::line)
                .toList();
    }

    /**
     * All tenants' lines with the parts of what is shared.
     *
     * @param direct of every tenant of the workspace, since some costs are shared by what all
     *     others use; narrow the result with {@link CostSheet#only}
     */
    public CostSheet sheet(SequencedMap<TenantId, List<CostLine>> direct) {
        return Allocation.sheet(workspace, "month", direct, this::monthly);
    }

    /**
     * What a tenant would pay if it had other lines of its own, and all others theirs. What all
     * have is added up once, so that asking for each of them costs no more than they have.
     *
     * @param direct as for {@link #sheet}
     */
    public BiFunction<TenantId, List<CostLine>, TenantCost> instead(
            SequencedMap<TenantId, List<CostLine>> direct) {
        var uses = Uses.of(direct);
        return (tenant, own) ->
                Allocation.one(workspace, uses.with(tenant, own), this::monthly, tenant, own);
    }

    private Optional<Allocation.Amount> monthly(SharedCost shared) {
        return tariff.monthly(shared.amount(), shared.per())
                .map(amount ->
                        new Allocation.Amount(amount, tariff.isConvertedByGuess(shared.amount())));
    }

    /**
     * The providers of which the lines of all tenants must be known to tell what some of them bear.
     *
     * @param some the lines that are known
     */
    public SortedSet<String> sharedByUse(SequencedMap<TenantId, List<CostLine>> some) {
        var names = new TreeSet<String>();
        for (var provider : workspace.providers().values()) {
            provider.sharedCosts().stream()
                    .filter(shared ->
                            switch (shared.by()) {
                                case INHABITANTS, EVEN -> false;
                                case PROPORTIONAL -> true;
                                // Whether nobody at all bears it is known once one of these does.
                                case FIXED -> !isUsed(provider.name(), some);
                            })
                    .forEach(_ -> names.add(provider.name()));
        }
        return names;
    }

    private static boolean isUsed(String provider, SequencedMap<TenantId, List<CostLine>> lines) {
        return lines.values().stream()
                .flatMap(List::stream)
                .anyMatch(line -> line.provider().equals(provider));
    }
}
