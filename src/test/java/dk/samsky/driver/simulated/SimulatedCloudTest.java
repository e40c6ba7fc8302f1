package dk.samsky.driver.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.Backstage;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.UserData;
import dk.samsky.model.resource.Volume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCloudTest {
    private static final TenantScope SCOPE = CloudFixture.scope("aarhus");
    private static final Samples SAMPLES = CloudFixture.samples("aarhus");
    private static final List<Kind> ALL = List.of(Kind.values());

    @TempDir
    @SuppressWarnings("NullAway.Init") // before each test
    private Path workspace;

    @SuppressWarnings("NullAway.Init") // before each test
    private CloudFixture cloud;

    private int operations;

    @BeforeEach
    void open() {
        cloud = new CloudFixture(workspace);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Map<Address, Remote> make(SimulatedDriver driver) throws Exception {
        return SAMPLES.make(driver, SCOPE, cloud.of(driver));
    }

    private Remote create(
            SimulatedDriver driver, Address address, Resource resource, Map<Address, Remote> made)
            throws DriverException {
        operations++;
        var operation = new OperationId("operation-" + operations);
        return driver.create(SCOPE, Samples.instruct(address, resource, made), operation);
    }

    private static void assertFails(
            ThrowingCallable call, DriverException.Kind kind, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> {
                            assertThat(failure.getMessage()).contains(message);
                            assertThat(failure.kind()).isEqualTo(kind);
                            assertThat(failure.remedy()).isNotBlank();
                        });
    }

    private static Volume volume(int gibibytes) {
        return new Volume(SAMPLES.space(), ByteSize.ofGibibytes(gibibytes));
    }

    private static Address volumeAddress(int number) {
        return SAMPLES.address(Kind.VOLUME, "disc-" + number);
    }

    @Test
    void whatTakesNoTimeStandsWhenTheCallReturnsHoweverSlowTheCallIs() throws Exception {
        var ticking =
                new Surroundings(
                        () -> {
                            cloud.time.pass(Duration.ofMillis(1));
                            return cloud.time.instant();
                        },
                        cloud.time.surroundings().ids(),
                        cloud.time);
        try (var driver = SimulatedDriver.open(cloud.connection(), ticking)) {
            assertThat(make(driver).values())
                    .extracting(Remote::condition)
                    .containsOnly(Remote.READY);
        }
    }

    @Test
    void lookingMakesNoFile() throws Exception {
        var driver = cloud.open();
        assertThat(driver.observe(SCOPE, ALL).all()).isEmpty();
        driver.close();
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void readsListsPageByPage() throws Exception {
        record Case(int objects, int calls, String reason) {}
        var cases =
                List.of(
                        new Case(0, 1, "an empty list is one call"),
                        new Case(9, 1, "less than a page"),
                        new Case(10, 1, "a full page says that it is the last"),
                        new Case(21, 3, "two pages and one more"));
        var driver = cloud.open("pageSize", "10");
        var made = new LinkedHashMap<Address, Remote>();
        made.put(
                SAMPLES.space(),
                create(driver, SAMPLES.space(), SAMPLES.of(Kind.TENANT_SPACE).resource(), made));
        var volumes = 0;
        for (var each : cases) {
            while (volumes < each.objects) {
                create(driver, volumeAddress(volumes++), volume(1), made);
            }
            var before = driver.calls().of(Operation.OBSERVE);
            assertThat(driver.observe(SCOPE, List.of(Kind.VOLUME)).all()).hasSize(each.objects);
            assertThat(driver.calls().of(Operation.OBSERVE) - before)
                    .as(each.reason)
                    .isEqualTo(each.calls);
        }
        driver.close();
        assertThat(cloud.backstage().calls())
                .containsEntry("observe", 6L)
                .containsEntry("create", 22L);
    }

    @Test
    void survivesBetweenProcesses() throws Exception {
        var first = cloud.open();
        make(first);
        var before = first.observe(SCOPE, ALL).all();
        first.close();
        var second = cloud.open();
        assertThat(second.observe(SCOPE, ALL).all()).isEqualTo(before);
        assertThat(workspace.resolve(".samsky/simulated-national-cloud.db")).exists();
    }

    @Test
    void twoDriversOnOneFileMakeEveryObjectOnce() throws Exception {
        var one = cloud.open();
        var other = cloud.open();
        var made = new LinkedHashMap<Address, Remote>();
        made.put(
                SAMPLES.space(),
                create(one, SAMPLES.space(), SAMPLES.of(Kind.TENANT_SPACE).resource(), made));
        var calls = new ArrayList<Callable<Remote>>();
        for (var i = 0; i < 40; i++) {
            var instruction = Samples.instruct(volumeAddress(i % 20), volume(1), made);
            var operation = new OperationId("volume-" + i % 20);
            var driver = i % 2 == 0 ? one : other;
            calls.add(() -> driver.create(SCOPE, instruction, operation));
            calls.add(() -> driver.observe(SCOPE, ALL).all().getFirst());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isNotNull();
            }
        }
        assertThat(one.observe(SCOPE, List.of(Kind.VOLUME)).all()).hasSize(20);
        assertThat(other.observe(SCOPE, List.of(Kind.VOLUME)).all().stream().map(Remote::address))
                .doesNotHaveDuplicates();
    }

    @Test
    void buildsAndTakesAwayByTheClock() throws Exception {
        var driver = cloud.open("startup", "2s");
        var made = make(driver);
        var server = SAMPLES.of(Kind.SERVER).address();
        var remote = Optional.ofNullable(made.get(server)).orElseThrow();
        assertThat(remote.condition()).isInstanceOf(Remote.Condition.Building.class);
        driver.delete(SCOPE, remote, new OperationId("delete"));
        assertThat(driver.observe(SCOPE, List.of(Kind.SERVER)).all().getFirst().condition())
                .isInstanceOf(Remote.Condition.Deleting.class);
        assertFails(
                () -> create(driver, server, SAMPLES.of(Kind.SERVER).resource(), made),
                DriverException.Kind.CONFLICT,
                "stands already");
        cloud.time.pass(Duration.ofSeconds(2));
        assertThat(driver.observe(SCOPE, List.of(Kind.SERVER)).all()).isEmpty();
        create(driver, server, SAMPLES.of(Kind.SERVER).resource(), made);
    }

    @Test
    void nothingIsBuiltOnWhatIsStillBuilt() throws Exception {
        var driver = cloud.open("startup", "2s");
        var made = new LinkedHashMap<Address, Remote>();
        var namespace = SAMPLES.of(Kind.NAMESPACE);
        made.put(
                namespace.address(),
                create(driver, namespace.address(), namespace.resource(), made));
        var quota = SAMPLES.of(Kind.NAMESPACE_QUOTA);
        assertFails(
                () -> create(driver, quota.address(), quota.resource(), made),
                DriverException.Kind.TRANSIENT,
                "still being built");
        cloud.time.pass(Duration.ofSeconds(2));
        create(driver, quota.address(), quota.resource(), made);
    }

    @Test
    void aCallTakesItsLatency() throws Exception {
        var driver = cloud.open("latency", "20ms");
        driver.observe(SCOPE, ALL);
        assertThat(cloud.time.paused()).isEqualTo(Duration.ofMillis(20L * ALL.size()));
    }

    @Test
    void keepsTheQuotaOfTheTenantsSpace() throws Exception {
        var driver = cloud.open();
        var made = new LinkedHashMap<Address, Remote>();
        made.put(
                SAMPLES.space(),
                create(driver, SAMPLES.space(), SAMPLES.of(Kind.TENANT_SPACE).resource(), made));
        create(driver, volumeAddress(1), volume(2000), made);
        assertFails(
                () -> create(driver, volumeAddress(2), volume(49), made),
                DriverException.Kind.QUOTA_EXCEEDED,
                "storage 2 049 GiB of 2 048 GiB");
        var second = create(driver, volumeAddress(2), volume(48), made);
        assertFails(
                () ->
                        driver.update(
                                SCOPE,
                                second,
                                Samples.instruct(volumeAddress(2), volume(49), made),
                                new OperationId("grow")),
                DriverException.Kind.QUOTA_EXCEEDED,
                "storage");
        driver.delete(SCOPE, second, new OperationId("delete"));
        create(driver, volumeAddress(2), volume(48), made);
    }

    @Test
    void keepsTheCapacityOfTheRegionOverTenants() throws Exception {
        var capacity =
                new Limits(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1),
                        Optional.empty());
        var driver = cloud.open(cloud.connection(capacity));
        var ours = SAMPLES.of(Kind.NAMESPACE);
        create(driver, ours.address(), ours.resource(), Map.of());
        var theirs = CloudFixture.samples("ribe").of(Kind.NAMESPACE).instruction(Map.of());
        assertFails(
                () -> driver.create(CloudFixture.scope("ribe"), theirs, new OperationId("theirs")),
                DriverException.Kind.QUOTA_EXCEEDED,
                "the capacity of national-cloud/dk-west: namespaces 2 of 1");
    }

    @Test
    void keepsWhatIsInUse() throws Exception {
        var driver = cloud.open();
        var made = make(driver);
        for (var used : List.of(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL, Kind.VOLUME)) {
            var remote = Optional.ofNullable(made.get(SAMPLES.of(used).address())).orElseThrow();
            assertFails(
                    () -> driver.delete(SCOPE, remote, new OperationId("delete")),
                    DriverException.Kind.CONFLICT,
                    "is in use by aarhus/esdh/");
        }
        assertThat(driver.observe(SCOPE, ALL).all()).hasSameSizeAs(made.values());
    }

    @Test
    void aVolumeIsAttachedToOneServer() throws Exception {
        var driver = cloud.open();
        var made = make(driver);
        assertFails(
                () ->
                        create(
                                driver,
                                SAMPLES.address(Kind.SERVER, "web-2"),
                                SAMPLES.of(Kind.SERVER).resource(),
                                made),
                DriverException.Kind.CONFLICT,
                "aarhus/esdh/volume/db-data is attached to aarhus/esdh/server/web-1.");
    }

    @Test
    void refusesAnImageThatItDoesNotHave() throws Exception {
        var driver = cloud.open();
        var made = new LinkedHashMap<>(make(driver));
        var server = new Samples(SCOPE.tenant(), "debian-99", "g1.small").of(Kind.SERVER);
        driver.delete(
                SCOPE,
                Optional.ofNullable(made.get(server.address())).orElseThrow(),
                new OperationId("delete"));
        assertThat(((Server) server.resource()).image()).isEqualTo("debian-99");
        assertFails(
                () -> create(driver, server.address(), server.resource(), made),
                DriverException.Kind.INVALID,
                "national-cloud has no image 'debian-99'.");
    }

    @Test
    void readsAThousandObjectsInOneLookWithoutDecodingThem() throws Exception {
        var driver = cloud.open();
        var made = new LinkedHashMap<Address, Remote>();
        var space = SAMPLES.of(Kind.TENANT_SPACE);
        made.put(SAMPLES.space(), create(driver, SAMPLES.space(), space.resource(), made));
        for (var i = 0; i < 600; i++) {
            create(driver, volumeAddress(i), volume(1), made);
        }
        var seen = driver.observe(SCOPE, ALL).all();
        assertThat(seen).hasSize(601);
        assertThat(driver.calls().of(Operation.OBSERVE)).isEqualTo(ALL.size() + 1);
    }

    @Test
    void refusesSettingsThatItDoesNotKnow() {
        assertFails(
                () -> cloud.open("pagesize", "5"),
                DriverException.Kind.INVALID,
                "no setting 'pagesize'");
        assertFails(
                () -> cloud.open("pageSize", "0"),
                DriverException.Kind.INVALID,
                "'0' is not the size of a page");
        assertFails(
                () -> cloud.open("latency", "fast"),
                DriverException.Kind.INVALID,
                "'fast' is not a length of time");
        assertFails(
                () -> cloud.open("kinds", "cats"),
                DriverException.Kind.INVALID,
                "'cats' is not a choice of kinds");
        assertFails(
                () -> cloud.open("faults", "none.txt"),
                DriverException.Kind.INVALID,
                "cannot be read");
        assertFails(
                () -> cloud.open("file", ""),
                DriverException.Kind.INVALID,
                "is not the name of a file");
    }

    @Test
    void refusesAnotherProgramsFile() throws Exception {
        Files.writeString(
                workspace.resolve("text.db"),
                "this is no database, and is longer than a header of one".repeat(9));
        var text = cloud.open("file", "text.db");
        assertFails(() -> text.observe(SCOPE, ALL), DriverException.Kind.INVALID, "text.db");
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + workspace.resolve("other.db"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE cats (name TEXT)");
        }
        var other = cloud.open("file", "other.db");
        assertFails(
                () -> other.observe(SCOPE, ALL),
                DriverException.Kind.INVALID,
                "another program's database");
    }

    @Test
    void refusesARegionThatTheProviderDoesNotHave() throws Exception {
        var elsewhere =
                new TenantScope(
                        SCOPE.deployment(), SCOPE.tenant(), new Location("national-cloud", "mars"));
        var driver = cloud.open();
        assertFails(
                () -> driver.observe(elsewhere, ALL),
                DriverException.Kind.INVALID,
                "no region 'mars'");
    }

    @Test
    void listsAndDamagesBehindTheBack() throws Exception {
        var driver = cloud.open();
        var made = make(driver);
        try (var backstage = cloud.backstage()) {
            assertThat(backstage.list()).hasSameSizeAs(made.values());
            backstage.change("aarhus/esdh/volume/db-data", "size", "500Gi");
            backstage.change("*/tenant-space/*", "quota.vcpus", "7");
            backstage.change(
                    "aarhus/esdh/firewall/esdh", "rules", "tcp/22 internet -> web,icmp web -> db");
            backstage.fail("aarhus/esdh/server/web-1", "no host");
            backstage.delete("aarhus/esdh/namespace/web");
            backstage.add("aarhus/esdh/volume/db-log", Backstage.Mark.NONE);
            backstage.add("aarhus/esdh/volume/db-log", Backstage.Mark.SAME);
        }
        var seen = driver.observe(SCOPE, ALL);
        var fields = new LinkedHashMap<Address, Remote>();
        seen.all().forEach(remote -> fields.putIfAbsent(remote.address(), remote));
        var volume =
                Optional.ofNullable(fields.get(SAMPLES.address(Kind.VOLUME, "db-data")))
                        .orElseThrow();
        assertThat(volume.content().fields().find("size")).contains(Value.of("500Gi"));
        assertThat(
                        seen.all().stream()
                                .filter(remote ->
                                        remote.condition() instanceof Remote.Condition.Failed))
                .hasSize(1);
        assertThat(seen.all().stream().map(remote -> remote.address().kind()))
                .doesNotContain(
                        Kind.NAMESPACE,
                        Kind.NAMESPACE_QUOTA,
                        Kind.NETWORK_POLICY,
                        Kind.ACCESS_BINDING,
                        Kind.DEPLOYER);
        assertThat(seen.all().stream().map(Remote::address).distinct()).hasSize(made.size() - 5);
        assertThat(seen.all()).hasSize(made.size() - 5 + 1);
    }

    @Test
    void refusesDamageThatMakesNoSense() throws Exception {
        make(cloud.open());
        try (var backstage = cloud.backstage()) {
            var volume = "aarhus/esdh/volume/db-data";
            assertFails(
                    () -> backstage.change(volume, "sise", "5Gi"),
                    DriverException.Kind.INVALID,
                    "no field 'sise'");
            assertFails(
                    () -> backstage.change(volume, "size", "big"),
                    DriverException.Kind.INVALID,
                    "'big' cannot be");
            assertFails(
                    () -> backstage.change(volume, "size", ""),
                    DriverException.Kind.INVALID,
                    "cannot be");
            assertFails(
                    () -> backstage.delete("aarhus/esdh/volume/nix"),
                    DriverException.Kind.NOT_FOUND,
                    "nix");
        }
    }

    @Test
    void aFileThatKeptWhatServersStartWithKeepsTheDigestFromNowOn() throws Exception {
        var made = make(cloud.open());
        var server =
                made.values().stream()
                        .filter(one -> one.address().kind() == Kind.SERVER)
                        .findFirst()
                        .orElseThrow();
        cloud.close();
        var text = "#cloud-config\npassword: correct-horse";
        var fields = new TreeMap<>(server.content().fields().values());
        fields.put("cloudInit", Value.of(text));
        var old = Content.of(new Fields(fields));
        var file = Settings.read(cloud.connection()).file();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var change =
                        connection.prepareStatement(
                                "UPDATE object SET canonical = ?, digest = ? WHERE remote_id = ?");
                var version = connection.createStatement()) {
            change.setString(1, old.fields().canonical());
            change.setString(2, old.digest().hex());
            change.setString(3, server.remoteId().value());
            change.executeUpdate();
            version.execute("PRAGMA user_version = 2");
        }

        var driver = cloud.open();
        fields.put("cloudInit", Value.of(UserData.of(text).written()));
        assertThat(driver.observe(SCOPE, List.of(Kind.SERVER)).all())
                .extracting(Remote::content)
                .contains(Content.of(new Fields(fields)));
        try (var files = Files.list(file.getParent())) {
            for (var each : files.toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .doesNotContain("correct-horse");
            }
        }
    }
}
