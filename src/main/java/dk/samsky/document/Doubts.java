package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is not known, since something is wrong in a document and has been told. What hangs on it is
 * left alone, so that one mistake is told once; all else is judged.
 *
 * @param unsound documents in which something is wrong; of two with one name the first
 * @param unread files and folders of which nobody knows all that they hold
 */
public record Doubts(Map<Key, Unsound> unsound, List<Unread> unread) {
    /** Nothing is wrong. */
    public static final Doubts NONE = of(List.of(), List.of());

    /** By what a document is found: each workload asks for its own. */
    record Key(DocumentKind kind, Optional<String> tenant, String name) {}

    /**
     * A document in which something is wrong.
     *
     * @param tenant whose workload it is; empty for all other kinds
     * @param written as it stands
     * @param mistakes where they are
     */
    public record Unsound(
            DocumentKind kind,
            Optional<String> tenant,
            String name,
            Node.Mapping written,
            List<Span> mistakes) {
        public Unsound {
            mistakes = Collections.unmodifiableList(new ArrayList<>(mistakes));
        }

        private Optional<Node.Entry> section(String key) {
            return spec().flatMap(spec ->
                    spec.entries().stream()
                            .filter(entry -> entry.key().text().equals(key))
                            .findFirst());
        }

        private Optional<Node.Mapping> spec() {
            return written.find("spec")
                    .filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast);
        }

        /** Whether something is wrong in a part of the spec, or it may be what is misspelt. */
        private boolean isInDoubt(String key) {
            return section(key)
                    .map(entry -> mistakes.stream().anyMatch(at -> isIn(entry, at)))
                    .orElseGet(() -> mistakes.stream().anyMatch(this::isBetweenSections));
        }

        private boolean isInDoubt(String key, String name) {
            return section(key).map(Node.Entry::value).stream()
                    .filter(Node.Mapping.class::isInstance)
                    .flatMap(value -> ((Node.Mapping) value).entries().stream())
                    .filter(entry -> entry.key().text().equals(name))
                    .anyMatch(entry -> mistakes.stream().anyMatch(at -> isIn(entry, at)));
        }

        /** What is wrong in a file that the document names may be in any of its parts. */
        private boolean isIn(Node.Entry entry, Span at) {
            return at.source() != written.source() || isWithin(entry, at);
        }

        private boolean isBetweenSections(Span at) {
            return spec().stream()
                    .flatMap(spec -> spec.entries().stream())
                    .noneMatch(entry ->
                            at.start().compareTo(entry.value().span().start()) >= 0
                                    && isWithin(entry, at));
        }

