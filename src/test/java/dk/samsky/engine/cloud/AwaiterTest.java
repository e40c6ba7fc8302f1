package dk.samsky.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverFactory;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AwaiterTest {
    private static final int WAITERS = 40;
    private static final Site SITE = new Site(new Location("slow-cloud", "dk"), "counting");
    private static final TenantId AARHUS = new TenantId("aarhus");

    /** Counts looks, and shows what is told. */
    private static final class CountingDriver implements Driver, DriverFactory {
        final AtomicInteger looks = new AtomicInteger();
        volatile List<Remote> shown = List.of();
        volatile boolean isBlind;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public List<Capability> capabilities() {
            return Capabilities.SERVERS;
        }

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public Driver connect(Connection connection) {
            return this;
        }

        @Override
        public Observation observe(TenantScope scope, List<Kind> kinds) {
            looks.incrementAndGet();
            if (isBlind) {
                var unknown = new LinkedHashMap<Kind, String>();
                kinds.forEach(kind -> unknown.put(kind, "Nova is down."));
                return new Observation(kinds, List.of(), unknown, List.of());
            }
            return new Observation(kinds, shown, Map.of(), List.of());
        }

        @Override
        public Remote create(TenantScope scope, Instruction planned, OperationId operation) {
            throw new IllegalStateException("nobody makes anything here");
        }

        @Override
        public Remote update(
                TenantScope scope, Remote prior, Instruction planned, OperationId operation) {
            throw new IllegalStateException("nobody changes anything here");
        }

        @Override
        public void delete(TenantScope scope, Remote prior, OperationId operation) {
            throw new IllegalStateException("nobody deletes anything here");
        }

        @Override
        public void close() {}
    }

    /**
     * Each pause that begins; and nothing for each waiter that is done. Waiters are let out of
     * their pauses one by one, each only when the one before it is in its next pause or done: the
     * worst that can happen to looks that are to be shared.
     */
    private final BlockingQueue<Optional<CountDownLatch>> pauses = new LinkedBlockingQueue<>();

    private final CountingDriver driver = new CountingDriver();
    private final Queue<Progress.Event> told = new ConcurrentLinkedQueue<>();

    private Awaiter awaiter() {
        return awaiter(Pace.USUAL);
    }

    private Awaiter awaiter(Pace pace) {
        return awaiter(
                pace,
                new Surroundings(
                        () -> Instant.EPOCH,
                        _ -> {
                            var over = new CountDownLatch(1);
                            pauses.add(Optional.of(over));
                            over.await();
                        },
                        () -> new OperationId("op"),
                        new Random(1),
                        _ -> false));
    }

    private Awaiter awaiter(Pace pace, Surroundings surroundings) {
        var clouds =
                new Clouds(
                        List.of(driver),
                        Map.of(
                                new Clouds.Offer("slow-cloud", "counting"),
                                new Connection(
                                        "slow-cloud",
                                        Path.of(""),
                                        new LinkedHashMap<>(),
                                        new LinkedHashMap<>(Map.of("dk", Limits.NONE)),
                                        new LinkedHashMap<>(),
                                        List.of())),
                        Map.of());
        var caller = new Caller(clouds, surroundings, pace, Progress.SILENT);
        return new Awaiter(
                new Observer(clouds, caller, new DeploymentId("one")),
                surroundings,
                pace,
                told::add);
    }

    @Test
    void whatTakesLongIsLookedAtLessOften() {
        driver.shown = List.of(volume(0, new Remote.Condition.Building()));
        var scope = new TenantScope(new DeploymentId("one"), AARHUS, SITE.location());
        var now = new AtomicReference<>(Instant.EPOCH);
        var slept = new ArrayList<Duration>();
        var waiting =
                awaiter(
                        Pace.USUAL,
                        new Surroundings(
                                now::get,
                                pause -> {
                                    slept.add(pause);
                                    now.set(now.get().plus(pause));
                                },
                                () -> new OperationId("op"),
                                new Random(1),
                                _ -> false));
        assertThatThrownBy(() -> waiting.untilReady(scope, SITE, driver.shown.getFirst()))
                .hasMessageContaining("is still being made");
        assertThat(slept).startsWith(Pace.USUAL.poll(), Pace.USUAL.poll()).isSorted();
        assertThat(slept.getLast()).isEqualTo(Duration.ofSeconds(5));
        assertThat(slept).hasSizeLessThan(300); // a quarter of an hour
    }

    private static Remote volume(int number, Remote.Condition condition) {
        return new Remote(
                new Address(AARHUS, Optional.of("esdh"), Kind.VOLUME, "data-" + number),
                new RemoteId("volume-" + number),
                Content.of(Fields.builder().build()),
                condition);
    }

    private static List<Remote> volumes(Remote.Condition condition) {
        var all = new ArrayList<Remote>();
        for (var i = 0; i < WAITERS; i++) {
            all.add(volume(i, condition));
        }
        return all;
    }

    /** What one waits for. */
    private interface Wait {
        void on(Awaiter awaiter, TenantScope scope, Remote remote) throws Exception;
    }

    /** Looks of each round of pauses; from the third on, what they wait for has come about. */
    private List<Integer> looks(Wait wait, List<Remote> atLast) throws Exception {
        var awaiter = awaiter();
        var scope = new TenantScope(new DeploymentId("one"), AARHUS, SITE.location());
        var looks = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Boolean>>();
            for (var remote : volumes(new Remote.Condition.Building())) {
                waiting.add(
                        threads.submit(() -> {
                            wait.on(awaiter, scope, remote);
                            return pauses.add(Optional.empty());
                        }));
            }
            var paused = next(WAITERS);
            for (var round = 1; !paused.isEmpty(); round++) {
                var before = driver.looks.get();
                if (round == 3) {
                    driver.shown = atLast;
                }
                var again = new ArrayList<CountDownLatch>();
                for (var over : paused) {
                    over.countDown();
                    again.addAll(next(1));
                }
                looks.add(driver.looks.get() - before);
                paused = again;
            }
            for (var each : waiting) {
                assertThat(each.get()).isTrue();
            }
        }
        return looks;
    }

    private List<CountDownLatch> next(int count) throws InterruptedException {
        var begun = new ArrayList<CountDownLatch>();
        for (var i = 0; i < count; i++) {
            Optional.ofNullable(pauses.poll(30, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("nobody pauses, and nobody is done"))
                    .ifPresent(begun::add);
        }
        return begun;
    }

    @Test
    void manyWhoWaitForTheSameKindLookOnceForEachPause() throws Exception {
        driver.shown = volumes(new Remote.Condition.Building());
        assertThat(
                        looks(
                                (awaiter, scope, remote) -> awaiter.untilReady(scope, SITE, remote),
                                volumes(Remote.READY)))
                .allSatisfy(looks -> assertThat(looks).isLessThanOrEqualTo(1))
                .hasSizeBetween(3, 4);
    }

    @Test
    void soDoManyWhoWaitUntilSomethingIsGone() throws Exception {
        driver.shown = volumes(new Remote.Condition.Deleting());
        assertThat(
                        looks(
                                (awaiter, scope, remote) ->
                                        awaiter.untilGone(
                                                scope,
                                                SITE,
                                                remote.address(),
                                                remote.remoteId(),
                                                () -> false),
                                List.of()))
                .allSatisfy(looks -> assertThat(looks).isLessThanOrEqualTo(1))
                .hasSizeBetween(3, 4);
    }

    @Test
    void saysWhatADeletionWaitsForThatTakesTooLong() {
        var usual = Pace.USUAL;
        var impatient =
                new Pace(
                        usual.concurrency(),
                        usual.attempts(),
                        usual.firstWait(),
                        usual.longestWait(),
                        usual.poll(),
                        Duration.ofSeconds(-1));
        var volume = volume(1, new Remote.Condition.Deleting("a snapshot is made of it"));
        driver.shown = List.of(volume);
        assertThatThrownBy(() ->
                        awaiter(impatient)
                                .untilGone(
                                        new TenantScope(
                                                new DeploymentId("one"), AARHUS, SITE.location()),
                                        SITE,
                                        volume.address(),
                                        volume.remoteId(),
                                        () -> false))
                .hasMessage(
                        volume.address()
                                + " is still being deleted, and waits: a snapshot is made of it");
    }

    @Test
    void givesUpOnACloudThatIsNotSeenForLong() throws Exception {
        var volume = volume(1, new Remote.Condition.Building());
        var scope = new TenantScope(new DeploymentId("one"), AARHUS, SITE.location());
        var awaiter = awaiter();
        driver.shown = List.of(volume);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    threads.submit(() -> {
                        awaiter.untilReady(scope, SITE, volume);
                        return true;
                    });
            // A look that succeeds in between is a new beginning.
            for (var blind : List.of(true, true, true, true, false, true, true, true, true, true)) {
                var over = next(1).getFirst();
                driver.isBlind = blind;
                over.countDown();
            }
            assertThatThrownBy(waiting::get)
                    .hasMessageContaining("was asked for, and how far it is cannot be seen: Nova");
        }
        assertThat(driver.looks).hasValue(10);
    }

    @Test
    void saysWhatADeletionWaitsForMeanwhile() throws Exception {
        var volume = volume(1, new Remote.Condition.Deleting("a snapshot is made of it"));
        driver.shown = List.of(volume);
        var scope = new TenantScope(new DeploymentId("one"), AARHUS, SITE.location());
        var awaiter = awaiter();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    threads.submit(() -> {
                        awaiter.untilGone(
                                scope, SITE, volume.address(), volume.remoteId(), () -> false);
                        return true;
                    });
            var paused = next(1);
            driver.shown = List.of();
            paused.forEach(CountDownLatch::countDown);
            assertThat(waiting.get()).isTrue();
        }
        assertThat(told)
                .contains(
                        new Progress.Event.Waiting(
                                SITE,
                                AARHUS,
                                volume.address()
                                        + " is still being deleted, and waits: a snapshot is made"
                                        + " of it",
                                Pace.USUAL.poll()));
    }
}
