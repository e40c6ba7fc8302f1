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
import dk.samsky.driver.kubernetes.StandInCluster.Instead;
import dk.samsky.driver.kubernetes.StandInCluster.When;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Namespace.PodSecurity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver makes of each way in which a call to a cluster goes wrong. */
class KubernetesFailureTest {
    private static final String ONE = "/api/v1/namespaces/[^/]+";
    private static final String ALL = "/api/v1/namespaces";

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

    private static Instead answered(int code, String reason, String message) {
        return new Instead.Answered(
                code,
                Map.of(),
                """
                {"kind":"Status","apiVersion":"v1","status":"Failure","message":"%s",
                "reason":"%s","code":%d}
                """
                        .formatted(message, reason, code));
    }

    private List<String> changes() {
        return scene.cluster.calls.stream().filter(call -> call.startsWith("PATCH")).toList();
    }

    private DriverException creating() {
        return creating(scene.driver);
    }

    private static DriverException creating(KubernetesDriver driver) {
        return failure(
                () -> driver.create(SCOPE, ClusterScene.namespace(PodSecurity.RESTRICTED), FIRST));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "400, BadRequest, INVALID",
        "403, Forbidden, DENIED",
        "404, NotFound, NOT_FOUND",
        "405, MethodNotAllowed, UNSUPPORTED",
        "422, Invalid, INVALID",
        "429, TooManyRequests, THROTTLED",
        "500, InternalError, OUTCOME_UNKNOWN",
        "503, ServiceUnavailable, OUTCOME_UNKNOWN",
        "504, Timeout, OUTCOME_UNKNOWN",
    })
    void tellsARefusalByItsStatus(int code, String reason, DriverException.Kind kind) {
        scene.cluster.fail("PATCH", ONE, When.BEFORE, answered(code, reason, "so it is"));
        assertThat(creating().kind()).isEqualTo(kind);
    }

    @Test
    void asksForNewCredentialsOnceWhenTheyExpired() {
        var expired = answered(401, "Unauthorized", "Unauthorized");
        scene.cluster.fail("PATCH", ONE, When.BEFORE, expired);
        scene.cluster.fail("PATCH", ONE, When.BEFORE, expired);
        var failure = creating();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
        assertThat(failure.getMessage())
                .startsWith("The cluster at http://127.0.0.1:")
                .contains("does not know who asks");
        assertThat(changes()).hasSize(2);
    }

    @Test
    void waitsAsLongAsTheClusterAsks() {
        scene.cluster.fail(
                "PATCH",
                ONE,
                When.BEFORE,
                new Instead.Answered(429, Map.of("Retry-After", "7"), "Too many requests"));
        var failure = creating();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.THROTTLED);
        assertThat(failure.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
        assertThat(failure.getMessage()).contains("Too many requests");
    }

    @Test
    void bringsTheWordsOfAnAdmissionWebhook() {
        var words = "admission webhook 'navne.kombit.dk' denied the request: no cost centre";
        scene.cluster.fail("PATCH", ONE, When.BEFORE, answered(403, "Forbidden", words));
        var failure = creating();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
        assertThat(failure.getMessage()).isEqualTo(words);
    }

    @Test
    void tellsAQuotaFromARight() {
        scene.cluster.fail(
                "PATCH",
                ONE,
                When.BEFORE,
                answered(403, "Forbidden", "namespaces x is forbidden: exceeded quota: tenants"));
        assertThat(creating().kind()).isEqualTo(DriverException.Kind.QUOTA_EXCEEDED);
    }

    @Test
    void doesNotRetryByItself() {
        for (var i = 0; i < 2; i++) {
            scene.cluster.fail("PATCH", ONE, When.BEFORE, answered(503, "Unavailable", "later"));
        }
        creating();
        assertThat(changes()).hasSize(1);
    }

    @Test
    void findsWhatALostAnswerMade() throws Exception {
        for (var instead :
                List.of(
                        answered(503, "ServiceUnavailable", "gone"),
                        new Instead.Truncated(),
                        new Instead.Silent())) {
            scene.cluster.fail("PATCH", ONE, When.AFTER, instead);
            var driver = instead instanceof Instead.Silent ? scene.impatient : scene.driver;
            assertThat(creating(driver).kind()).isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
            var again =
                    scene.driver.create(
                            SCOPE, ClusterScene.namespace(PodSecurity.RESTRICTED), FIRST);
            assertThat(scene.seen(Kind.NAMESPACE)).isEqualTo(again);
            scene.driver.delete(SCOPE, again, SECOND);
            scene.cluster.objects.finishDeletions();
        }
    }

    @Test
    void saysUnknownOfAKindThatMayNotBeRead() throws Exception {
        scene.make(Kind.NAMESPACE_QUOTA);
        scene.cluster.fail(
                "GET", "/api/v1/limitranges", When.BEFORE, answered(403, "Forbidden", "no"));
        var seen = scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE, Kind.NAMESPACE_QUOTA));
        assertThat(seen.at(WEB)).isInstanceOf(Observed.Present.class);
        assertThat(seen.at(SAMPLES.of(Kind.NAMESPACE_QUOTA).address()))
                .isEqualTo(new Observed.Unknown("no"));
    }

    @Test
    void failsToLookIfNothingCanBeRead() {
        scene.cluster.fail("GET", ALL, When.BEFORE, new Instead.Silent());
        assertThat(failure(() -> scene.impatient.observe(SCOPE, List.of(Kind.NAMESPACE))).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {ALL, ALL + "\\?.*&continue=.*"})
    void beginsAListAnewThatGrewTooOld(String page) throws Exception {
        scene.make(Kind.NAMESPACE);
        var second =
                Samples.instruct(
                        SAMPLES.address(Kind.NAMESPACE, "app"),
                        new Namespace(PodSecurity.RESTRICTED),
                        Map.of());
        scene.driver.create(SCOPE, second, FIRST);
        scene.cluster.page = 1;
        scene.cluster.calls.clear();
        scene.cluster.fail("GET", page, When.BEFORE, answered(410, "Expired", "too old"));
        assertThat(scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE)).all())
                .extracting(Remote::address)
                .containsExactlyInAnyOrder(WEB, second.address());
        assertThat(scene.cluster.calls.stream().filter(call -> call.startsWith("GET " + ALL)))
                .hasSize(page.equals(ALL) ? 3 : 4);
    }

    @Test
    void aDeletionIsAskedForAgainUntilItIsAnswered() throws Exception {
        for (var kind : List.of(Kind.NAMESPACE_QUOTA, Kind.DEPLOYER)) {
            var remote = scene.make(kind);
            // In the order in which they go: rights before the account.
            for (var type : new TreeSet<>(Rendering.types(kind))) {
                var path = ClusterScene.path(type, remote);
                for (var when : When.values()) {
                    var lost = answered(503, "ServiceUnavailable", "gone");
                    scene.cluster.fail("DELETE", path, when, lost);
                    assertThat(failure(() -> scene.driver.delete(SCOPE, remote, SECOND)).kind())
                            .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
                    assertThat(scene.cluster.objects.find(path).isEmpty())
                            .isEqualTo(when == When.AFTER);
                }
            }
            scene.driver.delete(SCOPE, remote, SECOND);
            assertThat(scene.driver.observe(SCOPE, List.of(kind)).all()).isEmpty();
        }
    }

    @Test
    void leavesWhatStandsInPlaceOfWhatWasToBeDeleted() throws Exception {
        var remote = scene.make(Kind.NETWORK_POLICY);
        var path = ClusterScene.path(Type.NETWORK_POLICY, remote);
        scene.cluster.fail("DELETE", path, When.BEFORE, answered(409, "Conflict", "another uid"));
        scene.driver.delete(SCOPE, remote, SECOND);
        assertThat(scene.cluster.objects.find(path)).isPresent();
    }

    @Test
    void givesUpOnAListThatIsAlwaysTooOld() {
        for (var i = 0; i < 3; i++) {
            scene.cluster.fail("GET", ALL, When.BEFORE, answered(410, "Expired", "too old"));
        }
        assertThat(failure(() -> scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE))).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
    }

    @Test
    void doesNotTakeATruncatedListForAWholeOne() throws Exception {
        scene.make(Kind.NAMESPACE);
        scene.cluster.fail("GET", ALL, When.BEFORE, new Instead.Truncated());
        assertThat(failure(() -> scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE))).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
    }

    @Test
    void takesAnAnswerThatCannotBeUnpackedForNone() throws Exception {
        scene.make(Kind.NAMESPACE);
        var answer = new Instead.Answered(200, Map.of("Content-Encoding", "gzip"), "{}");
        scene.cluster.fail("GET", ALL, When.BEFORE, answer);
        assertThat(failure(() -> scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE))).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{'metadata':{}}",
                "{'kind':'NamespaceList','metadata':{}}",
                "{'kind':'NamespaceList','items':[]}",
                "{'kind':'NamespaceList','metadata':{},'items':null}",
                "{'kind':'NamespaceList','metadata':{},'items':[null]}",
                "{'kind':'NamespaceList','metadata':{},'items':[{}]}",
                "{'kind':'NamespaceList','metadata':{},'items':[{'metadata':{}}]}",
                "{'kind':'Status','metadata':{},'items':[]}",
            })
    void takesNothingForAnAnswerThatIsNone(String body) throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        var answer = new Instead.Answered(200, Map.of(), body.replace('\'', '"'));
        scene.cluster.fail("GET", ALL, When.BEFORE, answer);
        assertThat(failure(() -> scene.driver.observe(SCOPE, List.of(Kind.NAMESPACE))).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
        scene.cluster.fail("GET", ONE, When.BEFORE, answer);
        assertThat(failure(() -> scene.driver.delete(SCOPE, remote, SECOND)).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
        scene.cluster.fail("GET", ONE + "/persistentvolumeclaims", When.BEFORE, answer);
        assertThat(failure(() -> scene.driver.delete(SCOPE, remote, SECOND)).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
        scene.cluster.fail("POST", "/apis/authorization.*", When.BEFORE, answer);
        assertThat(failure(() -> scene.driver.missing()).kind())
                .isEqualTo(DriverException.Kind.TRANSIENT);
        scene.cluster.fail("PATCH", ONE, When.BEFORE, answer);
        assertThat(creating().kind()).isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(scene.seen(Kind.NAMESPACE)).isEqualTo(remote);
    }

    @Test
    void doesNotMakeAnewWhatIsDeletedWhileItIsUpdated() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        var path = ClusterScene.path(Type.NAMESPACE, remote);
        // The answer to the first look comes from before somebody deleted it.
        scene.cluster.fail("PATCH", ONE, When.BEFORE, answered(409, "Conflict", "uid mismatch"));
        scene.cluster.objects.delete(path, null);
        scene.cluster.objects.finishDeletions();
        assertThat(
                        failure(() ->
                                        scene.driver.update(
                                                SCOPE,
                                                remote,
                                                ClusterScene.namespace(PodSecurity.BASELINE),
                                                SECOND))
                                .kind())
                .isEqualTo(DriverException.Kind.NOT_FOUND);
        assertThat(scene.cluster.objects.find(path)).isEmpty();
    }

    @Test
    void namesWhatHoldsUpADeletion() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        var path = ClusterScene.path(Type.NAMESPACE, remote);
        scene.cluster.objects.edit(
                path, "operator", List.of("metadata", "finalizers"), List.of("backup.dk/keep"));
        scene.cluster.objects.edit(
                path,
                "namespace-controller",
                List.of("status", "conditions"),
                List.of(
                        Map.of(
                                "type", "NamespaceContentRemaining",
                                "status", "True",
                                "message", "Some resources are remaining: backups.dk has 1"),
                        Map.of("type", "Other", "status", "False", "message", "all is well")));
        scene.driver.delete(SCOPE, remote, SECOND);
        scene.cluster.objects.finishDeletions();
        assertThat(scene.seen(Kind.NAMESPACE).condition())
                .isEqualTo(
                        new Remote.Condition.Deleting(
                                "Some resources are remaining: backups.dk has 1;"
                                        + " finalizers on it: backup.dk/keep"));
    }

    @Test
    void keepsANamespaceInWhichAVolumeIsClaimed() throws Exception {
        var remote = scene.make(Kind.NAMESPACE);
        var claims = Type.VOLUME_CLAIM.path(remote.remoteId().value());
        scene.cluster.objects.put(
                claims + "/journal",
                new LinkedHashMap<>(
                        Map.of("metadata", new LinkedHashMap<>(Map.of("name", "journal")))));
        var failure = failure(() -> scene.driver.delete(SCOPE, remote, SECOND));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage()).contains("the data in its namespace", "journal");
        assertThat(scene.seen(Kind.NAMESPACE).condition()).isEqualTo(Remote.READY);
    }

    @Test
    void namesTheRightsThatAreMissing() throws Exception {
        assertThat(scene.driver.missing()).isEmpty();
        scene.cluster.denied.add("patch namespaces");
        scene.cluster.denied.add("list limitranges");
        assertThat(scene.driver.missing()).containsExactly("patch namespaces", "list limitranges");
    }

    @Test
    void theSmallestRoleHasExactlyTheRightsThatAreAskedFor() throws Exception {
        scene.driver.missing();
        var given = new HashSet<List<Object>>();
        var role = Objects.requireNonNull(scene.cluster.owners.get("clusterroles/samsky"));
        for (var rule : words(role, "rules")) {
            for (var group : words(rule, "apiGroups")) {
                for (var resource : words(rule, "resources")) {
                    for (var verb : words(rule, "verbs")) {
                        for (var name : words(rule, "resourceNames")) {
                            given.add(List.of(verb, group, resource, name));
                        }
                    }
                }
            }
        }
        assertThat(given).isEqualTo(scene.cluster.askedFor);
    }

    /** A list in an object; of what it does not name, the empty word. */
    private static List<?> words(Object object, String key) {
        return ((Map<?, ?>) object).get(key) instanceof List<?> words ? words : List.of("");
    }
}
