package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Workspace;
import dk.samsky.document.binding.Binder;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Loads a workspace from its folder. */
public final class WorkspaceLoader {
    /** The file that makes a folder a workspace. */
    public static final String WORKSPACE_FILE = "samsky.yaml";

    private WorkspaceLoader() {}

    /**
     * Reads and binds all documents of a workspace; all that is wrong with them is told at once, by
     * place.
     *
     * @param directory the folder that holds {@code samsky.yaml}
     * @param workingDirectory what names of files are told relative to
     * @param tenants whose workloads are read; of the others only {@code tenant.yaml} is, since
     *     shared costs need their inhabitants
     */
    public static Checked<Workspace> load(
            Path directory, Path workingDirectory, Predicate<TenantId> tenants) {
        var disk = Disk.of(directory, workingDirectory);
        var file = disk.workspace().resolve(WORKSPACE_FILE);
        if (!Files.exists(file)) {
            return Checked.refused(
                    Diagnostic.error(
                            DocumentCode.NO_WORKSPACE,
                            "There is no " + disk.name(file) + ".",
                            "A workspace is a folder with a file " + WORKSPACE_FILE + ".",
                            "Name a workspace with -C, or make one:\n\n    samsky init"));
        }
        var problems = new Problems();
        Path root;
        try {
            root = disk.workspace().toRealPath();
        } catch (IOException failed) {
            return Checked.refused(
                    disk.unreadable(
                            disk.workspace(), "The folder cannot be opened.", disk.span(file)));
        }
        var municipalities = MunicipalityList.read();
        var documents = new Documents();
        take(
                FileReading.of(
                        new Task(
                                file,
                                List.of(DocumentKind.WORKSPACE),
                                Optional.empty(),
                                List.of(root)),
                        disk,
                        municipalities),
                documents,
                problems);
        var tasks = new Survey(disk, root, tenants, problems).tasks(documents.workspaces());
        for (var reading : Readers.read(tasks, disk, municipalities)) {
            take(reading, documents, problems);
        }
        if (problems.list().stream()
                .anyMatch(problem -> problem.code() == DocumentCode.NOT_A_FOLDER)) {
            // What is in a folder that is not there is missed everywhere: it would be told for each.
            return new Checked.Refused<>(
                    problems.list().stream().sorted(Diagnostic.BY_PLACE).toList());
        }
        var bound = new Binder(documents, tenants, disk.digestsSoFar()).bind();
        var all = new ArrayList<>(problems.list());
        all.addAll(bound.diagnostics());
        all.sort(Diagnostic.BY_PLACE);
        return bound.value()
                .map(workspace -> Checked.of(workspace, all))
                .orElseGet(() -> new Checked.Refused<>(all));
    }

    private static void take(FileReading reading, Documents documents, Problems problems) {
        documents.addAll(reading.documents());
        reading.problems().forEach(problems::add);
    }
}
