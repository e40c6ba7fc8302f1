package dk.samsky.driver.kubernetes;

import static dk.samsky.driver.kubernetes.ClusterScene.FIRST;
import static dk.samsky.driver.kubernetes.ClusterScene.SAMPLES;
import static dk.samsky.driver.kubernetes.ClusterScene.SCOPE;
import static dk.samsky.driver.kubernetes.ClusterScene.SECOND;
import static dk.samsky.driver.kubernetes.ClusterScene.WEB;
import static dk.samsky.driver.kubernetes.ClusterScene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Samsky's in a cluster, what is not, and what is done when both meet. */
class KubernetesOwnershipTest {
    private static final List<String> ENFORCE =
            List.of("metadata", "labels", "pod-security.kubernetes.io/enforce");

    private static final String DEPLOYMENT = "samsky.dk/deployment";

    @SuppressWarnings("NullAway.Init") // before each test
    private ClusterScene scene;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        scene = new ClusterScene(directory);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void leavesWhatOthersAdd() throws Exception {
        var quota = scene.make(Kind.NAMESPACE_QUOTA);
        var namespace = ClusterScene.path(Type.NAMESPACE, scene.seen(Kind.NAMESPACE));
        var path = ClusterScene.path(Type.RESOURCE_QUOTA, quota);
        scene.cluster.objects.edit(
                namespace, "kubectl-label", List.of("metadata", "labels", "cost-centre"), "4711");
        scene.cluster.objects.edit(
                path, "kubectl-edit", List.of("spec", "hard", "requests.ephemeral-storage"), "10");
        scene.assertInSync(Kind.NAMESPACE);
        scene.assertInSync(Kind.NAMESPACE_QUOTA);

        scene.update(Kind.NAMESPACE_QUOTA, SAMPLES.of(Kind.NAMESPACE_QUOTA).changed());
        scene.update(Kind.NAMESPACE, SAMPLES.of(Kind.NAMESPACE).changed());
        assertThat(scene.cluster.objects.find(path).orElseThrow().toString())
                .contains("requests.ephemeral-storage=10");
        assertThat(scene.cluster.objects.find(namespace).orElseThrow().toString())
                .contains("cost-centre=4711");
    }

    @Test
    void bringsBackWhatWasChangedByHand() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        scene.cluster.objects.edit(
                ClusterScene.path(Type.NAMESPACE, remote), "kubectl-edit", ENFORCE, "baseline");
        assertThat(scene.field(Kind.NAMESPACE, "podSecurity")).contains(Value.of("baseline"));
        assertThat(scene.field(Kind.NAMESPACE, "metadata.labels.pod-security.kubernetes.io/audit"))
                .contains(Value.of("restricted"));

