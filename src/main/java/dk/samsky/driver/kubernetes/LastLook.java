package dk.samsky.driver.kubernetes;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantScope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the last look at a scope showed, so that not every making has to look again: a run looks
 * before it makes anything. Each look replaces the one before it. Safe for use by many threads.
 */
final class LastLook {
    private record Part(TenantScope scope, Kind kind) {}

    private final Map<Part, Set<Address>> addresses = new ConcurrentHashMap<>();
    private final Map<TenantScope, Set<String>> namespaces = new ConcurrentHashMap<>();

    void saw(TenantScope scope, Kind kind, List<Address> seen) {
        addresses.put(new Part(scope, kind), new HashSet<>(seen));
    }

    /** Whether a look showed that nothing stands at the address, and nothing moved since. */
    boolean isFree(TenantScope scope, Address address) {
        var seen = addresses.get(new Part(scope, address.kind()));
        return seen != null && !seen.contains(address);
    }

    /** Something of the kind goes to another address: what was seen holds no longer. */
    void moves(TenantScope scope, Kind kind) {
        addresses.remove(new Part(scope, kind));
    }

    void sawNamespaces(TenantScope scope, List<String> names) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        seen.addAll(names);
        namespaces.put(scope, seen);
    }

    void madeNamespace(TenantScope scope, String name) {
        namespaces.computeIfAbsent(scope, _ -> ConcurrentHashMap.newKeySet()).add(name);
    }

    void deletesNamespace(TenantScope scope, String name) {
        namespaces.computeIfPresent(
                scope,
                (_, names) -> {
                    names.remove(name);
                    return names;
                });
    }

    /** Whether a namespace of the scope has this name, as far as is known. */
    boolean hasNamespace(TenantScope scope, String name) {
        return namespaces.getOrDefault(scope, Set.of()).contains(name);
    }
}
