package dk.samsky.cost;

import dk.samsky.cost.price.Tariff;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

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
        return Allocation.sheet(
                workspace,
                "month",
                direct,
                shared ->
                        tariff.monthly(shared.amount(), shared.per())
                                .map(amount ->
                                        new Allocation.Amount(
                                                amount,
                                                tariff.isConvertedByGuess(shared.amount()))));
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
