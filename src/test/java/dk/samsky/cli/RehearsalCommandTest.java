package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of real clouds is rehearsed without any. */
class RehearsalCommandTest {
    @TempDir private Path folder;

    @BeforeEach
    void writeAWorkspaceOfRealClouds() throws IOException {
        CommandRun.in(folder, "init");
        var provider = folder.resolve("providers/national-cloud.yaml");
        var text = Files.readString(provider);
        assertThat(text).contains("{driver: simulated}");
        Files.writeString(
                provider, text.replace("{driver: simulated}", "{driver: openstack, cloud: x}"));
        rehearse(true);
    }

    private void rehearse(boolean isRehearsal) throws IOException {
        var settings = folder.resolve("samsky.yaml");
        var text = Files.readString(settings).replace("  clouds: embedded\n", "");
        Files.writeString(
                settings,
                isRehearsal ? text.replace("spec:\n", "spec:\n  clouds: embedded\n") : text);
    }

    private CommandRun ends(ExitStatus status, String... line) {
        return CommandRun.ends(status, folder, line);
    }

    @Test
    void saysThatNothingIsReal() {
        assertThat(ends(ExitStatus.DONE, "plan").out())
                .startsWith("Rehearsal: prices that count on ");
        assertThat(ends(ExitStatus.DONE, "plan", "-o", "markdown").out())
                .contains("### Rehearsal: samsky plan");
        assertThat(ends(ExitStatus.DONE, "plan", "-o", "json").out())
                .contains("\"clouds\": \"embedded\"");
    }

    @Test
    void appliesToEmbeddedCloudsAndRemembersItApart() {
        var applied = ends(ExitStatus.DONE, "apply", "--yes").out();

        assertThat(applied)
                .startsWith("Rehearsal: prices that count on ")
                .contains("\nRehearsal: 8 steps");
        assertThat(folder.resolve(".samsky/rehearsal.db")).exists();
        assertThat(folder.resolve(".samsky/state.db")).doesNotExist();
        assertThat(ends(ExitStatus.DONE, "plan").out()).contains("No changes");
    }

    @Test
    void appliesWhatAPlanSaysAndSaysThatItIsNotReal() {
        ends(ExitStatus.DONE, "plan", "--out", "change.plan");

        assertThat(ends(ExitStatus.DONE, "apply", "change.plan").out()).contains("Rehearsal: ");
    }

    @Test
    void aPlanOfARehearsalIsNotAppliedToRealClouds() throws IOException {
        ends(ExitStatus.DONE, "plan", "--out", "change.plan");
        rehearse(false);

        assertThat(CommandRun.in(folder, "apply", "change.plan").status())
                .isEqualTo(ExitStatus.STALE);
    }
}
