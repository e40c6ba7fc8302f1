package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Workspace;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settles whose a group is that several tenants name. It stays with the tenant in which it has
 * rights already, so that no tenant can stop another by naming its group; where it has rights in
 * none of them, nobody knows whose it is. See decision 0125.
 */
public final class GroupOwners {
    private final Workspace workspace;
    private final Function<TenantId, Collection<Recorded>> stands;

    /** The groups that have rights in what a tenant runs, in lower case. */
    private final Map<TenantId, Set<String>> standing = new TreeMap<>();

    private final SequencedMap<TenantId, List<Diagnostic>> refused = new TreeMap<>();

    private GroupOwners(Workspace workspace, Function<TenantId, Collection<Recorded>> stands) {
        this.workspace = workspace;
        this.stands = stands;
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
     * @param stands what the state remembers of a tenant; asked only about tenants that name a
     *     group which another names as well
     */
    public static Settled settle(
            Workspace workspace, Function<TenantId, Collection<Recorded>> stands) {
        return new GroupOwners(workspace, stands).settle();
    }

    private Settled settle() {
        var written = workspace.groups();
        if (workspace.isInDoubt("sharedGroups")) {
            return new Settled(written, refused);
        }
        var owners = new TreeMap<>(written.owners());
        namedByTwo()
                .forEach(named -> {
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
                        owners.put(
                                holders.getFirst().group.value(),
                                List.of(holders.getFirst().tenant));
                    }
                });
        return new Settled(new Groups(owners, written.shared()), refused);
    }

    /** Those that name each group that several name, letter case aside, in order of the tenants. */
    private List<List<Named>> namedByTwo() {
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
        return byGroup.values().stream()
                .filter(named -> named.size() > 1)
                .map(named -> List.copyOf(named.values()))
                .toList();
    }

    private boolean holds(Named named) {
        return standing.computeIfAbsent(named.tenant, this::standing)
                .contains(Groups.folded(named.group.value()));
    }

    private Set<String> standing(TenantId tenant) {
        var groups = new TreeSet<String>();
        for (var recorded : stands.apply(tenant)) {
            groups(recorded).map(Groups::folded).forEach(groups::add);
        }
        return groups;
    }

    /** The groups that a resource gives rights to. */
    private static Stream<String> groups(Recorded recorded) {
        return switch (recorded.address().kind()) {
            case TENANT_SPACE ->
                    ((TenantSpace) Resources.of(recorded)).access().stream().map(Access::group);
            case ACCESS_BINDING -> Stream.of(((AccessBinding) Resources.of(recorded)).group());
            case NETWORK,
                    FIREWALL,
                    PUBLIC_ADDRESS,
                    VOLUME,
                    SERVER,
                    NAMESPACE,
                    NAMESPACE_QUOTA,
                    NETWORK_POLICY,
                    DEPLOYER ->
                    Stream.of();
        };
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