        private static boolean isWithin(Node.Entry entry, Span at) {
            var from = entry.key().span().start();
            var until = entry.value().span().end();
            return at.start().compareTo(from) >= 0
                    && (at.start().compareTo(until) < 0 || at.start().equals(from));
        }
    }

    /**
     * What was not read to its end.
     *
     * @param kinds what is missing
     * @param tenant in whose folder it is
     * @param text what stands there; empty if even that is not known
     */
    public record Unread(List<DocumentKind> kinds, Optional<String> tenant, Optional<String> text) {
        public Unread {
            kinds = Collections.unmodifiableList(new ArrayList<>(kinds));
        }

        private boolean mayHold(DocumentKind kind, String name) {
            return kinds.contains(kind) && text.map(all -> hasWord(all, name)).orElse(true);
        }

        private static boolean hasWord(String text, String word) {
            for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                var end = at + word.length();
                if ((at == 0 || !isOfName(text.charAt(at - 1)))
                        && (end == text.length() || !isOfName(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isOfName(char character) {
            return Character.isLetterOrDigit(character) || character == '-';
        }
    }

    public static Doubts of(List<Unsound> unsound, List<Unread> unread) {
        var byKey = new HashMap<Key, Unsound>();
        for (var document : unsound) {
            byKey.putIfAbsent(
                    new Key(document.kind(), document.tenant(), document.name()), document);
        }
        return new Doubts(byKey, unread);
    }

    public Doubts {
        unsound = Collections.unmodifiableMap(new HashMap<>(unsound));
        unread = Collections.unmodifiableList(new ArrayList<>(unread));
    }

    /** Whether something is wrong in the document, whatever it is. */
    public boolean about(DocumentKind kind, String name) {
        return find(kind, Optional.empty(), name).isPresent();
    }

    /** Whether something is wrong in any document of a kind, or one may not have been read. */
    public boolean aboutAny(DocumentKind kind) {
        return unsound.keySet().stream().anyMatch(key -> key.kind() == kind)
                || unread.stream().anyMatch(part -> part.kinds().contains(kind));
    }

    /** Whether something is wrong in a part of the document's spec. */
    public boolean about(DocumentKind kind, String name, String section) {
        return find(kind, Optional.empty(), name)
                .filter(document -> document.isInDoubt(section))
                .isPresent();
    }

    /** Whether something is wrong in an entry of a part of the document's spec. */
    public boolean about(DocumentKind kind, String name, String section, String entry) {
        return find(kind, Optional.empty(), name)
                .filter(document -> document.isInDoubt(section, entry))
                .isPresent();
    }

    /**
     * The names of all entries that are written in a part of the document's spec; empty if nothing
     * is wrong in the document, or if it cannot be told what is written there.
     */
    public Optional<List<String>> written(DocumentKind kind, String name, String section) {
        return find(kind, Optional.empty(), name)
                .flatMap(document -> document.section(section))
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .map(value ->
                        ((Node.Mapping) value)
                                .entries().stream().map(entry -> entry.key().text()).toList());
    }

    /** Whether something is wrong in the workload's document, whatever it is. */
    public boolean about(Workload workload) {
        return find(workload).isPresent();
    }

    /** Whether a part of the document's spec may have an entry that was not read. */
    public boolean mayHave(DocumentKind kind, String name, String section, String entry) {
        return mayHave(find(kind, Optional.empty(), name), section, entry);
    }

    /** Whether a workload may give a parameter that was not read. */
    public boolean mayGive(Workload workload, String parameter) {
        return mayHave(find(workload), "parameters", parameter);
    }

    private static boolean mayHave(Optional<Unsound> found, String section, String entry) {
        return found.filter(document ->
                        document.section(section)
                                .map(Node.Entry::value)
                                .filter(Node.Mapping.class::isInstance)
                                .map(value -> ((Node.Mapping) value).find(entry).isPresent())
                                .orElseGet(() -> document.isInDoubt(section)))
                .isPresent();
    }

    /**
     * Whether there may be a document that was not read. What is wrong in a tenant's folder leaves
     * nobody else in doubt.
     *
     * @param asker the tenant that speaks of it; empty if it is spoken of for all
     */
    public boolean mayExist(DocumentKind kind, String name, Optional<TenantId> asker) {
        return unread.stream()
                .filter(part ->
                        part.tenant().isEmpty() || part.tenant().equals(asker.map(TenantId::name)))
                .anyMatch(part -> part.mayHold(kind, name));
    }

    /** Whether a document in the tenant's folder was not read that may be the tenant's own. */
    public boolean mayDescribe(TenantId tenant) {
        return unread.stream()
                .filter(part -> part.tenant().equals(Optional.of(tenant.name())))
                .anyMatch(part -> part.mayHold(DocumentKind.TENANT, tenant.name()));
    }

    private Optional<Unsound> find(Workload workload) {
        return find(
                DocumentKind.WORKLOAD,
                Optional.of(workload.id().tenant().name()),
                workload.id().name());
    }

    private Optional<Unsound> find(DocumentKind kind, Optional<String> tenant, String name) {
        return Optional.ofNullable(unsound.get(new Key(kind, tenant, name)));
    }
}
