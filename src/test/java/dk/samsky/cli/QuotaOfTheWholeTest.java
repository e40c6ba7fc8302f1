package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quota counts what a tenant has, also of what a plan is not about. */
class QuotaOfTheWholeTest {
    private static final String NEWS =
            """
            apiVersion: samsky.dk/v1
            kind: Workload
            metadata: {name: nyheder, tenant: samsoe}
            spec:
              blueprint: web-site
            """;

    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var tenant = workspace.resolve("tenants/samsoe/tenant.yaml");
        Files.writeString(tenant, Files.readString(tenant).replace("servers: 12", "servers: 4"));
        Files.writeString(workspace.resolve("tenants/samsoe/nyheder.yaml"), NEWS);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void assertOver(CommandRun run) {
        assertThat(run.err()).contains("error[PN-103]").contains("servers 5 of 4");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void countsWhatStandsAndHasNoPlaceAnyMore() throws IOException {
        assertOver(run("plan", "--workload", "nyheder"));
        var site = workspace.resolve("tenants/samsoe/hjemmeside.yaml");
        Files.writeString(
                site,
                Files.readString(site)
                        + "  data: {confidentiality: sensitive, personal: cpr, location: dk}\n"
                        + "  placement: {provider: nordic-commercial}\n");
        assertOver(run("plan", "--workload", "nyheder"));
    }

    @Test
    void countsWhatStandsUntilItIsDeleted() throws IOException {
        Files.delete(workspace.resolve("tenants/samsoe/hjemmeside.yaml"));
        assertThat(run("plan").err()).doesNotContain("PN-103");
        assertOver(run("plan", "--workload", "nyheder"));
    }

    @Test
    void doesNotForbidAPlanThatAddsNothing() throws IOException {
        var plan = run("plan", "--tenant", "samsoe", "--workload", "hjemmeside");
        assertThat(plan.err()).contains("warning[PN-103]").contains("servers 5 of 4");
        assertThat(plan.status()).isEqualTo(ExitStatus.DONE);
    }
}
