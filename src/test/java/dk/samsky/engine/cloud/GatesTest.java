package dk.samsky.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Provider.Calls;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Site SLOW = new Site(new Location("slow-cloud", "dk"), "simulated");
    private static final Site FREE = new Site(new Location("free-cloud", "dk"), "simulated");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;
    private final Gates gates =
            new Gates(
                    new Clouds(
                            List.of(),
                            Map.of(),
                            Map.of("slow-cloud", new Calls(Optional.of(1), Optional.of(4)))),
                    new Surroundings(
                            () -> now,
                            this::pause,
                            () -> new OperationId("op"),
                            new Random(1),
                            _ -> false),
                    Pace.USUAL);

    private void pause(Duration howLong) {
        waits.add(howLong);
        now = now.plus(howLong);
    }

    private Instant call(Site site) throws InterruptedException {
        return gates.<Instant, RuntimeException>through(site, () -> now);
    }

    @Test
    void letsNoMoreCallsBeginInASecondThanTheProviderAllows() throws Exception {
        var beginnings = new ArrayList<Instant>();
        for (var i = 0; i < 9; i++) {
            beginnings.add(call(SLOW));
        }
        assertThat(Duration.between(START, beginnings.getLast())).isEqualTo(Duration.ofSeconds(2));
        assertThat(waits).hasSize(8).containsOnly(Duration.ofMillis(250));
    }

    @Test
    void holdsNobodyUpAtAProviderThatStatesNoRate() throws Exception {
        for (var i = 0; i < 100; i++) {
            call(FREE);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void doesNotSaveUpCallsThatWereNotMade() throws Exception {
        call(SLOW);
        now = now.plusSeconds(60);
        call(SLOW);
        call(SLOW);
        assertThat(waits).containsExactly(Duration.ofMillis(250));
    }
}
