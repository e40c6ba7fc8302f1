package dk.samsky.document;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What came of reading a workspace.
 *
 * @param known what could be understood, whatever is wrong beside it; empty if there is no
 *     workspace at all
 * @param shared what is wrong, or worth knowing, beside what concerns single tenants, by place
 * @param files what the files that tenants share may hold, by their names; a file that one of them
 *     names counts as that one
 */
public record Loaded(
        Optional<Workspace> known,
        List<Diagnostic> shared,
        SequencedMap<String, List<DocumentKind>> files) {
    public Loaded {
        shared = Collections.unmodifiableList(new ArrayList<>(shared));
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    /** There is no workspace. */
    public static Loaded nothing(Diagnostic why) {
        return new Loaded(Optional.empty(), List.of(why), new LinkedHashMap<>());
    }

    /**
     * What is wrong, or worth knowing, for whoever relies on some kinds of documents only: what is
     * wrong with others is a warning.
     *
     * @param kinds those; what is wrong outside the files that are known concerns all but those who
     *     read the settings alone
     */
    public List<Diagnostic> shared(Set<DocumentKind> kinds) {
        var isOfMore = kinds.stream().anyMatch(kind -> kind != DocumentKind.WORKSPACE);
        return shared.stream()
                .map(one -> concerns(one, kinds).orElse(isOfMore) ? one : one.asWarning())
                .toList();
    }

    /** Whether it is about such a document; empty if it is about no file that is known. */
    private Optional<Boolean> concerns(Diagnostic one, Set<DocumentKind> kinds) {
        return one.span()
                .map(span -> files.get(span.source().name()))
                .map(held -> held.stream().anyMatch(kinds::contains));
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
