package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers start with is given to their cloud, and written down nowhere else. */
class UserDataTest {
    private static final String TEXT = "#cloud-config\nruncmd: [echo kanariefugl]\n";

    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        write(TEXT);
        var blueprint = workspace.resolve("blueprints/web-site.yaml");
        Files.writeString(
                blueprint,
                Files.readString(blueprint)
                        .replace(
                                "      publicAddress: true\n",
                                "      publicAddress: true\n      cloudInit: files/web.txt\n"));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(workspace.resolve("blueprints/files"));
        Files.writeString(workspace.resolve("blueprints/files/web.txt"), text);
    }

    private String run(ExitStatus status, String... line) {
        var run = CommandRun.in(workspace, line);
        assertThat(run.status()).as("%s", run.err()).isEqualTo(status);
        return run.out() + run.err();
    }

    private void assertNowhere() throws IOException {
        try (var files = Files.walk(workspace)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var isOwn = file.endsWith("blueprints/files/web.txt");
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .satisfies(
                                text -> assertThat(text.contains("kanariefugl")).isEqualTo(isOwn));
            }
        }
    }

    @Test
    void noOutputAndNoFileHoldsItAndASavedPlanIsApplied() throws IOException {
        assertThat(run(ExitStatus.DONE, "plan", "-o", "json"))
                .contains("\"cloudInit\"")
                .doesNotContain("kanariefugl");
        run(ExitStatus.DONE, "plan", "--out", "change.plan");
        run(ExitStatus.DONE, "show", "change.plan", "-o", "json");
        run(ExitStatus.DONE, "apply", "change.plan");
        assertThat(run(ExitStatus.DONE, "plan")).contains("No changes");
        assertThat(run(ExitStatus.DONE, "show", "-o", "json")).doesNotContain("kanariefugl");
        assertNowhere();
    }

    @Test
    void anotherTextReplacesTheServers() throws IOException {
        run(ExitStatus.DONE, "apply", "--yes");
        write(TEXT.replace("fugl", "fugle"));
        assertThat(run(ExitStatus.DONE, "plan", "--tenant", "samsoe"))
                .contains("cloudInit cannot change in place")
                .doesNotContain("kanarie");
    }

    @Test
    void aSecretInItIsRefused() throws IOException {
        write("#cloud-config\nwrite_files:\n  - content: |\n      -----BEGIN PRIVATE KEY-----\n");
        assertThat(run(ExitStatus.INVALID, "validate"))
                .contains("error[DOC-413] A secret in a document")
                .contains("--> blueprints/web-site.yaml:")
                .contains("web.txt holds a secret, in line 4.");
        write("#cloud-config\npassword: hunter2\n");
        assertThat(run(ExitStatus.DONE, "validate"))
                .contains("warning[DOC-413]")
                .doesNotContain("hunter2");
    }

    @Test
    void aSecretInAParametersPlaceIsRefusedAndNotShown() throws IOException {
        var secret = "https://robot:hunter2@git.example.dk/";
        var blueprint = workspace.resolve("blueprints/web-site.yaml");
        var text = Files.readString(blueprint);
        var parameter = "    from: {type: string, default: \"\", description: Where from}\n";
        var described = text.replace("  parameters:\n", "  parameters:\n" + parameter);
        Files.writeString(blueprint, described);
        var workload = workspace.resolve("tenants/aarhus/workloads.yaml");
        Files.writeString(
                workload,
                Files.readString(workload)
                        .replace("{servers: 4}", "{servers: 4, from: \"" + secret + "\"}"));
        assertThat(run(ExitStatus.INVALID, "validate"))
                .contains("error[DOC-413] A secret in a document")
                .contains("--> tenants/aarhus/workloads.yaml:6:28")
                .doesNotContain("hunter2");

        Files.writeString(
                blueprint, described.replace("default: \"\"", "default: \"" + secret + "\""));
        assertThat(run(ExitStatus.INVALID, "validate"))
                .contains("--> blueprints/web-site.yaml:7:35")
                .contains("The default has the form of a secret.")
                .doesNotContain("hunter2");
    }
}
