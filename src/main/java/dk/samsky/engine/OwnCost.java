package dk.samsky.engine;

import dk.samsky.cost.CostLine;
import dk.samsky.cost.Holding;
import dk.samsky.cost.RunRate;
import dk.samsky.document.Workspace;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.plan.Change;
import dk.samsky.state.Shard;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one tenant's own resources cost a month: as they stand, and once its plan is applied. Where
 * nothing changes, both are one list.
 */
public record OwnCost(List<CostLine> before, List<CostLine> after) {
    /** What is not known of a tenant that is {@link StateStore#unremembered}. */
    public static String unremembered(TenantId tenant) {
        return "what stands of " + tenant + " is not known before it is applied";
    }

    /** What is not known of a tenant whose part of the state is damaged. */
    public static String unreadable(TenantId tenant) {
        return "what is remembered of " + tenant + " cannot be read";
    }

    /**
     * What is not known of a tenant that is refused for what another deployment has of it, as the
     * clouds show: the state may be a new one in place of one that is lost.
     */
    public static String foreign(TenantId tenant) {
        return "what another deployment has of " + tenant + ", and whether it is this one's";
    }

    /**
     * Of what the state remembers of a tenant. What cannot be read of it costs an unknown sum, and
     * is nobody else's matter.
     *
     * @param counted which of it counts
     */
    public static List<CostLine> remembered(
            StateStore store, RunRate rate, TenantId tenant, Predicate<Recorded> counted) {
        try {
            return rate.direct(
                    store.read(tenant).resources().values().stream()
                            .filter(counted)
                            .map(Holding::of)
                            .toList());
        } catch (UnfitRecord _) {
            return ofUnread(tenant, unreadable(tenant), rate);
        } catch (StateException damaged) {
            damaged.requireOneShard();
            return ofUnread(tenant, unreadable(tenant), rate);
        }
    }

    /**
     * Of those that nobody asked for, what decides how shared costs are split: what they use of the
     * providers that have one that goes by use. Those without a document bear what they use too.
     *
     * @param providers as {@link RunRate#sharedByUse} names them; without any nothing is read
     * @param known the tenants whose lines are known already
     */
    public static SequencedMap<TenantId, List<CostLine>> ofOthers(
            Workspace workspace,
            StateStore store,
            RunRate rate,
            Set<String> providers,
            Set<TenantId> known) {
        var others = new TreeMap<TenantId, List<CostLine>>();
        if (providers.isEmpty()) {
            return others;
        }
        var unremembered = store.unremembered();
        var all = new TreeSet<>(workspace.tenants().keySet());
        store.heads().forEach(head -> all.add(head.tenant()));
        all.addAll(unremembered);
        all.removeAll(known);
        for (var tenant : all) {
            others.put(
                    tenant,
                    unremembered.contains(tenant)
                            ? ofUnread(tenant, unremembered(tenant), rate)
                            : remembered(
                                    store,
                                    rate,
                                    tenant,
                                    recorded ->
                                            providers.contains(recorded.location().provider())));
        }
        return others;
    }

    /**
     * Of a tenant of which something stands that nobody counted.
     *
     * @param missing what is not known of it, one of the above
     */
    public static List<CostLine> ofUnread(TenantId tenant, String missing, RunRate rate) {
        return List.of(CostLine.Direct.ofUnread(tenant, missing, rate.currency()));
    }

    /**
     * Of what stands and is to stay as it is.
     *
     * @param stands the shard that counts
     */
    static OwnCost standing(RunRate rate, Shard stands) {
        return of(rate, stands, List.of(), List.of());
    }

    /** Of what stands, and of what is planned. */
    static OwnCost of(RunRate rate, Shard stands, TenantPlanner.Planned planned) {
        return of(rate, stands, planned.whole(), planned.changes().changes());
    }

    private static OwnCost of(
            RunRate rate, Shard stands, List<Desired> whole, List<Change> changes) {
        var wanted = new HashMap<Address, Desired>(whole.size() * 2);
        whole.forEach(desired -> wanted.put(desired.address(), desired));
        var before = new ArrayList<CostLine>(stands.resources().size());
        for (var recorded : stands.resources().values()) {
            before.add(
                    rate.line(
                            // What is to be just as it stands is not decoded for its price.
                            Optional.ofNullable(wanted.get(recorded.address()))
                                    .filter(desired -> isAsItStands(recorded, desired))
                                    .map(Holding::of)
                                    .orElseGet(() -> Holding.of(recorded))));
        }
        var standing = Collections.unmodifiableList(before);
        return new OwnCost(
                standing, changes.isEmpty() ? standing : after(rate, stands, before, changes));
    }

    private static boolean isAsItStands(Recorded recorded, Desired wanted) {
        return recorded.content().equals(wanted.content())
                && recorded.location().equals(wanted.location());
    }

    /** What changes as it is then, all else as it stands. */
    private static List<CostLine> after(
            RunRate rate, Shard stands, List<CostLine> before, List<Change> changes) {
        var lines = new TreeMap<Address, CostLine>();
        var index = 0;
        for (var address : stands.resources().keySet()) {
            lines.put(address, before.get(index++));
        }
        for (var change : changes) {
            change.findBefore()
                    // A second object of an address may go while the one that counts stays.
                    .filter(gone -> isTheOne(gone, stands))
                    .ifPresent(gone -> lines.remove(gone.address()));
        }
        for (var change : changes) {
            change.findAfter()
                    .ifPresent(made -> lines.put(made.address(), rate.line(Holding.of(made))));
        }
        return lines.values().stream().toList();
    }

    private static boolean isTheOne(Recorded gone, Shard stands) {
        return Optional.ofNullable(stands.resources().get(gone.address()))
                .filter(one -> one.key().equals(gone.key()))
                .isPresent();
    }
}
