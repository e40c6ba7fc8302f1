package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Node;
import dk.samsky.document.kind.DocumentReader;
import dk.samsky.document.kind.Documents;
import dk.samsky.document.schema.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the reader reads, the schema accepts; what is wrong by its structure, both refuse. */
class SchemaAgreementTest {
    private record Sample(DocumentKind kind, Source source, Node node) {}

    @Test
    void theSchemaAcceptsWhatTheReaderReads() throws IOException {
        for (var sample : samples()) {
            assertThat(isRead(sample, sample.node)).as("%s", sample.source).isTrue();
            assertThat(SchemaCheck.accepts(DocumentReader.schema(sample.kind), sample.node))
                    .as("%s", sample.source)
                    .isTrue();
        }
    }

    /**
     * Every node of every sample is taken out, and replaced by each of some others: the reader is
     * never laxer than the schema.
     */
    @Test
    void theReaderRefusesWhatTheSchemaRefuses() throws IOException {
        var refused = 0;
        for (var sample : samples()) {
            for (var changed : changes(sample.node)) {
                if (!SchemaCheck.accepts(DocumentReader.schema(sample.kind), changed)) {
                    refused++;
                    assertThat(isRead(sample, changed))
                            .as("%s with %s", sample.source, show(changed))
                            .isFalse();
                }
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static boolean isRead(Sample sample, Node node) {
        var problems = new Problems();
        // Files that are named are there, whatever their names.
        var reading =
                new Reading(
                        problems, (_, _, _) -> Optional.of(sample.source), MunicipalityList.read());
        new DocumentReader(List.of(sample.kind), reading, new Documents()).read(node);
        return !problems.hasErrors();
    }

    private static List<Sample> samples() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var file : Workspaces.files(Workspaces.MENDED)) {
            if (file.matches(".*\\.ya?ml")) {
                var source =
                        new Source(
                                file, Files.readString(Workspaces.MENDED.resolve(Path.of(file))));
                YamlFile.read(
                        source,
                        new Problems(),
                        node -> samples.add(new Sample(kind(node), source, node)));
            }
        }
        return samples;
    }

    private static DocumentKind kind(Node node) {
        var word = (Node.Scalar) ((Node.Mapping) node).find("kind").orElseThrow();
        return DocumentKind.find(word.text()).orElseThrow();
    }

    private static List<Node> changes(Node node) {
        var extent = Node.Extent.of(node.span());
        var changes = new ArrayList<Node>();
        for (var plain :
                List.of(
                        "5",
                        "-5",
                        "true",
                        "text",
                        "4Gi",
                        "null",
                        "2026-03-01",
                        "10.0.0.0/8",
                        "A b",
                        "1.5")) {
            changes.add(new Node.Scalar(extent, plain, true));
        }
        changes.add(new Node.Scalar(extent, "5", false));
        changes.add(new Node.Sequence(extent, List.of()));
        changes.add(new Node.Mapping(extent, List.of()));
        switch (node) {
            case Node.Mapping mapping -> changesWithin(mapping, extent, changes);
            case Node.Sequence sequence -> {
                for (var i = 0; i < sequence.items().size(); i++) {
                    for (var changed : changes(sequence.items().get(i))) {
                        var items = new ArrayList<>(sequence.items());
                        items.set(i, changed);
                        changes.add(new Node.Sequence(extent, items));
                    }
                }
            }
            case Node.Scalar _, Node.Broken _ -> {}
        }
        return changes;
    }

    private static void changesWithin(
            Node.Mapping mapping, Node.Extent extent, List<Node> changes) {
        for (var i = 0; i < mapping.entries().size(); i++) {
            var entry = mapping.entries().get(i);
            var less = new ArrayList<>(mapping.entries());
            less.remove(i);
            changes.add(new Node.Mapping(extent, less));
            var other = new ArrayList<>(mapping.entries());
            other.set(i, new Node.Entry(new Node.Scalar(extent, "other-key", true), entry.value()));
            changes.add(new Node.Mapping(extent, other));
            for (var changed : changes(entry.value())) {
                var entries = new ArrayList<>(mapping.entries());
                entries.set(i, new Node.Entry(entry.key(), changed));
                changes.add(new Node.Mapping(extent, entries));
            }
        }
    }

    private static String show(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.isPlain() ? scalar.text() : '"' + scalar.text() + '"';
            case Node.Sequence sequence ->
                    sequence.items().stream().map(SchemaAgreementTest::show).toList().toString();
            case Node.Mapping mapping ->
                    mapping.entries().stream()
                            .map(entry -> entry.key().text() + ": " + show(entry.value()))
                            .toList()
                            .toString();
            case Node.Broken _ -> "?";
        };
    }
}
