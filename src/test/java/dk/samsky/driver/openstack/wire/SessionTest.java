package dk.samsky.driver.openstack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.standin.Fault;
import dk.samsky.driver.openstack.standin.Identity;
import dk.samsky.driver.openstack.standin.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls to OpenStack do when it fails, and what they never do. */
class SessionTest {
    private static final String MAKING = "POST /network/v2.0/networks";
    private static final String LISTING = "GET /network/v2.0/networks";

    private static final HardenedContext.Patience SHORT =
            new HardenedContext.Patience(
                    Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(2));

    @SuppressWarnings("NullAway.Init") // before each test
    private StandIn standIn;

    @SuppressWarnings("NullAway.Init") // before each test
    private Cloud cloud;

    @BeforeEach
    void open() throws Exception {
        standIn = new StandIn(3, 0);
        cloud = open(standIn.url(), Identity.PASSWORD, SHORT);
    }

    @AfterEach
    void close() {
        cloud.close();
        standIn.close();
    }

    private static Cloud open(String url, String password, HardenedContext.Patience patience)
            throws DriverException {
        var user = Json.object("name", "admin", "domain", Json.object("id", "default"));
        user.addProperty("password", password);
        var access =
                new Access(
                        URI.create(url + "/v3"),
                        Json.object(
                                "methods", List.of("password"),
                                "password", Json.object("user", user)),
                        Optional.of(Json.object("project", Json.object("name", "admin"))),
                        Optional.empty(),
                        "public",
                        Optional.empty());
        return Cloud.open(access, InstantSource.system(), patience);
    }

    private static JsonObject network(String name) {
        return Json.object("network", Json.object("name", name));
    }

    private DriverException refusedToMake() {
        try {
            cloud.session().post(Service.NETWORK, "/networks", network("a"));
        } catch (DriverException failure) {
            return failure;
        }
        throw new AssertionError("nothing failed");
    }

    private DriverException refusedToList() {
        try {
            cloud.session().list(Service.NETWORK, "/networks", "networks");
        } catch (DriverException failure) {
            return failure;
        }
        throw new AssertionError("nothing failed");
    }

