package dk.samsky.driver.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.Backstage;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedFaultTest {
    private static final TenantScope SCOPE = CloudFixture.scope("aarhus");
    private static final Samples.Sample SPACE =
            CloudFixture.samples("aarhus").of(Kind.TENANT_SPACE);
    private static final OperationId OPERATION = new OperationId("operation-1");

    @TempDir
    @SuppressWarnings("NullAway.Init") // before each test
    private Path workspace;

    @SuppressWarnings("NullAway.Init") // before each test
    private CloudFixture cloud;

    @SuppressWarnings("NullAway.Init") // before each test
    private SimulatedDriver driver;

    @SuppressWarnings("NullAway.Init") // before each test
    private Backstage backstage;

    @BeforeEach
    void open() throws DriverException {
        cloud = new CloudFixture(workspace);
        driver = cloud.open();
        backstage = cloud.backstage();
    }

    @AfterEach
    void close() {
        backstage.close();
        cloud.close();
    }

    private Remote create() throws DriverException {
        return driver.create(SCOPE, SPACE.instruction(new LinkedHashMap<>()), OPERATION);
    }

    private Observation look() throws DriverException {
        return driver.observe(SCOPE, List.of(Kind.TENANT_SPACE, Kind.NETWORK));
    }

    private DriverException failed(String rule) throws DriverException {
        backstage.fault(rule);
        try {
            create();
        } catch (DriverException failure) {
            return failure;
        }
        throw new AssertionError("nothing failed");
    }

    @Test
    void failsBeforeAnythingIsDone() throws Exception {
        assertThat(failed("create fails").kind()).isEqualTo(DriverException.Kind.TRANSIENT);
        assertThat(look().all()).isEmpty();
        create();
        assertThat(look().all()).hasSize(1);
    }

    @Test
    void losesAnAnswerAfterTheEffectAndFindsItByTheOperation() throws Exception {
        assertThat(failed("create lost-answer kind=tenant-space").kind())
                .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        var found = look().all();
        assertThat(found).hasSize(1);
        assertThat(create().remoteId()).isEqualTo(found.getFirst().remoteId());
    }

    @Test
    void saysHowLongToWaitWhenThrottled() throws Exception {
        var failure = failed("create throttled for=30s");
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void hangsForItsTimeWithOrWithoutTheEffect() throws Exception {
        assertThat(failed("create hangs for=20s").kind())
                .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(cloud.time.paused()).isEqualTo(Duration.ofSeconds(20));
        assertThat(look().all()).isEmpty();
        assertThat(failed("create hangs-after for=20s").kind())
                .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(look().all()).hasSize(1);
    }

    @Test
    void anInterruptedHangIsAnUnknownOutcomeAndStaysInterrupted() throws Exception {
        backstage.fault("create hangs for=1m");
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(DriverException.Kind.OUTCOME_UNKNOWN));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesByQuotaAndByRights() throws Exception {
        assertThat(failed("create quota").kind()).isEqualTo(DriverException.Kind.QUOTA_EXCEEDED);
        assertThat(failed("create denied").kind()).isEqualTo(DriverException.Kind.DENIED);
        assertThat(look().all()).isEmpty();
    }

    @Test
    void endsInErrorAfterItWasAccepted() throws Exception {
        backstage.fault("create error");
        create();
        assertThat(look().all().getFirst().condition()).isInstanceOf(Remote.Condition.Failed.class);
    }

    @Test
    void takesAnObjectAwayAfterACreateAndBeforeAnUpdate() throws Exception {
        backstage.fault("create gone");
        create();
        assertThat(look().all()).isEmpty();
        var made = create();
        backstage.fault("update gone");
        assertThatThrownBy(() ->
                        driver.update(SCOPE, made, SPACE.change(new LinkedHashMap<>()), OPERATION))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(DriverException.Kind.NOT_FOUND));
        assertThat(look().all()).isEmpty();
    }

    @Test
    void takesAnObjectAwayBeforeAListButWaitsForThereToBeOne() throws Exception {
        backstage.fault("observe gone address=aarhus/tenant-space/*");
        assertThat(look().all()).isEmpty();
        create();
        assertThat(look().all()).isEmpty();
        create();
        assertThat(look().all()).hasSize(1);
    }

    @Test
    void aListThatFailsIsUnknownAndTheOthersAreRead() throws Exception {
        create();
        backstage.fault("observe throttled kind=network");
        var seen = look();
        assertThat(seen.unknown()).containsOnlyKeys(Kind.NETWORK);
        assertThat(seen.at(SPACE.address())).isInstanceOf(Observed.Present.class);
    }

    @Test
    void failsAsAWholeIfNoListCanBeRead() throws Exception {
        backstage.fault("observe throttled times=2");
        assertThatThrownBy(this::look)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(DriverException.Kind.THROTTLED));
        assertThat(look().unknown()).isEmpty();
    }

    @Test
    void hitsTheCallsThatItIsToldToHit() throws Exception {
        backstage.fault("create fails tenant=ribe");
        backstage.fault("create fails kind=volume");
        backstage.fault("create fails address=aarhus/esdh/*");
        backstage.fault("create fails after=1 times=2");
        create();
        assertThatThrownBy(this::create).isInstanceOf(DriverException.class);
        assertThatThrownBy(this::create).isInstanceOf(DriverException.class);
        create();
        assertThat(backstage.faults()).hasSize(3);
        backstage.clearFaults();
        assertThat(backstage.faults()).isEmpty();
    }

    @Test
    void usesUpTheRulesOfAFileOnce() throws Exception {
        Files.writeString(workspace.resolve("faults.txt"), "# once\ncreate fails times=1\n\n");
        driver = cloud.open("faults", "faults.txt");
        assertThatThrownBy(this::create).isInstanceOf(DriverException.class);
        driver = cloud.open("faults", "faults.txt");
        create();
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        record Case(String rule, String reason) {}
        var cases =
                List.of(
                        new Case("create", "'create' is not a rule of faults."),
                        new Case("make fails", "There is no call 'make'."),
                        new Case("create explodes", "'explodes' is nothing that can happen."),
                        new Case(
                                "create fails king=server",
                                "'king=server' says nothing about a fault."),
                        new Case("create fails kind=serve", "There is no kind 'serve'."),
                        new Case("create fails times=0", "'0' is no number of calls."),
                        new Case("create hangs for=long", "'long' is not a length of time."),
                        new Case("observe quota", "The call 'observe' cannot end with 'quota'."),
                        new Case("delete error", "The call 'delete' cannot end with 'error'."),
                        new Case(
                                "observe fails address=a/*",
                                "A list is of all objects of a kind, so 'address' says nothing of"
                                        + " it."));
        for (var each : cases) {
            assertThatThrownBy(() -> backstage.fault(each.rule))
                    .isInstanceOfSatisfying(
                            DriverException.class,
                            failure -> {
                                assertThat(failure.getMessage()).isEqualTo(each.reason);
                                assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
                                assertThat(failure.remedy()).isNotBlank();
                            });
        }
    }

    @Test
    void namesMatchWithStars() {
        assertThat(Fault.glob("aarhus/*/web-1", "aarhus/esdh/server/web-1")).isTrue();
        assertThat(Fault.glob("*", "")).isTrue();
        assertThat(Fault.glob("*ab*ab*", "ab")).isFalse();
        assertThat(Fault.glob("a*a", "a")).isFalse();
        assertThat(Fault.glob("a", "ab")).isFalse();
    }
}
