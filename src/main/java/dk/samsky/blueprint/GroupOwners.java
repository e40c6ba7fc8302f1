package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settles whose each group is. It stays with the tenant in which it has rights already, whoever
 * names it now, so that no tenant can stop another by naming its group, nor gets one that still
 * acts elsewhere; where several name it and it has rights in none of them, nobody knows whose it
 * is. See decisions 0125 and 0141.
 */
public final class GroupOwners {
    private static final SortedSet<TenantId> NOWHERE =
            Collections.unmodifiableSortedSet(new TreeSet<>());

    private final Workspace workspace;
    private final Map<String, SortedSet<TenantId>> acting;
    private final SequencedMap<TenantId, List<Diagnostic>> refused = new TreeMap<>();

    private GroupOwners(Workspace workspace, Map<String, SortedSet<TenantId>> acting) {
        this.workspace = workspace;
        this.acting = acting;
    }

    /**
     * What came of it.
     *
     * @param groups whose each one is, as far as that is settled
     * @param refused why some tenants may not name the groups that they name, by tenant
     */
    public record Settled(Groups groups, SequencedMap<TenantId, List<Diagnostic>> refused) {
        public Settled {
            refused = Collections.unmodifiableSequencedMap(new TreeMap<>(refused));
        }
    }

    /** A group as a tenant names it first. */
    private record Named(Located<String> group, TenantId tenant) {}

    /**
     * Settles all of them.
     *
     * @param acting the tenants in what of which a group has rights as the state remembers them, by
     *     its name in lower case
     */
    public static Settled settle(Workspace workspace, Map<String, SortedSet<TenantId>> acting) {
        return new GroupOwners(workspace, acting).settle();
    }

    private Settled settle() {
        var written = workspace.groups();
        if (workspace.isInDoubt("sharedGroups")) {
            return new Settled(written, refused);
        }
        var owners = new TreeMap<>(written.owners());
        named().forEach(named -> {
            if (named.size() == 1) {
                refuseIfForeign(named.getFirst());
                return;
            }
            var holders = named.stream().filter(this::holds).toList();
            var keepers = holders.isEmpty() ? named : holders;
            for (var one : named) {
                keepers.stream()
                        .filter(other -> !other.tenant.equals(one.tenant))
                        .findFirst()
                        .ifPresent(other -> refuse(one, other, holders));
            }
            if (holders.size() == 1) {
                named.forEach(one -> owners.remove(one.group.value()));
                owners.put(holders.getFirst().group.value(), List.of(holders.getFirst().tenant));
            }
        });
        return new Settled(new Groups(owners, written.shared()), refused);
    }

    /**
     * Those that name each group that is not shared, letter case aside, in order of the tenants.
     */
    private List<List<Named>> named() {
        var shared = new TreeSet<String>();
        workspace
                .settings()
                .sharedGroups()
                .forEach(group -> shared.add(Groups.folded(group.value())));
        var byGroup = new TreeMap<String, SequencedMap<TenantId, Named>>();
        for (var tenant : workspace.tenants().values()) {
            for (var access : tenant.access()) {
                var group = new Located<>(access.value().group(), access.span());
                byGroup.computeIfAbsent(Groups.folded(group.value()), _ -> new TreeMap<>())
                        .putIfAbsent(tenant.id(), new Named(group, tenant.id()));
            }
        }
        byGroup.keySet().removeAll(shared);
        return byGroup.values().stream().map(named -> List.copyOf(named.values())).toList();
    }

    private boolean holds(Named named) {
        return acting(named.group.value()).contains(named.tenant);
    }

    private SortedSet<TenantId> acting(String group) {
        return acting.getOrDefault(Groups.folded(group), NOWHERE);
    }

    /** One that alone names a group, while it has rights in what others run and none in its own. */
    private void refuseIfForeign(Named one) {
        if (!holds(one)) {
            acting(one.group.value()).stream()
                    .findFirst()
                    .ifPresent(other ->
                            refused.computeIfAbsent(one.tenant, _ -> new ArrayList<>())
                                    .add(elsewhere(one, other)));
        }
    }

    private static Diagnostic elsewhere(Named named, TenantId other) {
        var group = named.group.value();
        return Diagnostic.error(
                BlueprintCode.GROUP_ELSEWHERE,
                named.group.span(),
                "The group '"
                        + group
                        + "' of '"
                        + named.tenant
                        + "' has rights in what '"
                        + other
                        + "' runs.",
                "Those stand until they are taken away, whatever the documents say, and a group"
                        + " acts for one tenant.",
                "If it is the group of '"
                        + named.tenant
                        + "' from now on, take its rights away there first:\n    samsky apply"
                        + " --tenant "
                        + other
                        + "\nIf it serves several tenants, write '"
                        + group
                        + "' under 'sharedGroups' in samsky.yaml.");
    }

    /** What both of two are told, where nobody knows whose the group is, or one of them alone. */
    private void refuse(Named one, Named other, List<Named> holders) {
        var isOnesAlone = holders.contains(other) && !holders.contains(one);
        var isLater = isOnesAlone || one.tenant.compareTo(other.tenant) > 0;
        var first = isLater ? other : one;
        var second = isLater ? one : other;
        refused.computeIfAbsent(one.tenant, _ -> new ArrayList<>())
                .add(
                        (first.group.value().equals(second.group.value())
                                        ? ofTwo(first, second, isOnesAlone)
                                        : inTwoCases(first, second, isOnesAlone))
                                .with(new Related(first.group.span(), "The other is here.")));
    }

    private static Diagnostic ofTwo(Named first, Named second, boolean isFirsts) {
        var group = second.group.value();
        return Diagnostic.error(
                DocumentCode.GROUP_OF_TWO,
                second.group.span(),
                "The group '"
                        + group
                        + "' is named by '"
                        + first.tenant
                        + "' and by '"
                        + second.tenant
                        + "'.",
                "A group belongs to the tenant whose document names it: its people act in no"
                        + " other's."
                        + keeps(first, isFirsts),
                "Name another group for one of them, or write '"
                        + group
                        + "' under 'sharedGroups' in samsky.yaml if it serves several tenants.");
    }

    private static Diagnostic inTwoCases(Named first, Named second, boolean isFirsts) {
        return Diagnostic.error(
                DocumentCode.GROUP_CASE,
                second.group.span(),
                "The groups '"
                        + first.group.value()
                        + "' of '"
                        + first.tenant
                        + "' and '"
                        + second.group.value()
                        + "' of '"
                        + second.tenant
                        + "' differ in letter case only.",
                "Clouds compare groups letter by letter, and people do not: one of the two names"
                        + " gives rights to nobody, or to somebody else."
                        + keeps(first, isFirsts),
                "Write the group the same way everywhere, or give one of them another name.");
    }

    private static String keeps(Named first, boolean isFirsts) {
        return isFirsts
                ? " It has rights in what '" + first.tenant + "' runs already, and keeps them."
                : "";
    }
}
