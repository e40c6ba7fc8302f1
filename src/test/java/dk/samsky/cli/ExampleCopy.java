package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of an example to be worked with. */
final class ExampleCopy {
    private ExampleCopy() {}

    /** Copies the example of three municipalities; its workspace. */
    static Path of(Path folder) throws IOException {
        return of(folder, "three-municipalities");
    }

    /** Copies the example of this name; its workspace. */
    static Path of(Path folder, String name) throws IOException {
        var workspace = folder.resolve("examples").resolve(name);
        copy(Path.of("examples", name), workspace);
        return workspace;
    }

    /** Writes something else into a document; it must be there. */
    static void replace(Path file, String right, String wrong) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!from.relativize(file).startsWith(".samsky")) {
                    var target = to.resolve(from.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
