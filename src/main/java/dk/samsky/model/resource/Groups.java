package dk.samsky.model.resource;

import dk.samsky.model.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whose the groups of people are. A group belongs to the tenant whose document names it; one that
 * is shared belongs to nobody, and may act wherever a document names it. Names are compared as they
 * are written.
 *
 * @param owners of each group that a tenant names, in order of the names
 * @param shared by all tenants
 */
public record Groups(SequencedMap<String, List<TenantId>> owners, SequencedSet<String> shared) {
    public Groups {
        owners = Collections.unmodifiableSequencedMap(new TreeMap<>(owners));
        shared = Collections.unmodifiableSequencedSet(new TreeSet<>(shared));
    }

    /** Whether a group may act in what the tenant runs. */
    public boolean mayActIn(TenantId tenant, String group) {
        return shared.contains(group) || owners(group).equals(List.of(tenant));
    }

    /**
     * The tenants that name the group; more than one only if that is a mistake, or it is shared.
     */
    public List<TenantId> owners(String group) {
        return owners.getOrDefault(group, List.of());
    }

    /** The name of a group that differs from this one in letter case only. */
    public Optional<String> findInOtherCase(String group) {
        return Stream.concat(shared.stream(), owners.keySet().stream())
                .filter(other -> !other.equals(group) && folded(other).equals(folded(group)))
                .findFirst();
    }

    /** The groups that a resource lets act. */
    public static List<String> acting(Resource resource) {
        return switch (resource) {
            case TenantSpace space ->
                    space.access().stream().map(TenantSpace.Access::group).toList();
            case AccessBinding binding -> List.of(binding.group());
            case Network _,
                    Firewall _,
                    PublicAddress _,
                    Volume _,
                    Server _,
                    Namespace _,
                    NamespaceQuota _,
                    NetworkPolicy _,
                    Deployer _ ->
                    List.of();
        };
    }

    /** What two names have in common that differ in letter case only. */
    public static String folded(String group) {
        return group.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
