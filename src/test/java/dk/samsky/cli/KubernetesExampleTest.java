package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.driver.kubernetes.StandInCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * examples/kubernetes through the command line, on a cluster that stands in for a real one. On a
 * real one: src/test/suites/kubernetes.
 */
class KubernetesExampleTest {
    @SuppressWarnings("NullAway.Init") // before each test
    private StandInCluster cluster;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path workspace;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        cluster = new StandInCluster();
        cluster.isPrompt = true;
        workspace = ExampleCopy.of(folder, "kubernetes");
        var provider = workspace.resolve("providers/cluster.yaml");
        var kubeconfig = cluster.kubeconfig(folder);
        Files.writeString(
                provider,
                Files.readString(provider)
                        .replace("context: local", "kubeconfig: \"" + kubeconfig + "\""));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private CommandRun ends(ExitStatus status, String... line) {
        return CommandRun.ends(status, workspace, line);
    }

    @Test
    void goesFromNothingToNothing() {
        ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(cluster.objects.paths("namespaces")).hasSize(6);
        assertThat(cluster.objects.paths("rolebindings")).hasSize(18);
        ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        ends(ExitStatus.DONE, "destroy", "--yes");
        assertThat(cluster.objects.paths("[a-z]+")).isEmpty();
    }

    @Test
    void mendsWhatWasChangedBehindItsBack() throws Exception {
        ends(ExitStatus.DONE, "apply", "--yes");
        var policy = cluster.objects.paths("networkpolicies").getFirst();
        cluster.objects.edit(policy, "kubectl-edit", List.of("spec", "ingress"), List.of());
        assertThat(ends(ExitStatus.CHANGES, "drift", "--detailed-exitcode").out())
                .contains("spec.ingress");
        ends(ExitStatus.DONE, "apply", "--yes");
        ends(ExitStatus.DONE, "drift", "--detailed-exitcode");
    }

    @Test
    void doctorNamesTheRightsThatAreMissing() {
        assertThat(ends(ExitStatus.DONE, "doctor").out()).contains("all that is needed");
        cluster.denied.add("patch namespaces");
        assertThat(ends(ExitStatus.FAILED, "doctor").out()).contains("missing: patch namespaces");
    }
}
