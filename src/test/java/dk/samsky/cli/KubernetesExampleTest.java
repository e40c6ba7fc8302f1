package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.driver.kubernetes.StandInCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void leavesANamespaceThatLostItsMarkWithAllThatIsInIt() throws Exception {
        ends(ExitStatus.DONE, "apply", "--yes");
        var namespace = cluster.objects.paths("namespaces").getFirst();
        var inside = namespace.substring(namespace.lastIndexOf('/')) + "/";
        var guards = List.of("resourcequotas", "limitranges", "networkpolicies", "rolebindings");
        var operation = List.of("metadata", "annotations", "samsky.dk/operation");
        cluster.objects.edit(namespace, "kubectl-annotate", operation, null);
        var destroyed = ends(ExitStatus.PARTIAL, "destroy", "--yes");
        assertThat(destroyed.err()).contains("warning[PN-114]", "taken off aarhus/booking/");
        assertThat(destroyed.out()).doesNotContain("Nothing is left");
        assertThat(cluster.objects.paths("namespaces")).containsExactly(namespace);
        assertThat(guards)
                .allSatisfy(guard ->
                        assertThat(cluster.objects.paths(guard))
                                .isNotEmpty()
                                .allMatch(path -> path.contains(inside)));
        // As the guide says.
        cluster.objects.edit(namespace, "kubectl-annotate", operation, "restored");
        ends(ExitStatus.DONE, "destroy", "--yes");
        assertThat(cluster.objects.paths("[a-z]+")).isEmpty();
    }

    @Test
    void givesNobodyARightInANamespaceWithoutItsGuards() {
        for (var guard : List.of("networkpolicies", "resourcequotas")) {
            for (var i = 0; i < 6; i++) {
                cluster.refuse("PATCH", ".*/" + guard + "/.*", 422);
            }
            ends(ExitStatus.PARTIAL, "apply", "--yes");
            assertThat(cluster.objects.paths(guard)).isEmpty();
            assertThat(cluster.objects.paths("rolebindings")).isEmpty();
            assertThat(cluster.objects.paths("serviceaccounts")).isEmpty();
            ends(ExitStatus.DONE, "destroy", "--yes");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/v1/namespaces/[^/]+",
                ".*/resourcequotas/.*",
                ".*/limitranges/.*",
                ".*/networkpolicies/.*",
                ".*/serviceaccounts/.*",
                ".*/rolebindings/.*",
                // The second object of a deployer.
                ".*/rolebindings/samsky-back-[0-9a-f]+",
            })
    void goesOnWithWhatIsHalfMadeWhenAnAnswerIsLost(String path) {
        cluster.refuse("PATCH", path, 503);
        ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(cluster.objects.paths("limitranges")).hasSize(6);
        assertThat(cluster.objects.paths("rolebindings")).hasSize(18);
        ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
    }

    @Test
    void mendsWhatWasChangedBehindItsBack() throws Exception {
        ends(ExitStatus.DONE, "apply", "--yes");
        var policy = cluster.objects.paths("networkpolicies").getFirst();
        cluster.objects.edit(policy, "kubectl-edit", List.of("spec", "ingress"), List.of());
        assertThat(ends(ExitStatus.CHANGES, "drift", "--detailed-exitcode").out())
                .contains("spec.ingress")
                .contains("(as Samsky wrote it)")
                .doesNotContain("(not set)");
        assertThat(ends(ExitStatus.DONE, "plan").out()).contains("-> (as Samsky wrote it)");
        ends(ExitStatus.DONE, "apply", "--yes");
        ends(ExitStatus.DONE, "drift", "--detailed-exitcode");
    }

    @Test
    void doctorNamesTheRightsThatAreMissing() {
        assertThat(ends(ExitStatus.DONE, "doctor").out()).contains("all that is needed");
        cluster.denied.add("patch namespaces");
        assertThat(ends(ExitStatus.FAILED, "doctor").out()).contains("missing: patch namespaces");
    }

    @Test
    void doctorNamesWhatTheClustersOwnerDidNotMake() {
        cluster.owners.remove("clusterroles/samsky-viewer");
        cluster.owners.remove("validatingadmissionpolicies/samsky-tenants");
        cluster.version = "v1.32.9+k3s1";
        assertThat(ends(ExitStatus.FAILED, "doctor").out())
                .contains("missing: clusterroles/samsky-viewer itself")
                .contains("validatingadmissionpolicies/samsky-tenants itself")
                .contains("Kubernetes 1.33 or newer (it is v1.32.9+k3s1)");
    }

    @Test
    void doctorNamesWhatARoleGivesAndNoTenantMayHave() {
        give("samsky-viewer", "get", "secrets");
        give("samsky-operator", "patch", "networkpolicies");
        give("samsky-administrator", "*", "pods");
        assertThat(ends(ExitStatus.FAILED, "doctor").out())
                .contains("clusterroles/samsky-viewer without the right to get secrets")
                .contains("clusterroles/samsky-operator without the right to patch networkpolicies")
                .contains("clusterroles/samsky-administrator without the right to * pods");
        for (var way :
                List.of(
                        "endpoints",
                        "endpointslices",
                        "services/status",
                        "pods/binding",
                        "bindings")) {
            give("samsky-operator", "create", way);
            give("samsky-administrator", "update", way);
            assertThat(ends(ExitStatus.FAILED, "doctor").out())
                    .contains("clusterroles/samsky-operator without the right to create " + way)
                    .contains("samsky-administrator without the right to update " + way);
        }
        give("samsky-viewer", "list", "pods");
        give("samsky-operator", "delete", "pods");
        give("samsky-administrator", "create", "rolebindings");
        assertThat(ends(ExitStatus.DONE, "doctor").out()).contains("all that is needed");
    }

    private void give(String role, String verb, String resource) {
        cluster.owners.put(
                "clusterroles/" + role,
                Map.of(
                        "metadata",
                        Map.of("name", role),
                        "rules",
                        List.of(Map.of("verbs", List.of(verb), "resources", List.of(resource)))));
    }

    @Test
    void doctorNamesAGuardThatIsOldOrOff() {
        cluster.owners.put(
                "validatingadmissionpolicies/samsky-tenants",
                Map.of(
                        "metadata", Map.of("name", "samsky-tenants"),
                        "spec", Map.of("failurePolicy", "Fail")));
        cluster.owners.put(
                "validatingadmissionpolicybindings/samsky-tenants",
                Map.of(
                        "metadata",
                        Map.of("name", "samsky-tenants"),
                        "spec",
                        Map.of(
                                "policyName",
                                "samsky-tenants",
                                "validationActions",
                                List.of("Audit"))));
        assertThat(ends(ExitStatus.FAILED, "doctor").out())
                .contains("validatingadmissionpolicies/samsky-tenants as it is now in access.yaml")
                .contains("validatingadmissionpolicybindings/samsky-tenants as it is now in");
    }

    @Test
    void doctorNamesTheRightsOfWhoMayReadNothing() {
        cluster.denied.add("create namespaces");
        cluster.isDenyingLists = true;
        assertThat(ends(ExitStatus.FAILED, "doctor").out()).contains("missing: create namespaces");
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    @Test
    void noNamespaceIsPrivilegedUnlessTheWorkspaceSaysSo() throws Exception {
        replace(
                "blueprints/booking.yaml",
                "pods: 2, podSecurity: restricted",
                "podSecurity: privileged");
        assertThat(ends(ExitStatus.INVALID, "validate").err())
                .contains("error[DOC-522] A namespace that reaches the machines")
                .contains("--> tenants/aarhus/booking.yaml:5:14  aarhus/booking")
                .contains("write 'aarhus/booking' under 'privilegedWorkloads' in samsky.yaml");
        assertThat(ends(ExitStatus.INVALID, "plan").out())
                .contains("Not planned: aarhus, for 1 error.");
        replace(
                "samsky.yaml",
                "spec:\n",
                "spec:\n  privilegedWorkloads: [aarhus/booking, samsoe/booking, viborg/booking]\n");
        ends(ExitStatus.DONE, "validate");
        assertThat(ends(ExitStatus.DONE, "plan").out()).contains("pod security privileged");
    }

    @Test
    void aNamespaceHasTheLoadBalancersThatItsBlueprintAsksFor() throws Exception {
        replace("blueprints/booking.yaml", "pods: 2,", "pods: 2, loadBalancers: 1,");
        assertThat(ends(ExitStatus.DONE, "plan").out()).contains("1 load balancer");
        ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(
                        cluster.objects.paths("resourcequotas").stream()
                                .map(path -> cluster.objects.shown(path))
                                .filter(quota -> quota.contains("services.loadbalancers=1"))
                                .filter(quota -> quota.contains("services.nodeports=10")))
                .hasSize(3);
        ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        replace("blueprints/booking.yaml", "loadBalancers: 1", "loadBalancers: 101");
        assertThat(ends(ExitStatus.INVALID, "validate").err()).contains("101");
    }

    @Test
    void tellsWhichPrivilegedWorkloadsAreNone() throws Exception {
        replace(
                "samsky.yaml",
                "spec:\n",
                "spec:\n  privilegedWorkloads: [aarhus/boking, ribe/x]\n");
        assertThat(ends(ExitStatus.DONE, "validate").err())
                .contains("There is no workload 'aarhus/boking'.")
                .contains("There is no tenant 'ribe'.");
        replace("samsky.yaml", "aarhus/boking", "booking");
        assertThat(ends(ExitStatus.INVALID, "validate").err()).contains("such as aarhus/esdh");
    }

    @Test
    void validateTellsOfRulesThatReachOthers() throws Exception {
        replace(
                "blueprints/booking.yaml",
                "from: back, to: internet",
                "from: back, to: 10.0.0.0/8");
        assertThat(ends(ExitStatus.INVALID, "validate").err())
                .contains("error[BP-205] Rule reaches into the addresses of others")
                .contains("The rule 'tcp/443 back -> 10.0.0.0/8'");
        replace("blueprints/booking.yaml", "to: 10.0.0.0/8", "to: 169.254.169.254/32");
        assertThat(ends(ExitStatus.INVALID, "validate").err())
                .contains("by which clouds tell it its secrets (169.254.0.0/16)");
        replace("blueprints/booking.yaml", "to: 169.254.169.254/32", "to: 192.168.7.0/24");
        ends(ExitStatus.DONE, "validate");
        replace("samsky.yaml", "spec:\n", "spec:\n  reservedRanges: [192.168.0.0/16]\n");
        assertThat(ends(ExitStatus.INVALID, "validate").err())
                .contains("addresses that samsky.yaml reserves (192.168.0.0/16)");
    }
}
