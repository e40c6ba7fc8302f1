package dk.samsky.document;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a workspace.
 *
 * @param known what could be understood, whatever is wrong beside it; empty if there is no
 *     workspace at all
 * @param shared what is wrong, or worth knowing, beside what concerns single tenants, by place
 */
public record Loaded(Optional<Workspace> known, List<Diagnostic> shared) {
    public Loaded {
        shared = Collections.unmodifiableList(new ArrayList<>(shared));
    }

    /** There is no workspace. */
    public static Loaded nothing(Diagnostic why) {
        return new Loaded(Optional.empty(), List.of(why));
    }

    /** All that is told, each once, by place. */
    public List<Diagnostic> diagnostics() {
        var all = new LinkedHashSet<>(shared);
        known.ifPresent(workspace -> workspace.refused().values().forEach(all::addAll));
        return all.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    /**
     * The workspace to go on with, and what is worth knowing; refused if something is wrong that
     * does not concern single tenants only. Those that are refused are named in it.
     */
    public Checked<Workspace> usable() {
        return known.isEmpty() || shared.stream().anyMatch(Diagnostic::isError)
                ? new Checked.Refused<>(diagnostics())
                : new Checked.Ok<>(known.get(), shared);
    }
}
