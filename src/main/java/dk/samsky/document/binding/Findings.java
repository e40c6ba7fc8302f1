package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What is wrong with documents, and whom it concerns. Not thread-safe. */
public final class Findings {
    private final Problems shared = new Problems();
    private final SequencedMap<TenantId, SequencedSet<Diagnostic>> own = new TreeMap<>();

    /** Takes what concerns all tenants. */
    public Problems shared() {
        return shared;
    }

    /** Adds what concerns some tenants, and no others. */
    public void add(Diagnostic diagnostic, TenantId... concerned) {
        for (var tenant : concerned) {
            own.computeIfAbsent(tenant, _ -> new LinkedHashSet<>()).add(diagnostic);
        }
    }

    /** What concerns all, with what is worth knowing of tenants that nothing is wrong with. */
    List<Diagnostic> ofAll() {
        var all = new ArrayList<>(shared.list());
        own.values().stream()
                .filter(told -> told.stream().noneMatch(Diagnostic::isError))
                .forEach(all::addAll);
        all.sort(Diagnostic.BY_PLACE);
        return all;
    }

    /** What each tenant is told with which something is wrong. */
    SequencedMap<TenantId, List<Diagnostic>> ofRefused() {
        var refused = new TreeMap<TenantId, List<Diagnostic>>();
        own.forEach((tenant, told) -> {
            if (told.stream().anyMatch(Diagnostic::isError)) {
                refused.put(tenant, told.stream().sorted(Diagnostic.BY_PLACE).toList());
            }
        });
        return refused;
    }
}
