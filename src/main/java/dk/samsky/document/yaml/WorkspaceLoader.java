package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Loaded;
import dk.samsky.document.binding.Binder;
import dk.samsky.document.binding.Findings;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
     * place. What is wrong in one tenant's folder is that tenant's.
     *
     * @param directory the folder that holds {@code samsky.yaml}
     * @param workingDirectory what names of files are told relative to
     * @param tenants whose workloads are read; of the others only {@code tenant.yaml} is, since
     *     shared costs need their inhabitants
     */
    public static Loaded load(Path directory, Path workingDirectory, Predicate<TenantId> tenants) {
        var disk = Disk.of(directory, workingDirectory);
        var file = disk.workspace().resolve(WORKSPACE_FILE);
        if (!Files.exists(file)) {
            return Loaded.nothing(
                    Diagnostic.error(
                            DocumentCode.NO_WORKSPACE,
                            "There is no " + disk.name(file) + ".",
                            "A workspace is a folder with a file " + WORKSPACE_FILE + ".",
                            "Name a workspace with -C, or make one:\n\n    samsky init"));
        }
        Path root;
        try {
            root = disk.workspace().toRealPath();
        } catch (IOException failed) {
            return Loaded.nothing(
                    disk.unreadable(
                            disk.workspace(), "The folder cannot be opened.", disk.span(file)));
        }
        var municipalities = MunicipalityList.read();
        var documents = new Documents();
        var findings = new Findings();
        var settings =
                new Task(file, List.of(DocumentKind.WORKSPACE), Optional.empty(), List.of(root));
        take(FileReading.of(settings, disk, municipalities), Optional.empty(), documents, findings);
        var tasks = new Survey(disk, root, tenants, findings, documents).tasks();
        var readings = Readers.read(tasks, disk, municipalities);
        var files = new LinkedHashMap<String, List<DocumentKind>>();
        for (var i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            take(readings.get(i), task.owner().map(TenantId::new), documents, findings);
            if (task.owner().isEmpty()) {
                files.put(disk.name(task.path()), task.kinds());
                for (var problem : readings.get(i).problems()) {
                    problem.span().ifPresent(span -> files.put(span.source().name(), task.kinds()));
                }
            }
        }
        files.put(disk.name(file), settings.kinds());
        return new Binder(documents, municipalities, tenants, disk.digestsSoFar(), findings)
                .bind(Span.startOf(new Source(disk.name(file), "")), files);
    }

    private static void take(
            FileReading reading, Optional<TenantId> owner, Documents documents, Findings findings) {
        documents.addAll(reading.documents());
        for (var problem : reading.problems()) {
            owner.ifPresentOrElse(
                    tenant -> findings.add(problem, tenant), () -> findings.shared().add(problem));
        }
    }
}
