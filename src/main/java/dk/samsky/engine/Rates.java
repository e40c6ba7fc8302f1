package dk.samsky.engine;

import dk.samsky.cost.CostLine;
import dk.samsky.cost.Holding;
import dk.samsky.cost.RunRate;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.resource.Desired;
import dk.samsky.plan.Change;
import dk.samsky.state.Shard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant's own resources cost a month: as they stand, and once its plan is applied. Where
 * nothing changes, both are one list.
 */
record Rates(List<CostLine> before, List<CostLine> after) {
    /** Of what stands and is to stay as it is. */
    static Rates standing(RunRate rate, Shard shard) {
        return of(rate, shard, Optional.empty());
    }

    /** Of what stands, and of what is planned. */
    static Rates of(RunRate rate, Shard shard, TenantPlanner.Planned planned) {
        return of(rate, shard, Optional.of(planned));
    }

    private static Rates of(RunRate rate, Shard shard, Optional<TenantPlanner.Planned> planned) {
        var before = new ArrayList<CostLine>(shard.resources().size());
        var wanted = planned.map(TenantPlanner.Planned::whole).orElse(List.of());
        var next = 0;
        // Both are in order of the addresses.
        for (var recorded : shard.resources().values()) {
            while (next < wanted.size()
                    && wanted.get(next).address().compareTo(recorded.address()) < 0) {
                next++;
            }
            before.add(
                    rate.line(holding(recorded, next < wanted.size() ? wanted.get(next) : null)));
        }
        var standing = Collections.unmodifiableList(before);
        var changes = planned.map(all -> all.changes().changes()).orElse(List.of());
        return new Rates(
                standing, changes.isEmpty() ? standing : after(rate, shard, before, changes));
    }

    /** What is to be just as it stands is not decoded for its price. */
    private static Holding holding(Recorded recorded, @Nullable Desired wanted) {
        return wanted != null
                        && recorded.content().equals(wanted.content())
                        && recorded.location().equals(wanted.location())
                        && recorded.address().equals(wanted.address())
                ? Holding.of(wanted)
                : Holding.of(recorded);
    }

    /** What changes as it is then, all else as it is recorded. */
    private static List<CostLine> after(
            RunRate rate, Shard shard, List<CostLine> before, List<Change> changes) {
        var lines = new TreeMap<Address, CostLine>();
        var index = 0;
        for (var address : shard.resources().keySet()) {
            lines.put(address, before.get(index++));
        }
        for (var change : changes) {
            change.findBefore()
                    // A second object of a recorded address may go while the recorded one stays.
                    .filter(gone -> !isStray(gone, shard.resources().get(gone.address())))
                    .ifPresent(gone -> lines.remove(gone.address()));
        }
        for (var change : changes) {
            change.findAfter()
                    .ifPresent(made -> lines.put(made.address(), rate.line(Holding.of(made))));
        }
        return lines.values().stream().toList();
    }

    private static boolean isStray(Recorded gone, @Nullable Recorded recorded) {
        return recorded != null && !recorded.key().equals(gone.key());
    }
}
