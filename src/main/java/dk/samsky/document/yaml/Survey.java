package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.binding.Findings;
import dk.samsky.document.kind.Documents;
import dk.samsky.document.kind.WorkspaceDocument;
import dk.samsky.model.Names;
import dk.samsky.model.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the files of a workspace.
 *
 * @param tenants whose workloads are read
 * @param documents told of folders whose documents are not found
 */
record Survey(
        Disk disk, Path root, Predicate<TenantId> tenants, Findings findings, Documents documents) {
    private static final String TENANTS = "tenants";
    private static final String TENANT_FILE = "tenant.yaml";

    /**
     * The files to read, in a fixed order; the default folders where the workspace's document names
     * none.
     */
    List<Task> tasks() {
        var tasks = new ArrayList<Task>();
        var read = new LinkedHashMap<Path, DocumentKind>();
        var search = documents.workspaces().stream().findFirst();
        search(
                search.map(WorkspaceDocument::blueprints).orElse(List.of()),
                "blueprints",
                DocumentKind.BLUEPRINT,
                read,
                tasks);
        search(
                search.map(WorkspaceDocument::providers).orElse(List.of()),
                "providers",
                DocumentKind.PROVIDER,
                read,
                tasks);
        search(
                search.map(WorkspaceDocument::policies).orElse(List.of()),
                "policies",
                DocumentKind.POLICY,
                read,
                tasks);
        var tenants = disk.workspace().resolve(TENANTS);
        var strays = new Strays(disk, with(read.keySet(), tenants));
        read.forEach((folder, kind) -> stray(strays.ofShared(folder), kind));
        tenants(tenants, strays, tasks);
        return tasks;
    }

    private static Set<Path> with(Set<Path> paths, Path path) {
        var all = new HashSet<>(paths);
        all.add(path);
        return all;
    }

    private void stray(List<Diagnostic> told, DocumentKind kind) {
        if (!told.isEmpty()) {
            told.forEach(findings.shared()::add);
            documents.add(new Doubts.Unread(List.of(kind), Optional.empty(), Optional.empty()));
        }
    }

    private void search(
            List<Located<String>> paths,
            String usual,
            DocumentKind kind,
            Map<Path, DocumentKind> folders,
            List<Task> tasks) {
        if (paths.isEmpty()) {
            var folder = disk.workspace().resolve(usual);
            if (Files.isDirectory(folder)) {
                // The usual folder must be in the workspace; one that the document names may be
                // elsewhere.
                folders.put(folder, kind);
                folder(folder, List.of(root), kind, tasks);
            } else {
                requireNothing(folder, List.of(kind));
            }
            return;
        }
        var read = new HashSet<Path>();
        for (var path : paths) {
            try {
                var folder = disk.workspace().resolve(path.value()).normalize();
                if (Files.isDirectory(folder) && !Path.of(path.value()).isAbsolute()) {
                    // A folder that is named twice is read once.
                    if (read.add(folder.toRealPath())) {
                        folders.put(folder, kind);
                        folder(folder, List.of(root, folder.toRealPath()), kind, tasks);
                    }
                } else {
                    missing(path, kind);
                }
            } catch (IOException | InvalidPathException _) {
                missing(path, kind);
            }
        }
    }

    private void missing(Located<String> path, DocumentKind kind) {
        var problem = Folder.missing(path.value(), path.span());
        if (!findings.shared().list().contains(problem)) { // where a file in it was asked for
            findings.shared().add(problem);
        }
        documents.add(new Doubts.Unread(List.of(kind), Optional.empty(), Optional.empty()));
    }

    /** A usual folder need not be there. Something else in its place may not be taken for that. */
    private void requireNothing(Path folder, List<DocumentKind> kinds) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            findings.shared()
                    .add(
                            Diagnostic.error(
                                    DocumentCode.NOT_A_FOLDER,
                                    disk.span(folder),
                                    disk.name(folder) + " is not a folder.",
                                    Folder.leadsNowhere(folder)
                                            ? "It is a link, and what it leads to is not there."
                                            : "Documents are read from the folder of this name.",
                                    "Make it a folder, or remove it."));
            documents.add(new Doubts.Unread(kinds, Optional.empty(), Optional.empty()));
        }
    }

    private void folder(Path folder, List<Path> roots, DocumentKind kind, List<Task> tasks) {
        var listing = new Problems();
        var files = Folder.documents(folder, disk, listing);
        listed(listing.list(), List.of(kind));
        for (var path : files) {
            tasks.add(new Task(path, List.of(kind), Optional.empty(), roots));
        }
    }

    /**
     * Keeps what was told of the listing of a shared folder. Nobody knows what is in one that
     * cannot be listed.
     */
    void listed(List<Diagnostic> told, List<DocumentKind> kinds) {
        told.forEach(findings.shared()::add);
        if (told.stream().anyMatch(problem -> problem.code() == DocumentCode.UNREADABLE)) {
            documents.add(new Doubts.Unread(kinds, Optional.empty(), Optional.empty()));
        }
    }

    private void tenants(Path folder, Strays strays, List<Task> tasks) {
        if (!Files.isDirectory(folder)) {
            requireNothing(folder, List.of(DocumentKind.TENANT, DocumentKind.WORKLOAD));
            return;
        }
        var listing = new Problems();
        var files = Folder.documents(folder, disk, listing);
        // Of two folders that differ in capital letters one is not named like a tenant: that is
        // told, and whom it concerns.
        listed(
                listing.list().stream()
                        .filter(problem -> problem.code() != DocumentCode.CASE_ONLY)
                        .toList(),
                List.of(DocumentKind.TENANT, DocumentKind.WORKLOAD));
        for (var path : files) {
            if (!Files.isDirectory(path)) {
                findings.shared()
                        .add(
                                Diagnostic.error(
                                        DocumentCode.NOT_READ,
                                        disk.span(path),
                                        disk.name(path) + " is in no tenant's folder.",
                                        "Each tenant's documents are in a folder of its own, "
                                                + TENANTS
                                                + "/NAME.",
                                        "Move the file into its tenant's folder."));
            }
        }
        for (var tenant : Folder.folders(folder, disk, new Problems())) {
            tenant(tenant, strays, tasks);
        }
    }

    /**
     * A folder that is not named like a tenant is taken for that of the tenant with the nearest
     * name, which is refused. It may be another's as well, if that has no folder else.
     */
    private void misnamed(Path folder, String written) {
        var nearest = Names.nearest(written, 40);
        var id = new TenantId(nearest.isEmpty() ? "nameless" : nearest);
        documents.addFolder(id, disk.span(folder));
        documents.add(
                new Doubts.Unread(
                        List.of(DocumentKind.TENANT), Optional.empty(), Optional.empty()));
        documents.add(
                new Doubts.Unread(
                        List.of(DocumentKind.WORKLOAD), Optional.of(id.name()), Optional.empty()));
        findings.add(
                Diagnostic.error(
                        DocumentCode.WRONG_NAME,
                        disk.span(folder),
                        "The folder " + disk.name(folder) + " is not named like a tenant.",
                        "A tenant's folder has the tenant's name. While nobody knows whose it is,"
                                + " nothing in it is read, and no tenant without a folder is"
                                + " changed.",
                        (nearest.isEmpty() ? "" : "Did you mean " + TENANTS + "/" + nearest + "? ")
                                + "Use at most 40 lower-case letters (a-z), digits and hyphens;"
                                + " begin with a letter."),
                id);
    }

    private void tenant(Path folder, Strays strays, List<Task> tasks) {
        var name = folder.getFileName().toString();
        if (!Names.isName(name, 40)) {
            misnamed(folder, name);
            return;
        }
        var id = new TenantId(name);
        var roots = List.of(root);
        var file = folder.resolve(TENANT_FILE);
        documents.addFolder(id, disk.span(file));
        var own = new Problems();
        if (isOutside(folder)) {
            own.add(disk.outside(folder, disk.span(folder)));
        }
        var files = own.hasErrors() ? List.<Path>of() : Folder.documents(folder, disk, own);
        if (!own.hasErrors()) {
            strays.ofTenant(folder).forEach(own::add);
        }
        if (own.hasErrors()) {
            documents.add(
                    new Doubts.Unread(
                            List.of(DocumentKind.WORKLOAD), Optional.of(name), Optional.empty()));
        } else if (!files.contains(file)) {
            own.add(
                    Diagnostic.error(
                            DocumentCode.NO_TENANT,
                            disk.span(file),
                            "The tenant '" + name + "' is not described.",
                            "Each tenant's folder has a file "
                                    + TENANT_FILE
                                    + " with its Tenant document.",
                            "Create " + disk.name(file) + ", or remove the folder."));
        }
        own.list().forEach(problem -> findings.add(problem, id));
        var isRead = tenants.test(id);
        for (var path : files) {
            if (path.equals(file)) {
                tasks.add(new Task(path, List.of(DocumentKind.TENANT), Optional.of(name), roots));
            } else if (isRead) {
                tasks.add(new Task(path, List.of(DocumentKind.WORKLOAD), Optional.of(name), roots));
            }
        }
    }

    /** Whether a folder is a link out of the workspace. */
    private boolean isOutside(Path folder) {
        try {
            return !folder.toRealPath().startsWith(root);
        } catch (IOException _) {
            return false; // told when it is listed
        }
    }
}
