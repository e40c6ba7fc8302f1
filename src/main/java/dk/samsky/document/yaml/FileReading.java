package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Doubts;
import dk.samsky.document.Municipalities;
import dk.samsky.document.binding.Ownership;
import dk.samsky.document.kind.DocumentReader;
import dk.samsky.document.kind.Documents;
import dk.samsky.document.schema.Reading;
import java.util.List;
import java.util.Optional;

/** What came of reading one file. */
record FileReading(Documents documents, List<Diagnostic> problems) {
    /** A tenant with 600 workloads is some 150 KiB. */
    static final int MOST_BYTES = 8 << 20;

    static FileReading of(Task task, Disk disk, Municipalities municipalities) {
        var problems = new Problems();
        var documents = new Documents();
        var folder = task.path().resolveSibling("");
        var source =
                disk.read(task.path(), task.roots(), MOST_BYTES, disk.span(task.path()), problems);
        var isWhole = false;
        if (source.isPresent()) {
            var attached = new AttachedFiles(disk, folder, task.roots(), List.of());
            var reading = new Reading(problems, attached, municipalities);
            var reader = new DocumentReader(task.kinds(), reading, documents);
            isWhole = YamlFile.read(source.get(), problems, reader::read);
            if (reading.isFull()) {
                problems.add(tooMany(source.get()));
            }
        }
        if (!isWhole) {
            documents.add(
                    new Doubts.Unread(task.kinds(), Optional.empty(), source.map(Source::text)));
        }
        task.owner()
                .ifPresent(owner -> {
                    Ownership.check(owner, documents, problems);
                    documents.keepOnly(owner);
                });
        return new FileReading(documents, problems.list());
    }

    private static Diagnostic tooMany(Source source) {
        return Diagnostic.error(
                DocumentCode.TOO_MANY,
                Span.startOf(source),
                "There are more problems in this file than are shown.",
                "Only the first " + Reading.MOST_PROBLEMS + " are told.",
                "Correct those first, and run again.");
    }
}
