package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a destroy says of what it does, and of what it cannot do. */
class DestroyTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void applyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "--tenant", "viborg", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void theReasonIsThatOfTheCommandAndNotTheDocuments() {
        assertThat(run("plan", "--destroy").out())
                .contains("all that stands is to be destroyed")
                .doesNotContain("no document asks for it")
                .doesNotContain("no longer in the documents");
    }

    @Test
    void aProviderWithoutADocumentIsToldOnceWithACount() throws IOException {
        Files.delete(workspace.resolve("providers/nordic-commercial.yaml"));
        unpin();
        var destroyed = run("destroy", "--yes");
        assertThat(destroyed.status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(count(destroyed.err(), "PN-107")).isEqualTo(1);
        assertThat(destroyed.err())
                .contains(
                        "17 resources of samsoe, viborg in nordic-commercial/se-stockholm could not"
                                + " be looked at.")
                .contains("Put the provider's document back");

        run("plan", "--destroy", "--refresh", "none", "--out", "rest.plan");
        var applied = run("apply", "rest.plan");
        assertThat(applied.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(count(applied.err(), "error[EN-105]")).isEqualTo(1);
        assertThat(applied.err()).contains("So failed 5 steps: samsoe/");
    }

    private void unpin() throws IOException {
        try (var files = Files.walk(workspace.resolve("tenants"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(
                        file,
                        Files.readString(file)
                                .replace("provider: nordic-commercial", "provider: national-cloud")
                                .replace(", region: se-stockholm", ""));
            }
        }
    }
}
