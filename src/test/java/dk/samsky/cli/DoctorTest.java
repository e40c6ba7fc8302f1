package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is found before somebody plans, each thing on its own. */
class DoctorTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private Path memory(String file) {
        return workspace.resolve(".samsky").resolve(file);
    }

    @Test
    void looksAtEachRegionAndMakesNoCloud() {
        var fresh = run("doctor");
        assertThat(fresh.status()).isEqualTo(ExitStatus.DONE);
        assertThat(fresh.out())
                .containsPattern("ok +national-cloud \\(simulated\\) +connected, .*2 regions read")
                .containsPattern(
                        "ok +nordic-commercial \\(simulated\\) +connected, .*1 region read");
        assertThat(memory("simulated-national-cloud.db")).doesNotExist();
    }

    @Test
    void aCommandToCopyStandsOnALineOfItsOwn() {
        assertThat(CommandRun.in(folder, "doctor", "-C", "nowhere").out())
                .containsPattern("Name another with -C, or make one:\\s*\\n +samsky init nowhere");
    }

    @Test
    void findsACloudThatOpensAndCannotBeRead() throws IOException {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        damage(memory("simulated-national-cloud.db"));
        var ill = run("doctor");
        assertThat(ill.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ill.out())
                .containsPattern("FAIL +national-cloud \\(simulated\\) +.*cannot be used")
                .contains("remove it")
                .containsPattern("ok +nordic-commercial");
    }

    /** Before a cloud is reached, which only a command that needs it does. */
    @Test
    void aSettingThatNoDriverKnowsIsToldWhereItIsWritten() throws IOException {
        var provider = workspace.resolve("providers/national-cloud.yaml");
        Files.writeString(
                provider,
                Files.readString(provider)
                        .replace(
                                "servers: {driver: simulated",
                                "servers: {driver: simulated, latancy: 5ms"));
        for (var command : List.of("validate", "plan")) {
            var told = run(command);
            assertThat(told.status()).as(command).isEqualTo(ExitStatus.INVALID);
            assertThat(told.err())
                    .containsOnlyOnce("error[")
                    .contains("DOC-304", "national-cloud.yaml:8", "Did you mean 'latency'?");
        }
        assertThat(run("doctor").out()).containsPattern("FAIL +national-cloud.*'latancy'");
    }

    /** The head of the file stays, so that it opens; what it tells of is overwritten. */
    private static void damage(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var i = 4096; i < bytes.length; i++) {
            bytes[i] = 'x';
        }
        Files.write(file, bytes);
    }

    @Test
    void saysWhatIsDeniedAndGoesOnWithTheRest() {
        assertThat(
                        run(
                                        "simulated",
                                        "fault",
                                        "observe denied times=1",
                                        "--provider",
                                        "national-cloud")
                                .status())
                .isEqualTo(ExitStatus.DONE);
        var ill = run("doctor");
        assertThat(ill.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ill.out())
                .containsPattern("FAIL +national-cloud \\(simulated\\) +no .* can be read at")
                .contains("not permitted")
                .containsPattern("ok +nordic-commercial");
    }

    @Test
    void saysThatAnotherDeploymentIsThere() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("doctor").status()).isEqualTo(ExitStatus.DONE);
        for (var name : List.of("state.db", "state.db-wal", "state.db-shm")) {
            Files.deleteIfExists(memory(name));
        }
        var lost = run("doctor");
        assertThat(lost.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(lost.out())
                .containsPattern("FAIL +deployment +The deployment .* has objects of aarhus at")
                .contains("samsky plan --tenant aarhus");
    }
}
