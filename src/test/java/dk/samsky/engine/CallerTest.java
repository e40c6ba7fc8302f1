package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverException.Kind;
import dk.samsky.engine.cloud.Caller;
import dk.samsky.model.Site;
import dk.samsky.plan.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {
    private static final Site SITE = new Site(Shop.WEST, "simulated");

    @TempDir Path directory;
    private World world;
    private Caller caller;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void open() {
        world = World.open(directory);
        caller = world.tools().caller();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Caller.Call<String> failing(int times, DriverException failure) {
        return _ -> {
            if (calls.incrementAndGet() <= times) {
                throw failure;
            }
            return "made";
        };
    }

    private static DriverException failure(Kind kind) {
        return new DriverException(kind, "It failed.", "");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void makesACallAgainOnlyWhereThatMayHelp(Kind kind) {
        var isRepeated =
                switch (kind) {
                    case TRANSIENT, THROTTLED, OUTCOME_UNKNOWN -> true;
                    case DENIED, QUOTA_EXCEEDED, CONFLICT, NOT_FOUND, INVALID, UNSUPPORTED -> false;
                };
        assertThatThrownBy(() ->
                        caller.change(SITE, AARHUS, failing(100, failure(kind)), Optional::empty))
                .isInstanceOf(DriverException.class);
        assertThat(calls.get()).isEqualTo(isRepeated ? World.PACE.attempts() : 1);
    }

    @Test
    void waitsLongerEachTimeAndSpread() throws Exception {
        assertThat(caller.read(SITE, AARHUS, failing(2, failure(Kind.TRANSIENT))))
                .isEqualTo("made");
        assertThat(world.waits).hasSize(2);
        assertThat(world.waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(world.waits.getLast()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void waitsAsLongAsTheCloudAsks() throws Exception {
        var throttled =
                new DriverException(
                        Kind.THROTTLED, "Too many.", "", Optional.of(Duration.ofSeconds(42)));
        caller.read(SITE, AARHUS, failing(1, throttled));
        assertThat(world.waits).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void looksBeforeItRepeatsACallWithoutAnswer() throws Exception {
        var lost = failure(Kind.OUTCOME_UNKNOWN);
        assertThat(caller.change(SITE, AARHUS, failing(1, lost), () -> Optional.of("seen")))
                .isEqualTo("seen");
        assertThat(calls.get()).isEqualTo(1);
        assertThat(caller.change(SITE, AARHUS, failing(2, lost), Optional::empty))
                .isEqualTo("made");
    }

    @Test
    void neverRepeatsACallWhoseOutcomeCannotBeSeen() {
        var lost = failure(Kind.OUTCOME_UNKNOWN);
        assertThatThrownBy(() ->
                        caller.change(
                                SITE,
                                AARHUS,
                                failing(1, lost),
                                () -> {
                                    throw lost;
                                }))
                .isSameAs(lost);
        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void makesAsManyCallsAtOnceAsItMayAndNoMore() throws Exception {
        var meter = new World.Meter();
        var full = new CountDownLatch(World.PACE.concurrency());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                var _ =
                        threads.submit(() ->
                                caller.read(
                                        SITE,
                                        AARHUS,
                                        _ -> {
                                            meter.enter();
                                            full.countDown();
                                            calls.incrementAndGet();
                                            awaitFull(full);
                                            meter.leave();
                                            return "read";
                                        }));
            }
        }
        assertThat(calls.get()).isEqualTo(50);
        assertThat(meter.most.get()).isEqualTo(World.PACE.concurrency());
    }

    private static void awaitFull(CountDownLatch full) {
        try {
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
