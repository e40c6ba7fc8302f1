package dk.samsky.driver.kubernetes;

import static dk.samsky.driver.kubernetes.ClusterScene.SCOPE;
import static dk.samsky.driver.kubernetes.ClusterScene.SECOND;
import static dk.samsky.driver.kubernetes.ClusterScene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.Samples;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Resource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of a namespace's pipelines: who has its rights, and for how long. */
class KubernetesDeployerTest {
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
    void givesAnAccountForPipelinesTheRightsOfAnOperatorAndNoMore() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var binding = ClusterScene.path(Type.ROLE_BINDING, deployer);
        var objects = scene.cluster.objects;
        var parts = deployer.remoteId().value().split("/", -1);
        assertThat(objects.find(account).orElseThrow())
                .containsEntry("automountServiceAccountToken", false);
        assertThat(objects.find(binding).orElseThrow())
                .containsEntry(
                        "subjects",
                        List.of(
                                Map.of(
                                        "kind",
                                        "ServiceAccount",
                                        "name",
                                        parts[1],
                                        "namespace",
                                        parts[0])));
        objects.delete(binding, null);
        assertThat(scene.field(Kind.DEPLOYER, "RoleBinding")).contains(Value.of("gone"));
        scene.update(Kind.DEPLOYER, ClusterScene.wanted(Kind.DEPLOYER));
        scene.assertInSync(Kind.DEPLOYER);

