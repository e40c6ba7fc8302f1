package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Municipalities;
import dk.samsky.document.binding.Ownership;
import dk.samsky.document.schema.DocumentReader;
import dk.samsky.document.schema.Documents;
import dk.samsky.document.schema.Reading;
import java.util.List;

/** What came of reading one file. */
record FileReading(Documents documents, List<Diagnostic> problems) {
    /** A tenant with 600 workloads is some 150 KiB. */
    static final int MOST_BYTES = 8 << 20;

    static FileReading of(Task task, Disk disk, Municipalities municipalities) {
        var problems = new Problems();
        var documents = new Documents();
        var folder = task.path().resolveSibling("");
        disk.read(task.path(), task.roots(), MOST_BYTES, disk.span(task.path()), problems)
                .ifPresent(source -> {
                    var attached = new AttachedFiles(disk, folder, task.roots());
                    var reading = new Reading(problems, attached, municipalities);
                    var reader = new DocumentReader(task.kinds(), reading, documents);
                    YamlFile.read(source, problems, reader::read);
                    if (reading.isFull()) {
                        problems.add(
                                Diagnostic.error(
                                        DocumentCode.TOO_MANY,
                                        Span.startOf(source),
                                        "There are more problems in this file than are shown.",
                                        "Only the first " + Reading.MOST_PROBLEMS + " are told.",
                                        "Correct those first, and run again."));
                    }
                });
        task.owner().ifPresent(owner -> Ownership.check(owner, documents, problems));
        return new FileReading(documents, problems.list());
    }
}