    @ParameterizedTest
    @CsvSource({
        "500, OUTCOME_UNKNOWN",
        "502, OUTCOME_UNKNOWN",
        "503, OUTCOME_UNKNOWN",
        "400, INVALID",
        "403, DENIED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "413, QUOTA_EXCEEDED",
        "429, THROTTLED",
        "501, UNSUPPORTED",
        "302, OUTCOME_UNKNOWN"
    })
    void sendsWhatMakesSomethingOnceWhateverTheStatus(int status, DriverException.Kind kind) {
        standIn.fail(Fault.before(MAKING, 9, Fault.status(status)));
        assertThat(refusedToMake().kind()).isEqualTo(kind);
        assertThat(standIn.count(MAKING)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500, TRANSIENT", "503, TRANSIENT", "404, NOT_FOUND", "429, THROTTLED"})
    void readsOnceWhateverTheStatus(int status, DriverException.Kind kind) {
        standIn.fail(Fault.before(LISTING, 9, Fault.status(status)));
        assertThat(refusedToList().kind()).isEqualTo(kind);
        assertThat(standIn.count(LISTING)).isEqualTo(1);
    }

    @Test
    void whatWasDoneAndNotAnsweredIsUnknownAndNotRepeated() throws Exception {
        for (var what :
                List.of(new Fault.What.Closed(), new Fault.What.Half(), new Fault.What.Hangs())) {
            standIn.forgetCalls();
            standIn.fail(Fault.after(MAKING, 9, what));
            assertThat(refusedToMake().kind())
                    .as("%s", what)
                    .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
            assertThat(standIn.count(MAKING)).as("%s", what).isEqualTo(1);
            standIn.clearFaults();
        }
        assertThat(cloud.session().list(Service.NETWORK, "/networks", "networks", "name", "a"))
                .hasSize(3);
    }

    @Test
    void waitsAsLongAsTheCloudAsks() {
        var busy = new Fault.What.Status(429, "{}", Optional.of("17"));
        standIn.fail(Fault.before(MAKING, 1, busy));
        assertThat(refusedToMake().retryAfter()).contains(Duration.ofSeconds(17));
        var old = new Fault.What.Status(413, "{}", Optional.of("5"));
        standIn.fail(Fault.before(MAKING, 1, old));
        var failure = refusedToMake();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(5));
    }

    /** OkHttp would send it again by itself, were it told to come at once. */
    @ParameterizedTest
    @CsvSource({"503, 0", "408, 0", "503, 7", "307, 0"})
    void sendsOnceWhatIsToComeAgain(int status, String seconds) {
        var busy = new Fault.What.Status(status, "{}", Optional.of(seconds));
        standIn.fail(Fault.before(MAKING, 1, busy));
        var failure = refusedToMake();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(failure.retryAfter())
                .isEqualTo(
                        Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                                .filter(wait -> !wait.isZero()));
        assertThat(standIn.count(MAKING)).isEqualTo(1);
    }

    @Test
    void goesToNoOtherAddress() {
        standIn.fail(
                Fault.before(MAKING, 1, new Fault.What.Moved(standIn.url() + "/network/v2.0/x")));
        assertThat(refusedToMake().kind()).isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(standIn.calls().getLast()).isEqualTo(MAKING);
        standIn.fail(
                Fault.before(LISTING, 1, new Fault.What.Moved(standIn.url() + "/network/v2.0/x")));
        assertThat(refusedToList().remedy()).contains("auth_url");
        assertThat(standIn.calls().getLast()).isEqualTo(LISTING);
    }

    @Test
    void tellsAUsedUpQuotaFromAConflictByItsCode() {
        var quota = "{\"NeutronError\": {\"type\": \"OverQuota\", \"message\": \"No more.\"}}";
        standIn.fail(Fault.before(MAKING, 1, new Fault.What.Status(409, quota, Optional.empty())));
        assertThat(refusedToMake().kind()).isEqualTo(DriverException.Kind.QUOTA_EXCEEDED);
        var conflict = quota.replace("OverQuota", "NetworkInUse");
        standIn.fail(
                Fault.before(MAKING, 1, new Fault.What.Status(409, conflict, Optional.empty())));
        var failure = refusedToMake();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.CONFLICT);
        assertThat(failure.getMessage()).contains("No more.");
    }

    @Test
    void aPageForPeopleIsNoAnswer() {
        var page = new Fault.What.Status(200, "<html>Sign in</html>", Optional.empty());
        standIn.fail(Fault.before(LISTING, 1, page));
        assertThat(refusedToList().kind()).isEqualTo(DriverException.Kind.TRANSIENT);
        var other = new Fault.What.Status(200, "{\"hello\": 1}", Optional.empty());
        standIn.fail(Fault.before(LISTING, 1, other));
        assertThat(refusedToList().kind()).isEqualTo(DriverException.Kind.TRANSIENT);
    }

