package dk.samsky.cost;

import dk.samsky.cost.price.CostCode;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Workspace;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a sheet leaves out: prices that are not known, and costs that nobody bears. */
public final class Remarks {
    private static final int SHOWN = 6;

    private Remarks() {}

    /** Warnings: one for all unknown prices, one for each cost that nobody bears. */
    public static List<Diagnostic> on(CostSheet sheet) {
        var remarks = new ArrayList<Diagnostic>();
        var reasons = new LinkedHashMap<String, Integer>();
        sheet.unknownLines()
                .forEach(line ->
                        line.unknown().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum)));
        if (!reasons.isEmpty()) {
            remarks.add(unpriced(reasons));
        }
        sheet.unallocated().forEach(left -> remarks.add(unallocated(left)));
        return Collections.unmodifiableList(remarks);
    }

    /**
     * A warning if something is shared by the inhabitants of tenants of which those of some are not
     * known: the figures of all others depend on it.
     */
    public static Optional<Diagnostic> onInhabitants(Workspace workspace) {
        var uncounted =
                workspace.tenants().values().stream()
                        .filter(tenant -> tenant.inhabitants() == 0)
                        .toList();
        var isShared =
                workspace.providers().values().stream()
                        .flatMap(provider -> provider.sharedCosts().stream())
                        .anyMatch(shared -> shared.by() == AllocationKey.INHABITANTS);
        return uncounted.isEmpty() || !isShared
                ? Optional.empty()
                : Optional.of(
                        told(
                                CostCode.UNPRICED,
                                "How many inhabitants "
                                        + uncounted.stream()
                                                .map(tenant -> tenant.id().name())
                                                .collect(Collectors.joining(", "))
                                        + (uncounted.size() == 1 ? " has" : " have")
                                        + " is not known.",
                                "Until it is, the others bear all that is shared by inhabitants:"
                                        + " the most that they may have to bear.",
                                "Correct "
                                        + uncounted.getFirst().metadata().span().source().name()
                                        + "."));
    }

    private static Diagnostic unpriced(Map<String, Integer> reasons) {
        var count = reasons.values().stream().mapToInt(Integer::intValue).sum();
        var shown =
                reasons.entrySet().stream()
                        .limit(SHOWN)
                        .map(entry -> entry.getValue() + " times: " + entry.getKey())
                        .collect(Collectors.joining("\n"));
        var more = reasons.size() - SHOWN;
        return told(
                CostCode.UNPRICED,
                count
                        + (count == 1 ? " price is" : " prices are")
                        + " unknown; the sums lack "
                        + (count == 1 ? "it." : "them."),
                shown + (more > 0 ? "\nAnd " + more + " more reasons." : ""),
                "Add what is missing: prices to the price books, exchange rates to the rates,"
                        + " inhabitants to the tenant's document.");
    }

    private static Diagnostic unallocated(CostSheet.Unallocated left) {
        return told(
                CostCode.UNALLOCATED,
                "Nobody bears the shared cost "
                        + left.name()
                        + " of "
                        + left.provider()
                        + ": "
                        + left.amount()
                                .map(Money::toString)
                                .orElse("an unknown amount, as there is no rate for its currency")
                        + ".",
                "It is shared by those that use " + left.provider() + ", and nobody does.",
                "Share it by inhabitants or in equal parts, or take it out while nobody uses the"
                        + " provider.");
    }

    private static Diagnostic told(CostCode code, String what, String why, String fix) {
        return Diagnostic.warning(code, what, why, fix);
    }
}
