package dk.samsky.document.yaml;

import dk.samsky.document.DocumentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of documents to read.
 *
 * @param kinds what it may hold
 * @param owner the tenant whose folder it is in
 * @param roots the real folders that it, and what it names, must be in
 */
record Task(Path path, List<DocumentKind> kinds, Optional<String> owner, List<Path> roots) {}