        var wider = Map.<String, Object>of("kind", "ClusterRole", "name", "samsky-administrator");
        objects.edit(binding, "kubectl-edit", List.of("roleRef"), wider);
        assertThat(scene.field(Kind.DEPLOYER, "RoleBinding.roleRef.name"))
                .contains(Value.of("samsky-administrator"));
        scene.update(Kind.DEPLOYER, ClusterScene.wanted(Kind.DEPLOYER));
        scene.assertInSync(Kind.DEPLOYER);
        scene.driver.delete(SCOPE, scene.seen(Kind.DEPLOYER), SECOND);
        assertThat(objects.find(account)).isEmpty();
        assertThat(objects.find(binding)).isEmpty();
    }

    @Test
    void makesThePipelinesAccountAnewWhenAnOperatorLosesItsRole() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var binding = ClusterScene.path(Type.ROLE_BINDING, deployer);
        var first = uid(account);
        scene.update(Kind.DEPLOYER, of("it-drift", "leverandør"));
        assertThat(uid(account)).isEqualTo(first);
        scene.update(Kind.DEPLOYER, of("leverandør"));
        var second = uid(account);
        assertThat(second).isNotEqualTo(first);
        assertThat(scene.seen(Kind.DEPLOYER).content().fields())
                .isEqualTo(of("leverandør").fields());

        // Who had tokens is no more known.
        scene.cluster.objects.delete(binding, null);
        scene.update(Kind.DEPLOYER, of("leverandør"));
        assertThat(uid(account)).isNotEqualTo(second);
    }

    @Test
    void isMadeAnewBySeveralCallsIfOneIsRefused() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var resource = of("leverandør");
        scene.cluster.refuse("PATCH", account, 409); // as it is answered, since one stands
        scene.cluster.refuse("PATCH", account, 429);
        assertThat(again(deployer, resource)).isEqualTo(DriverException.Kind.THROTTLED);
        assertThat(scene.cluster.objects.find(account)).isEmpty();
        var made = scene.driver.update(SCOPE, deployer, instruction(deployer, resource), SECOND);
        assertThat(made.content().fields()).isEqualTo(resource.fields());
        assertThat(scene.seen(Kind.DEPLOYER)).isEqualTo(made);
        // What somebody else takes away stays away.
        scene.cluster.objects.delete(account, null);
        scene.cluster.objects.delete(ClusterScene.path(Type.ROLE_BINDING, deployer), null);
        assertThat(again(deployer, resource)).isEqualTo(DriverException.Kind.NOT_FOUND);
    }

    @Test
    void aBindingIsMadeAnewBySeveralCallsIfOneIsNotAnswered() throws Exception {
        var binding = scene.make(Kind.ACCESS_BINDING);
        var path = ClusterScene.path(Type.ROLE_BINDING, binding);
        var wider = Map.of("kind", "ClusterRole", "name", "samsky-administrator");
        scene.cluster.objects.edit(path, "x", List.of("roleRef"), wider);
        var lost = new StandInCluster.Instead.Answered(503, Map.of(), "");
        scene.cluster.fail("DELETE", path, StandInCluster.When.AFTER, lost);
        scene.cluster.refuse("PATCH", path, 429);
        var resource = ClusterScene.wanted(Kind.ACCESS_BINDING);
        assertThat(again(binding, resource)).isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(again(binding, resource)).isEqualTo(DriverException.Kind.THROTTLED);
        scene.driver.update(SCOPE, binding, instruction(binding, resource), SECOND);
        scene.assertInSync(Kind.ACCESS_BINDING);
    }

    private static Deployer of(String... operators) {
        var namespace = ((Deployer) ClusterScene.wanted(Kind.DEPLOYER)).namespace();
        return new Deployer(namespace, List.of(operators));
    }

    private Instruction instruction(Remote prior, Resource resource) {
        return Samples.instruct(prior.address(), resource, scene.made);
    }

    /** How the same update ends. */
    private DriverException.Kind again(Remote prior, Resource resource) {
        var planned = instruction(prior, resource);
        return failure(() -> scene.driver.update(SCOPE, prior, planned, SECOND)).kind();
    }

    @Test
    void keepsNoAccountOfWhichAnOperatorDamagedTheMarks() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var first = uid(account);
        for (var mark : List.of("samsky.dk/operation", "samsky.dk/address")) {
            scene.cluster.objects.edit(
                    account, "kubectl-annotate", List.of("metadata", "annotations", mark), "");
        }
        scene.driver.update(SCOPE, deployer, instruction(deployer, of()), SECOND);
        assertThat(uid(account)).isNotEqualTo(first);
    }

    @Test
    void keepsNoAccountThoughTheBookOfOperatorsWasRewritten() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var first = uid(account);
        scene.cluster.objects.edit(
                ClusterScene.path(Type.ROLE_BINDING, deployer),
                "kubectl-annotate",
                List.of("metadata", "annotations", Rendering.OPERATORS),
                "leverandør");
        scene.driver.update(SCOPE, deployer, instruction(deployer, of("leverandør")), SECOND);
        assertThat(uid(account)).isNotEqualTo(first);
    }

    @Test
    void takesTheRightsOfAnAccountThatSomebodyElseMade() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var binding = ClusterScene.path(Type.ROLE_BINDING, deployer);
        var objects = scene.cluster.objects;
        objects.delete(account, null);
        var name = account.substring(account.lastIndexOf('/') + 1);
        objects.put(
                account,
                new LinkedHashMap<>(Map.of("metadata", new LinkedHashMap<>(Map.of("name", name)))));
        var failure =
                failure(() -> scene.update(Kind.DEPLOYER, ClusterScene.wanted(Kind.DEPLOYER)));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage()).contains("is taken");
        assertThat(objects.find(binding)).isEmpty();
    }

    @Test
    void makesAnAccountThatWasLeftBehindAnew() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var objects = scene.cluster.objects;
        objects.delete(ClusterScene.path(Type.ROLE_BINDING, deployer), null);
        objects.edit(
                account,
                "kubectl-annotate",
                List.of("metadata", "annotations", "samsky.dk/operation"),
                "");
        var first = uid(account);
        scene.make(Kind.DEPLOYER);
        assertThat(uid(account)).isNotEqualTo(first);
    }

    @Test
    void takesAwayAnAccountThatLostItsMarks() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var objects = scene.cluster.objects;
        for (var mark : List.of("samsky.dk/operation", "samsky.dk/address", DEPLOYMENT)) {
            objects.edit(account, "kubectl-annotate", List.of("metadata", "annotations", mark), "");
        }
        scene.driver.delete(SCOPE, deployer, SECOND);
        assertThat(objects.find(account)).isEmpty();
        assertThat(objects.find(ClusterScene.path(Type.ROLE_BINDING, deployer))).isEmpty();
    }

    @Test
    void leavesAnAccountOfItsNameThatSomebodyElseMade() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var objects = scene.cluster.objects;
        objects.delete(account, null);
        var name = account.substring(account.lastIndexOf('/') + 1);
        objects.put(
                account,
                new LinkedHashMap<>(Map.of("metadata", new LinkedHashMap<>(Map.of("name", name)))));
        scene.driver.delete(SCOPE, deployer, SECOND);
        assertThat(objects.find(account)).isPresent();
    }

    @Test
    void waitsForAHeldAccountOnlyWhileItHasRightsOrTokens() throws Exception {
        var deployer = scene.make(Kind.DEPLOYER);
        var account = ClusterScene.path(Type.SERVICE_ACCOUNT, deployer);
        var objects = scene.cluster.objects;
        objects.edit(account, "x", List.of("metadata", "finalizers"), List.of("x.dk/hold"));
        var deletion = List.of("metadata", "deletionTimestamp");
        objects.edit(account, "x", deletion, Instant.now().toString());
        objects.delete(ClusterScene.path(Type.ROLE_BINDING, deployer), null);
        assertThat(scene.seen(Kind.DEPLOYER).condition())
                .isEqualTo(new Remote.Condition.Deleting("finalizers on it: x.dk/hold"));

        objects.edit(account, "x", deletion, Instant.now().minusSeconds(100).toString());
        var seen = scene.driver.observe(SCOPE, List.of(Kind.DEPLOYER));
        assertThat(seen.at(deployer.address())).isInstanceOf(Observed.Absent.class);
        assertThat(failure(() -> scene.make(Kind.DEPLOYER)).getMessage())
                .contains("is still being deleted: finalizers on it: x.dk/hold");
    }

    private String uid(String path) {
        var object = scene.cluster.objects.find(path).orElseThrow();
        return object.get("metadata") instanceof Map<?, ?> metadata
                ? String.valueOf(metadata.get("uid"))
                : "";
    }
}
