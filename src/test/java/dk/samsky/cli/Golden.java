package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output, kept as files and read in review. {@code -Dgolden.update} writes them anew;
 * never where {@code CI} is set.
 */
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/golden");

    private Golden() {}

    /**
     * @param file below the golden files, such as {@code plan/first/out.txt}
     */
    static void check(String file, String actual) {
        var golden = FILES.resolve(file);
        try {
            if (System.getProperty("golden.update") != null) {
                assertThat(System.getenv("CI"))
                        .as("golden files are never rewritten by a pipeline")
                        .isNull();
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, actual);
            }
            assertThat(actual).as(file).isEqualTo(Files.readString(golden));
            assertThat(actual.lines().count()).as("lines of " + file).isLessThanOrEqualTo(60);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
