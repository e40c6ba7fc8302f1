package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may log in to servers is said by public keys, in a blueprint or by a workload. */
class SshKeysTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJLvwhOJyZ+J/zoh+i/Pe6k7XxMARmLXVBwxOCw1QfVD";

    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder, "national-cloud");
        rehearse();
    }

    private void rehearse() throws IOException {
        replace("samsky.yaml", "spec:", "spec:\n  clouds: embedded");
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    @Test
    void aPrivateKeyIsRefusedWhereItIsWritten() throws IOException {
        replace(
                "blueprints/records.yaml",
                "\"${login}\"",
                "\"-----BEGIN OPENSSH PRIVATE KEY-----\"");
        var told = run("validate");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(told.err())
                .contains("DOC-401", "--> blueprints/records.yaml:")
                .contains("a public key of SSH")
                .contains("the private key is nobody's but its owner's");
    }

    @Test
    void aWorkloadsWrongKeyIsToldOfTheWorkload() throws IOException {
        replace("tenants/aarhus/workloads.yaml", "ssh-ed25519 ", "ssh-rsa ");
        assertThat(run("validate").err())
                .contains("BP-", "aarhus/journal")
                .contains("Here must stand a public key of SSH");
    }

    @Test
    void keysCountInWhatAServerStartsWith() throws IOException {
        replace("blueprints/records.yaml", "sshKeys: [", "cloudInit: start.sh\n      sshKeys: [");
        var start = workspace.resolve("blueprints/start.sh");
        Files.writeString(start, "#!/bin/sh\n" + "#".repeat(15_000));
        assertThat(run("validate").status()).isEqualTo(ExitStatus.DONE);
        Files.writeString(start, "#!/bin/sh\n" + "#".repeat(16_200));
        assertThat(run("validate").err())
                .contains("aarhus/journal")
                .contains("What the servers of 'web' start with is too long with these keys.");
    }

    @Test
    void aSavedPlanGivesServersTheirKeys() throws IOException {
        assertThat(run("plan", "--out", "plan.json").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "plan.json").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("state", "show", "aarhus", "-o", "json").out())
                .contains(KEY)
                .doesNotContain("drift@example");
    }

    @Test
    void anotherKeyReplacesTheServer() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/workloads.yaml", KEY + " drift@example", "");
        var plan = run("plan");
        assertThat(plan.out()).contains("sshKeys").contains("replace");
    }
}
