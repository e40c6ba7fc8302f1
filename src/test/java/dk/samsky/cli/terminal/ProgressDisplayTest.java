package dk.samsky.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.terminal.Terminal.Connected;
import dk.samsky.cli.terminal.Terminal.Paints;
import dk.samsky.engine.cloud.Progress.Event;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.report.Paint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final Address SERVER = Address.parse("aarhus/esdh/server/web-1").orElseThrow();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos = 1;

    private Terminal terminal(boolean isTerminal, Map<String, String> environment) {
        return new Terminal(
                new ByteArrayOutputStream(),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                environment,
                Path.of("").toAbsolutePath(),
                new Connected(isTerminal, isTerminal, isTerminal),
                100,
                Paints.NONE,
                InstantSource.fixed(Instant.EPOCH));
    }

    private ProgressDisplay display(boolean isTerminal) {
        return new ProgressDisplay(terminal(isTerminal, Map.of()), false, () -> nanos);
    }

    private void pass(ProgressDisplay display, Duration time) {
        nanos += time.toNanos();
        display.tick();
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysOnceFromWhomLeasesWereTakenOver() {
        var display = display(false);
        for (var tenant : List.of("aarhus", "ribe")) {
            display.happened(new Event.TookOver(new TenantId(tenant), "bo@laptop, process 7"));
        }
        assertThat(shown())
                .isEqualTo("Took over from bo@laptop, process 7, which is no longer alive.\n");
    }

    @Test
    void redirectedALineComesNowAndThen() {
        var display = display(false);
        display.happened(new Event.Began("apply", 40));
        pass(display, Duration.ofMillis(100));
        assertThat(shown()).isEmpty();
        pass(display, Duration.ofMillis(300));
        display.happened(new Event.Advanced("apply", 12));
        pass(display, Duration.ofSeconds(5));
        pass(display, Duration.ofSeconds(6));
        assertThat(shown()).isEqualTo("apply  0/40\napply  12/40  1,1/s  about 27 s left\n");
    }

    @Test
    void onATerminalOneLineIsDrawnAgainAndLeavesNoTrace() {
        var display = display(true);
        display.happened(new Event.Began("apply", 40));
        pass(display, Duration.ofMillis(300));
        display.happened(
                new Event.Waiting(
                        new Site(new Location("national-cloud", "dk-west"), "simulated"),
                        new TenantId("aarhus"),
                        "too many calls",
                        Duration.ofSeconds(2)));
        pass(display, Duration.ofMillis(100));
        assertThat(shown())
                .contains("waiting for national-cloud/dk-west for aarhus: too many calls")
                .doesNotContain("\n");
        display.close();
        assertThat(shown()).endsWith("\r\u001B[K");
    }

    @Test
    void aTimeLeftNeedsAFewThatAreDone() {
        var display = display(false);
        display.happened(new Event.Began("apply", 4_000));
        pass(display, Duration.ofMillis(300));
        display.happened(new Event.Advanced("apply", 3));
        pass(display, Duration.ofSeconds(11));
        assertThat(shown()).endsWith("apply  3/4 000  0,3/s\n").doesNotContain("left");
    }

    @Test
    void whatNoCloudWasAskedYetIsToldApart() {
        var display = display(false);
        var site = new Site(new Location("national-cloud", "dk-west"), "simulated");
        display.happened(new Event.Began("plan", 2));
        for (var tenant : List.of("aarhus", "ribe", "viborg")) {
            display.happened(new Event.Asked(site, new TenantId(tenant)));
        }
        pass(display, Duration.ofSeconds(3));
        display.happened(new Event.Sent(site, new TenantId("aarhus")));
        pass(display, Duration.ofSeconds(10));
        display.happened(new Event.Answered(site, new TenantId("viborg")));
        pass(display, Duration.ofSeconds(10));
        display.happened(new Event.Answered(site, new TenantId("aarhus")));
        display.happened(new Event.Answered(site, new TenantId("ribe")));
        pass(display, Duration.ofSeconds(10));
        assertThat(shown())
                .isEqualTo(
                        """
                        plan  0/2  waiting for a turn at national-cloud/dk-west for aarhus, 3 s, and 2 more
                        plan  0/2  waiting for national-cloud/dk-west for aarhus, 10 s; 2 calls queued
                        plan  0/2  waiting for national-cloud/dk-west for aarhus, 20 s; 1 call queued
                        plan  0/2
                        """);
    }

    @Test
    void whatTakesLongIsNamedAsWaitedFor() {
        var display = display(false);
        var site = new Site(new Location("national-cloud", "dk-west"), "simulated");
        display.happened(new Event.Began("plan", 2));
        display.happened(new Event.Asked(site, new TenantId("aarhus")));
        display.happened(new Event.Asked(site, new TenantId("ribe")));
        display.happened(new Event.Sent(site, new TenantId("aarhus")));
        display.happened(new Event.Sent(site, new TenantId("ribe")));
        pass(display, Duration.ofSeconds(3));
        display.happened(new Event.Answered(site, new TenantId("aarhus")));
        pass(display, Duration.ofSeconds(12));
        display.happened(new Event.Started(SERVER, "create"));
        pass(display, Duration.ofSeconds(11));
        display.happened(new Event.Ended(SERVER, "create", Optional.empty()));
        display.happened(new Event.Answered(site, new TenantId("ribe")));
        pass(display, Duration.ofSeconds(11));
        assertThat(shown())
                .isEqualTo(
                        """
                        plan  0/2  waiting for national-cloud/dk-west for aarhus, 3 s, and 1 more
                        plan  0/2  waiting for national-cloud/dk-west for ribe, 15 s
                        plan  0/2  waiting for create aarhus/esdh/server/web-1, 11 s
                        plan  0/2
                        """);
    }

    @Test
    void aFailureStays() {
        var display = display(false);
        display.happened(new Event.Ended(SERVER, "create", Optional.of("no room left")));
        assertThat(shown()).isEqualTo("failed: create aarhus/esdh/server/web-1: no room left\n");
    }

    @Test
    void whatWasOnlyLeftIsNoFailure() {
        var display = display(false);
        display.happened(new Event.Left(SERVER, "create", Optional.empty()));
        display.happened(new Event.Left(SERVER, "delete", Optional.of("it is being deleted")));
        assertThat(shown())
                .isEqualTo("left: delete aarhus/esdh/server/web-1: it is being deleted\n");
    }

    @Test
    void theEnvironmentDecidesOnColour() {
        assertThat(terminal(true, Map.of()).coloured(Optional.empty()).paints().out())
                .isEqualTo(Paint.COLOURED);
        assertThat(
                        terminal(true, Map.of("NO_COLOR", "1"))
                                .coloured(Optional.empty())
                                .paints()
                                .out())
                .isEqualTo(Paint.PLAIN);
        assertThat(terminal(true, Map.of("TERM", "dumb")).coloured(Optional.empty()).paints().out())
                .isEqualTo(Paint.PLAIN);
        assertThat(terminal(false, Map.of()).coloured(Optional.empty()).paints().out())
                .isEqualTo(Paint.PLAIN);
        assertThat(
                        terminal(false, Map.of("CLICOLOR_FORCE", "1"))
                                .coloured(Optional.empty())
                                .paints()
                                .out())
                .isEqualTo(Paint.COLOURED);
        assertThat(
                        terminal(false, Map.of("NO_COLOR", "1"))
                                .coloured(Optional.of("always"))
                                .paints()
                                .out())
                .isEqualTo(Paint.COLOURED);
        assertThat(terminal(true, Map.of()).coloured(Optional.of("never")).paints().out())
                .isEqualTo(Paint.PLAIN);
    }

    @Test
    void durationsAreSpokenInTwoUnitsAtTheMost() {
        assertThat(ProgressDisplay.spoken(Duration.ofSeconds(8))).isEqualTo("8 s");
        assertThat(ProgressDisplay.spoken(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(ProgressDisplay.spoken(Duration.ofMinutes(80))).isEqualTo("1 h 20 min");
    }
}
