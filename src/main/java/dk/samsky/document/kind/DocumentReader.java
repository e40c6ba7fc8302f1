package dk.samsky.document.kind;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Node;
import dk.samsky.document.schema.Reading;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Structure;
import dk.samsky.document.schema.Words;
import dk.samsky.model.content.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes documents of nodes. */
public final class DocumentReader {
    private static final List<String> KINDS =
            Arrays.stream(DocumentKind.values()).map(DocumentKind::word).toList();

    private final List<DocumentKind> expected;
    private final Reading reading;
    private final Documents documents;

    /** How many problems were there before the document that is read now. */
    private int before;

    /**
     * @param expected the kinds that the file may hold
     * @param reading told of what is wrong
     * @param documents takes what is read
     */
    public DocumentReader(List<DocumentKind> expected, Reading reading, Documents documents) {
        this.expected = new ArrayList<>(expected);
        this.reading = reading;
        this.documents = documents;
    }

    /** What may be written in documents of a kind, as a JSON Schema (2020-12). */
    public static Fields schema(DocumentKind kind) {
        return DocumentShape.schema(kind);
    }

    /** Reads one document of the file. */
    public void read(Node node) {
        var head = readKnown(node);
        var told = reading.problems().list();
        var mistakes =
                told.subList(before, told.size()).stream()
                        .filter(Diagnostic::isError)
                        .flatMap(mistake -> mistake.span().stream())
                        .toList();
        before = told.size();
        if (mistakes.isEmpty()) {
            return;
        }
        // What refers to a document that nobody knows the name of may be right.
        if (head.isPresent() && node instanceof Node.Mapping mapping) {
            var named = head.get();
            documents.add(
                    new Doubts.Unsound(
                            named.kind(), named.owner(), named.name(), mapping, mistakes));
        } else {
            documents.add(
                    new Doubts.Unread(
                            expected, Optional.empty(), Optional.of(node.source().text())));
        }
    }

    private Optional<Documents.Head> readKnown(Node node) {
        var mapping = Structure.mapping(node, "a document", reading);
        var kind = mapping.flatMap(this::kind);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var head = head(kind.get(), mapping.get());
        head.ifPresent(documents::add);
        DocumentShape.of(kind.get()).read(node, reading).ifPresent(documents::add);
        if (!expected.contains(kind.get())) {
            misplaced(kind.get(), mapping.get());
        }
        return head;
    }

    private Optional<DocumentKind> kind(Node.Mapping document) {
        var written = document.find("kind");
        if (written.isEmpty()) {
            var at =
                    document.entries().isEmpty()
                            ? document.span()
                            : document.entries().getFirst().key().span();
            reading.error(
                    DocumentCode.NO_KIND,
                    at,
                    "The document does not say what kind it is.",
                    "Every document has the keys apiVersion, kind, metadata and spec.",
                    "Add 'apiVersion: "
                            + DocumentShape.API_VERSION
                            + "' and 'kind: "
                            + expected.getFirst().word()
                            + "', or move the file out of the workspace's folders.");
            return Optional.empty();
        }
        if (!(written.get() instanceof Node.Scalar scalar)) {
            Scalars.choice("a kind", KINDS, word -> word).read(written.get(), reading);
            return Optional.empty();
        }
        var kind = DocumentKind.find(scalar.text());
        if (kind.isEmpty()) {
            reading.error(
                    DocumentCode.UNKNOWN_WORD,
                    scalar.span(),
                    "There is no kind of document '" + Words.shorten(scalar.text()) + "'.",
                    "The kinds are " + String.join(", ", KINDS) + ".",
                    NearName.suggest(scalar.text(), KINDS) + "Write one of the kinds.");
        }
        return kind;
    }

    private static Optional<Documents.Head> head(DocumentKind kind, Node.Mapping document) {
        return document.find("metadata")
                .flatMap(metadata ->
                        metadata instanceof Node.Mapping mapping
                                ? Optional.of(mapping)
                                : Optional.empty())
                .flatMap(metadata ->
                        text(metadata, "name")
                                .map(name ->
                                        new Documents.Head(
                                                kind,
                                                text(metadata, "tenant")
                                                        .filter(_ -> kind == DocumentKind.WORKLOAD)
                                                        .map(Node.Scalar::text),
                                                name.text(),
                                                name.span(),
                                                text(metadata, "tenant")
                                                        .filter(_ -> kind == DocumentKind.WORKLOAD)
                                                        .orElse(name)
                                                        .span())));
    }

    private static Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
        return mapping.find(key)
                .flatMap(node ->
                        node instanceof Node.Scalar scalar
                                ? Optional.of(scalar)
                                : Optional.empty());
    }

    private void misplaced(DocumentKind kind, Node.Mapping document) {
        Span at = document.find("kind").map(Node::span).orElseGet(document::span);
        reading.error(
                DocumentCode.MISPLACED_KIND,
                at,
                "A " + kind.word() + " document does not belong into this file.",
                "This file is for "
                        + Words.anyOf(expected.stream().map(DocumentKind::word).toList())
                        + " documents; "
                        + kind.word()
                        + " documents are in "
                        + kind.home()
                        + ".",
                "Move the document there.");
    }
}