        scene.update(Kind.NAMESPACE, ClusterScene.wanted(Kind.NAMESPACE));
        scene.assertInSync(Kind.NAMESPACE);
    }

    @Test
    void showsEachKindOfDriftByItsField() throws Exception {
        var quota = scene.make(Kind.NAMESPACE_QUOTA);
        var policy = scene.make(Kind.NETWORK_POLICY);
        var binding = scene.make(Kind.ACCESS_BINDING);
        var objects = scene.cluster.objects;
        objects.edit(
                ClusterScene.path(Type.RESOURCE_QUOTA, quota),
                "kubectl-edit",
                List.of("spec", "hard", "requests.cpu"),
                "2500m");
        objects.edit(
                ClusterScene.path(Type.NETWORK_POLICY, policy),
                "kubectl-edit",
                List.of("spec", "ingress"),
                List.of(Map.of()));
        // It guards no pod any more, and has every field that we gave it.
        objects.edit(
                ClusterScene.path(Type.NETWORK_POLICY, policy),
                "kubectl-patch",
                List.of("spec", "podSelector"),
                Map.of("matchLabels", Map.of("no", "pod")));
        objects.edit(
                ClusterScene.path(Type.ROLE_BINDING, binding),
                "kubectl-edit",
                List.of("subjects"),
                List.of(Map.of("kind", "User", "name", "somebody")));
        assertThat(scene.field(Kind.NAMESPACE_QUOTA, "spec.hard.requests.cpu"))
                .contains(Value.of("2500m"));
        assertThat(scene.field(Kind.NETWORK_POLICY, "spec.ingress")).contains(Value.of("[{}]"));
        assertThat(scene.field(Kind.NETWORK_POLICY, "spec.podSelector"))
                .contains(Value.of("{matchLabels={no=pod}}"));
        assertThat(scene.field(Kind.ACCESS_BINDING, "subjects"))
                .hasValueSatisfying(value -> assertThat(value.toString()).contains("somebody"));

        for (var kind : List.of(Kind.NAMESPACE_QUOTA, Kind.NETWORK_POLICY, Kind.ACCESS_BINDING)) {
            scene.update(kind, ClusterScene.wanted(kind));
            scene.assertInSync(kind);
        }
    }

    @Test
    void makesAnewAPartThatWasDeleted() throws Exception {
        for (var part : List.of(Type.LIMIT_RANGE, Type.RESOURCE_QUOTA)) {
            if (scene.made.size() < 2) {
                scene.make(Kind.NAMESPACE_QUOTA);
            }
            var path = ClusterScene.path(part, scene.seen(Kind.NAMESPACE_QUOTA));
            scene.cluster.objects.delete(path, null);
            assertThat(scene.field(Kind.NAMESPACE_QUOTA, part.kind())).contains(Value.of("gone"));
            scene.update(Kind.NAMESPACE_QUOTA, ClusterScene.wanted(Kind.NAMESPACE_QUOTA));
            scene.assertInSync(Kind.NAMESPACE_QUOTA);
        }
    }

    @Test
    void takesNothingOverThatSomebodyMadeInPlaceOfAPart() throws Exception {
        scene.make(Kind.NAMESPACE_QUOTA);
        var path = ClusterScene.path(Type.LIMIT_RANGE, scene.seen(Kind.NAMESPACE_QUOTA));
        var objects = scene.cluster.objects;
        objects.delete(path, null);
        var name = path.substring(path.lastIndexOf('/') + 1);
        objects.put(
                path,
                new LinkedHashMap<>(Map.of("metadata", new LinkedHashMap<>(Map.of("name", name)))));
        var failure =
                failure(() ->
                        scene.update(
                                Kind.NAMESPACE_QUOTA, ClusterScene.wanted(Kind.NAMESPACE_QUOTA)));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage()).contains("is taken");
    }

    @Test
    void namesWhoAppliesAFieldThatIsOurs() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        var path = ClusterScene.path(Type.NAMESPACE, remote);
        scene.cluster.objects.apply(
                path,
                "argocd-controller",
                true,
                new LinkedHashMap<>(
                        Map.of(
                                "metadata",
                                new LinkedHashMap<>(
                                        Map.of("labels", Map.of(ENFORCE.getLast(), "baseline"))))));
        var failure =
                failure(() -> scene.update(Kind.NAMESPACE, ClusterScene.wanted(Kind.NAMESPACE)));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage())
                .isEqualTo(
                        "The field metadata.labels.pod-security.kubernetes.io/enforce is kept by"
                                + " argocd-controller.");
        assertThat(scene.field(Kind.NAMESPACE, "podSecurity")).contains(Value.of("baseline"));
    }

    @Test
    void touchesNoNamespaceWithoutItsMark() throws Exception {
        var id = ObjectId.ofNamespace(SCOPE, WEB, 0);
        var path = Type.NAMESPACE.path(id);
        var theirs = new LinkedHashMap<String, Object>();
        theirs.put("metadata", new LinkedHashMap<>(Map.of("name", id.name())));
        scene.cluster.objects.put(path, theirs);
        var before = scene.cluster.objects.find(path);

        var failure =
                failure(() ->
                        scene.driver.create(
                                SCOPE, ClusterScene.namespace(PodSecurity.RESTRICTED), FIRST));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage())
                .isEqualTo(
                        "The name "
                                + id.name()
                                + " is taken: it has no mark of Samsky; it was written by"
                                + " somebody.");
        assertThat(scene.cluster.objects.find(path)).isEqualTo(before);
    }

    @Test
    void findsAgainWhatLostTheLabelThatItIsFoundBy() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        scene.cluster.objects.edit(
                ClusterScene.path(Type.NAMESPACE, remote),
                "kubectl-label",
                List.of("metadata", "labels", "samsky.dk/tenant"),
                null);
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE)).all()).isEmpty();
        scene.driver.create(SCOPE, ClusterScene.namespace(PodSecurity.RESTRICTED), SECOND);
        assertThat(scene.seen(Kind.NAMESPACE).remoteId()).isEqualTo(remote.remoteId());
        scene.assertInSync(Kind.NAMESPACE);
    }

    @Test
    void knowsANamespaceWithoutItsLabelByItsQuota() throws Exception {
        scene.make(Kind.NAMESPACE_QUOTA);
        scene.cluster.objects.edit(
                ClusterScene.path(Type.NAMESPACE, scene.seen(Kind.NAMESPACE)),
                "kubectl-label",
                List.of("metadata", "labels", "samsky.dk/tenant"),
                null);
        assertThat(scene.field(Kind.NAMESPACE, "metadata.labels.samsky.dk/tenant"))
                .contains(Value.of("not set"));
        scene.assertInSync(Kind.NAMESPACE_QUOTA);
        scene.update(Kind.NAMESPACE, ClusterScene.wanted(Kind.NAMESPACE));
        scene.assertInSync(Kind.NAMESPACE);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "samsky.dk/operation, ",
        "samsky.dk/deployment, ",
        "samsky.dk/site, elsewhere",
        "samsky.dk/site, national-cloud/dk-east",
        "samsky.dk/deployment, deployment-2",
        "samsky.dk/address, ",
        "samsky.dk/address, aarhus/esdh/network-policy/web",
        "samsky.dk/address, ribe/esdh/namespace/web",
    })
    void saysNothingIsGoneInANamespaceThatLostItsMark(String mark, @Nullable String value)
            throws Exception {
        var made = new ArrayList<Remote>();
        var kinds = List.of(Kind.NAMESPACE, Kind.NAMESPACE_QUOTA, Kind.ACCESS_BINDING);
        for (var kind : kinds) {
            made.add(scene.make(kind));
        }
        var namespace = ClusterScene.path(Type.NAMESPACE, made.getFirst());
        scene.cluster.objects.edit(
                namespace, "kubectl-annotate", List.of("metadata", "annotations", mark), value);
        assertUnmarked(made, kinds);
        // Without the label too it is known by its quota.
        scene.cluster.objects.edit(
                namespace,
                "kubectl-label",
                List.of("metadata", "labels", "samsky.dk/tenant"),
                null);
        assertUnmarked(made, kinds);
    }

    @Test
    void tellsANamespaceOfAnotherPlaceFromOneWithoutAMark() throws Exception {
        var quota = scene.make(Kind.NAMESPACE_QUOTA);
        var namespace = scene.seen(Kind.NAMESPACE);
        var path = ClusterScene.path(Type.NAMESPACE, namespace);
        edit(path, "national-cloud/dk-east", "metadata", "annotations", "samsky.dk/site");
        edit(path, "deployment-2", "metadata", "annotations", DEPLOYMENT);
        var inside = ClusterScene.path(Type.RESOURCE_QUOTA, quota);
        edit(inside, "national-cloud/dk-east", "metadata", "annotations", "samsky.dk/site");
        edit(inside, "deployment-2", "metadata", "annotations", DEPLOYMENT);
        var seen = scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE, Kind.NAMESPACE_QUOTA));
        assertThat(seen.others()).containsExactly(new DeploymentId("deployment-2"));
        assertThat(seen.isUnmarked(Kind.NAMESPACE, namespace.remoteId())).isFalse();
        assertThat(seen.isUnmarked(Kind.NAMESPACE_QUOTA, quota.remoteId())).isFalse();
    }

    private void assertUnmarked(List<Remote> made, List<Kind> kinds) throws DriverException {
        var seen = scene.driver.observe(SCOPE, kinds);
        assertThat(seen.all()).isEmpty();
        assertThat(made)
                .allMatch(remote -> seen.isUnmarked(remote.address().kind(), remote.remoteId()));
    }

    @Test
    void takesUpAgainWhatLostItsMarks() throws Exception {
        var binding = scene.make(Kind.ACCESS_BINDING);
        var path = ClusterScene.path(Type.ROLE_BINDING, binding);
        var objects = scene.cluster.objects;
        objects.edit(path, "kubectl-edit", List.of("metadata", "annotations"), new TreeMap<>());
        objects.edit(path, "kubectl-edit", List.of("subjects"), List.of());
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.ACCESS_BINDING)).all()).isEmpty();
        var sample = SAMPLES.of(Kind.ACCESS_BINDING);
        scene.driver.create(SCOPE, sample.instruction(scene.made), SECOND);
        scene.assertInSync(Kind.ACCESS_BINDING);
    }

    @Test
    void takesAnotherNameWhereOneMovedAway() throws Exception {
        var first = scene.make(Kind.NAMESPACE);
        var elsewhere = SAMPLES.address(Kind.NAMESPACE, "moved");
        scene.driver.update(
                SCOPE,
                first,
                Samples.instruct(elsewhere, ClusterScene.wanted(Kind.NAMESPACE), Map.of()),
                SECOND);
        var second =
                scene.driver.create(SCOPE, ClusterScene.namespace(PodSecurity.RESTRICTED), SECOND);
        assertThat(second.remoteId()).isNotEqualTo(first.remoteId());
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE)).all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesToMakeWhereOneMovedTo(boolean hasLooked) throws Exception {
        for (var kind : List.of(Kind.NAMESPACE, Kind.NETWORK_POLICY)) {
            var sample = SAMPLES.of(kind);
            var elsewhere = SAMPLES.address(kind, "moved");
            scene.driver.update(
                    SCOPE,
                    scene.make(kind),
                    Samples.instruct(elsewhere, sample.resource(), scene.made),
                    SECOND);
            var onto = Samples.instruct(elsewhere, sample.resource(), scene.made);
            if (hasLooked) {
                scene.driver.observe(SCOPE, List.of(kind));
            }
            var failure = failure(() -> scene.driver.create(SCOPE, onto, SECOND));
            assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
            assertThat(scene.driver.observe(SCOPE, List.of(kind)).all()).hasSize(1);
        }
    }

    @Test
    void forgetsWhatTheLastLookDidNotShow() throws Exception {
        var namespace = scene.make(Kind.NAMESPACE);
        scene.make(Kind.NETWORK_POLICY);
        // Taken away, and made by somebody else meanwhile.
        var path = ClusterScene.path(Type.NAMESPACE, namespace);
        scene.cluster.objects.delete(path, null);
        scene.cluster.objects.finishDeletions();
        scene.cluster.objects.put(
                path,
                new LinkedHashMap<>(
                        Map.of(
                                "metadata",
                                new LinkedHashMap<>(
                                        Map.of("name", namespace.remoteId().value())))));
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE)).all()).isEmpty();
        assertThat(failure(() -> scene.make(Kind.NAMESPACE_QUOTA)).kind())
                .isEqualTo(DriverException.Kind.INVALID);
    }

    @Test
    void refusesWhatNetworkPoliciesHaveNoWordsFor() throws Exception {
        scene.make(Kind.NAMESPACE);
        var ping =
                TrafficRule.parse("icmp", new Peer.Internet(), new Peer.Group("web")).orElseThrow();
        var policy = new NetworkPolicy(WEB, "web", List.of(ping));
        var address = SAMPLES.of(Kind.NETWORK_POLICY).address();
        var failure =
                failure(() ->
                        scene.driver.create(
                                SCOPE, Samples.instruct(address, policy, scene.made), FIRST));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.UNSUPPORTED);
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.NETWORK_POLICY)).all()).isEmpty();
    }

    @Test
    void opensTheInternetWithoutWhatIsNoPartOfIt() throws Exception {
        scene.make(Kind.NAMESPACE);
        var out =
                TrafficRule.parse("tcp/443", new Peer.Group("web"), new Peer.Internet())
                        .orElseThrow();
        var address = SAMPLES.of(Kind.NETWORK_POLICY).address();
        var policy = new NetworkPolicy(WEB, "web", List.of(out));
        var made = scene.driver.create(SCOPE, Samples.instruct(address, policy, scene.made), FIRST);
        var path = ClusterScene.path(Type.NETWORK_POLICY, made);
        assertThat(scene.cluster.objects.find(path).orElseThrow().toString())
                .contains(
                        "cidr=0.0.0.0/0",
                        "cidr=::/0",
                        "169.254.0.0/16",
                        "192.0.0.0/24",
                        "198.18.0.0/15",
                        "64:ff9b::/96",
                        "64:ff9b:1::/48");
    }

    @Test
    void opensNothingThatNoRuleNames() throws Exception {
        scene.make(Kind.NAMESPACE);
        var address = SAMPLES.of(Kind.NETWORK_POLICY).address();
        var policy = new NetworkPolicy(WEB, "web", List.of());
        var made = scene.driver.create(SCOPE, Samples.instruct(address, policy, scene.made), FIRST);
        var object =
                scene.cluster
                        .objects
                        .find(ClusterScene.path(Type.NETWORK_POLICY, made))
                        .orElseThrow();
        var within = Map.of("podSelector", Map.of());
        var servers =
                Map.of(
                        "namespaceSelector",
                        Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "kube-system")),
                        "podSelector",
                        Map.of("matchLabels", Map.of("k8s-app", "kube-dns")));
        var dns =
                List.of(
                        Map.of("protocol", "UDP", "port", 53),
                        Map.of("protocol", "TCP", "port", 53));
        assertThat(object.get("spec"))
                .isEqualTo(
                        Map.of(
                                "podSelector", Map.of(),
                                "policyTypes", List.of("Ingress", "Egress"),
                                "ingress", List.of(Map.of("from", List.of(within))),
                                "egress",
                                        List.of(
                                                Map.of("to", List.of(within)),
                                                Map.of("to", List.of(servers), "ports", dns))));
    }

    private void edit(String path, String value, String... field) {
        scene.cluster.objects.edit(path, "somebody", List.of(field), value);
    }

    @Test
    void isNotDeceivedByMarksInANamespaceOfOthers() throws Exception {
        var binding = scene.make(Kind.ACCESS_BINDING);
        // An administrator of another tenant may write whatever role binding in its own namespace,
        // and so may one of ours in the name of another deployment.
        var ribe = new TenantScope(SCOPE.deployment(), new TenantId("ribe"), ClusterContract.WEST);
        var theirs =
                scene.driver.create(
                        ribe,
                        Samples.instruct(
                                new Samples(ribe.tenant(), "", "").address(Kind.NAMESPACE, "web"),
                                ClusterScene.wanted(Kind.NAMESPACE),
                                Map.of()),
                        FIRST);
        var own = scene.seen(Kind.NAMESPACE).remoteId().value();
        for (var namespace : List.of(theirs.remoteId().value(), own)) {
            var path = Type.ROLE_BINDING.path(new ObjectId(namespace, "forged"));
            var forged = scene.cluster.objects.find(ClusterScene.path(Type.ROLE_BINDING, binding));
            scene.cluster.objects.put(path, forged.orElseThrow());
            edit(path, "forged", "metadata", "name");
            edit(path, namespace, "metadata", "namespace");
            edit(path, "deployment-2", "metadata", "annotations", DEPLOYMENT);
        }
        for (var scope : List.of(SCOPE, ribe)) {
            assertThat(scene.driver.observe(scope, List.of(Kind.ACCESS_BINDING)).others())
                    .isEmpty();
        }
        edit(
                Type.ROLE_BINDING.path(new ObjectId(theirs.remoteId().value(), "forged")),
                SCOPE.deployment().value(),
                "metadata",
                "annotations",
                DEPLOYMENT);
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.ACCESS_BINDING)).all())
                .extracting(Remote::remoteId)
                .containsExactly(binding.remoteId());
    }
}