    /** As a load balancer does that restarts. */
    @Test
    void aPeerThatHangsUpInTheHandshakeMayAnswerLater() throws Exception {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var hangingUp = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    hangingUp.submit(() -> {
                        while (true) {
                            socket.accept().close();
                        }
                    });
            assertThat(refusedToken(socket.getLocalPort()).kind())
                    .isEqualTo(DriverException.Kind.TRANSIENT);
            assertThat(answers.cancel(true)).isTrue();
        }
    }

    private static DriverException refusedToken(int port) throws Exception {
        try (var cloud = open("https://127.0.0.1:" + port, Identity.PASSWORD, SHORT)) {
            cloud.session().regions();
        } catch (DriverException failure) {
            return failure;
        }
        throw new AssertionError("nothing failed");
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
        var file = directory.resolve("self.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var words =
                "-genkeypair -alias a -keyalg EC -dname CN=127.0.0.1 -storepass changeit -keystore";
        var command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(words.split(" ", -1)));
        command.add(file.toString());
        var making = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(making.waitFor()).isZero();
        var keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        try {
            var failure = refusedToken(server.getAddress().getPort());
            assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
            assertThat(failure.getMessage()).contains("certificate");
            assertThat(failure.remedy()).contains("cacert");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatACloudCannotBeReached() throws Exception {
        standIn.close();
        var failure = refusedToMake();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.TRANSIENT);
    }

    @Test
    void asksForATokenOnceWithAWrongPassword() throws Exception {
        try (var wrong = open(standIn.url(), "not it", SHORT)) {
            assertThatThrownBy(() -> wrong.session().regions())
                    .isInstanceOfSatisfying(
                            DriverException.class,
                            failure -> {
                                assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
                                assertThat(failure.getMessage()).doesNotContain("not it");
                            });
            assertThat(standIn.count("POST /v3/auth/tokens")).isEqualTo(1);
        }
    }

    /** Keystone's own calls need no catalogue, so that jclouds is the first to ask for a token. */
    @Test
    void aWrongPasswordIsNoBugWhateverIsAskedFor() throws Exception {
        try (var wrong = open(standIn.url(), "not it", SHORT)) {
            assertThatThrownBy(() -> wrong.session().list(Service.IDENTITY, "/domains", "domains"))
                    .isInstanceOfSatisfying(
                            DriverException.class,
                            failure -> {
                                assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
                                assertThat(failure.remedy()).contains("password");
                            });
            assertThat(standIn.count("POST /v3/auth/tokens")).isEqualTo(1);
        }
    }

    /** An answer that nobody reads holds its connection, and OkHttp says so on the screen. */
    @Test
    void givesTheConnectionOfARefusedTokenBack() throws Exception {
        cloud.session().post(Service.NETWORK, "/networks", network("a"));
        for (var i = 0; i < 3; i++) {
            standIn.identity().revokeAll();
            cloud.session().post(Service.NETWORK, "/networks", network("b"));
        }
        assertThat(standIn.connections()).isEqualTo(1);
    }

    @Test
    void aTokenThatCannotBeRenewedIsAFailureOfKeystones() throws Exception {
        cloud.session().post(Service.NETWORK, "/networks", network("a"));
        standIn.identity().revokeAll();
        standIn.fail(Fault.before("POST /v3/auth/tokens", 9, Fault.status(503)));
        var failure = refusedToMake();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.TRANSIENT);
        assertThat(failure.getMessage()).contains("Keystone");
    }

    @Test
    void readsEveryPageAndEachObjectOnce() throws Exception {
        for (var i = 0; i < 10; i++) {
            cloud.session().post(Service.NETWORK, "/networks", network("n & = ? æ " + i));
        }
        var names =
                cloud.session().list(Service.NETWORK, "/networks", "networks").stream()
                        .map(one -> Json.text(one, "name"))
                        .toList();
        assertThat(names).hasSize(11).doesNotHaveDuplicates();
        assertThat(
                        cloud.session()
                                .list(
                                        Service.NETWORK,
                                        "/networks",
                                        "networks",
                                        "name",
                                        "n & = ? æ 7"))
                .hasSize(1);
    }

    /** Nova knows no markers there, and does not say that there is more. */
    @Test
    void readsEveryPageOfServerGroups() throws Exception {
        for (var i = 0; i < 10; i++) {
            var group = Json.object("server_group", Json.object("name", "g" + i));
            cloud.session().post(Service.COMPUTE, "/os-server-groups", group);
        }
        assertThat(
                        cloud.session()
                                .listByOffset(
                                        Service.COMPUTE, "/os-server-groups", "server_groups"))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPageThatFailsMakesTheListFail() throws Exception {
        for (var i = 0; i < 10; i++) {
            cloud.session().post(Service.NETWORK, "/networks", network("n" + i));
        }
        standIn.fail(Fault.later(LISTING, 2, Fault.status(503)));
        assertThat(refusedToList().kind()).isEqualTo(DriverException.Kind.TRANSIENT);
    }

    /** What a page ended with is no more: each service says so in its own way. */
    @ParameterizedTest
    @CsvSource({"404", "400"})
    void aListThatChangesWhileItIsReadIsBegunAnew(int status) throws Exception {
        for (var i = 0; i < 10; i++) {
            cloud.session().post(Service.NETWORK, "/networks", network("n" + i));
        }
        standIn.fail(Fault.later(LISTING, 1, Fault.status(status)));
        assertThat(refusedToList().kind()).isEqualTo(DriverException.Kind.TRANSIENT);
        var gone = List.of("limit", "1", "marker", "gone").toArray(String[]::new);
        assertThatThrownBy(() -> cloud.session().get(Service.NETWORK, "/networks", gone))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(DriverException.Kind.NOT_FOUND));
    }

    @Test
    void namesACloudThatIsTooOld() {
        var old = "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.42\"}}";
        standIn.fail(
                Fault.before(
                        "GET /compute/v2.1/",
                        1,
                        new Fault.What.Status(200, old, Optional.empty())));
        assertThatThrownBy(
                        () -> cloud.session().list(Service.COMPUTE, "/servers/detail", "servers"))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(DriverException.Kind.UNSUPPORTED);
                            assertThat(failure.getMessage()).contains("Nova", "2.42", "2.67");
                        });
    }

    @Test
    void asksForTheVersionOnceForEachCloud() throws Exception {
        for (var i = 0; i < 3; i++) {
            var project = standIn.identity().give("tenant-" + i);
            cloud.session(project).list(Service.VOLUME, "/volumes/detail", "volumes");
        }
        assertThat(standIn.count("GET /volume/v3/")).isEqualTo(1);
    }

    /** Keystone says so where its owner bounds lists. */
    @Test
    void aListThatIsCutOffIsNoList() {
        var page = "{\"networks\": [{\"id\": \"a\"}], \"truncated\": true}";
        standIn.fail(Fault.before(LISTING, 1, new Fault.What.Status(200, page, Optional.empty())));
        assertThat(refusedToList().getMessage()).contains("cut off");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:99999/", "ht tp://x", "ftp://127.0.0.1/", "nowhere", "http:///"})
    void namesAnAddressInTheCatalogueThatIsNone(String address) {
        var token =
                "{\"token\": {\"catalog\": [{\"type\": \"network\", \"endpoints\": [{\"interface\":"
                        + " \"public\", \"region_id\": \"R\", \"url\": \""
                        + address
                        + "\"}]}]}}";
        standIn.fail(Fault.after("POST /v3/auth/tokens", 9, new Fault.What.Instead(token)));
        var failure = refusedToList();
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage()).contains("'" + address + "'", "catalogue");
    }

    /** As many tenants as there are municipalities, all of whose tokens run out at once. */
    @Test
    void renewsEachTokenOnceHoweverManyFindItRefused() throws Exception {
        cloud.close();
        cloud = open(standIn.url(), Identity.PASSWORD, HardenedContext.Patience.USUAL);
        var calls = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 98; i++) {
            var project = standIn.identity().give("tenant-" + i);
            for (var j = 0; j < 4; j++) {
                var name = "n" + j;
                calls.add(() -> {
                    cloud.session(project).post(Service.NETWORK, "/networks", network(name));
                    return true;
                });
            }
        }
        for (var round = 0; round < 3; round++) {
            standIn.identity().revokeAll();
            standIn.forgetCalls();
            try (var threads = Executors.newFixedThreadPool(64)) {
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isTrue();
                }
            }
            assertThat(standIn.count("POST /v3/auth/tokens")).as("round %d", round).isEqualTo(98);
        }
        assertThat(cloud.session().list(Service.NETWORK, "/networks", "networks"))
                .hasSize(1 + 3 * calls.size());
    }

    @Test
    void writesNothingToTheScreenLeastOfAllAPassword() throws Exception {
        var screen = System.err;
        var written = new ByteArrayOutputStream();
        try (var capture = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setErr(capture);
            standIn.fail(Fault.before(".*", 1, new Fault.What.Closed()));
            refusedToMake();
            standIn.fail(Fault.before(MAKING, 1, new Fault.What.Closed()));
            refusedToMake();
        } finally {
            System.setErr(screen);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedAgainIsAFailure() {
        standIn.fail(Fault.before(MAKING, 9, Fault.status(401)));
        assertThat(refusedToMake().kind()).isEqualTo(DriverException.Kind.DENIED);
        assertThat(standIn.count(MAKING)).isEqualTo(2);
        assertThat(standIn.count("POST /v3/auth/tokens")).isEqualTo(2);
    }
}
