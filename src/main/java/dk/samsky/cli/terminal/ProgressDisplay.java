package dk.samsky.cli.terminal;

import dk.samsky.engine.cloud.Progress;
import dk.samsky.report.DisplayWidth;
import dk.samsky.report.Figures;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.Visible;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shows what the engine is at: on a terminal as one line that is drawn again and again, elsewhere
 * as a line now and then. Thread-safe.
 */
public final class ProgressDisplay implements Progress, AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPEAT = Duration.ofSeconds(10);

    /** What ends sooner needs no progress: a line that flashes up is read by nobody. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** A wait is news for as long as it lasts, and a glance more. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** From fewer than these no rate is known that a time left could rest on. */
    private static final int FEW = 10;

    private static final String TURNING = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final Terminal terminal;
    private final boolean isVerbose;
    private final LongSupplier nanos;
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final Pending steps = new Pending();
    private final Pending calls = new Pending();

    /** Calls that no provider has been asked yet, since it is asked so many at once. */
    private final Pending queued = new Pending();

    private String waiting = "";
    private long waitingUntil;
    private long lastLine;
    private int turn;
    private final long began;
    private final Set<String> dead = new HashSet<>();
    private boolean isTold;
    private boolean isDrawn;
    private boolean isClosed;

    /** One phase: how much there is to do, and how much is done. */
    private static final class Phase {
        private final long began;
        private int total;
        private int done;

        private Phase(long began) {
            this.began = began;
        }
    }

    /**
     * @param nanos tells the time, from any start
     */
    ProgressDisplay(Terminal terminal, boolean isVerbose, LongSupplier nanos) {
        this.terminal = terminal;
        this.isVerbose = isVerbose;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** A display that keeps itself up to date until it is closed. */
    public static ProgressDisplay start(Terminal terminal, boolean isVerbose) {
        var display = new ProgressDisplay(terminal, isVerbose, System::nanoTime);
        Thread.ofPlatform().daemon().name("progress").start(display::keepUp);
        return display;
    }

    @Override
    public synchronized void happened(Event event) {
        switch (event) {
            case Event.Began(var phase, var total) -> began(phase, total);
            case Event.Advanced(var phase, var count) -> phase(phase).done += count;
            case Event.Asked(var site, var tenant) ->
                    queued.begin(site.location() + " for " + tenant, nanos.getAsLong());
            case Event.Sent(var site, var tenant) -> {
                queued.end(site.location() + " for " + tenant);
                calls.begin(site.location() + " for " + tenant, nanos.getAsLong());
            }
            case Event.Answered(var site, var tenant) -> {
                var what = site.location() + " for " + tenant;
                // One that was interrupted in the queue was never sent.
                if (!calls.end(what)) {
                    queued.end(what);
                }
            }
            case Event.Started(var address, var action) -> {
                steps.begin(action + " " + address, nanos.getAsLong());
                if (isVerbose) {
                    line(action + " " + address);
                }
            }
            case Event.Ended(var address, var action, var failure) -> {
                steps.end(action + " " + address);
                if (failure.isPresent()) {
                    var word = terminal.paints().err().of(Role.ERROR, "failed:");
                    line(word + " " + action + " " + address + ": " + Visible.line(failure.get()));
                } else if (isVerbose) {
                    line(action + " " + address + ": done");
                }
            }
            case Event.Left(var address, var action, var known) -> {
                steps.end(action + " " + address);
                known.ifPresent(sentence ->
                        line("left: " + action + " " + address + ": " + Visible.line(sentence)));
            }
            case Event.TookOver(var _, var holder) -> {
                if (dead.add(holder)) {
                    line("Took over from " + holder + ", which is no longer alive.");
                }
            }
            case Event.Broke _ -> {} // the result says so
            case Event.Waiting(var site, var tenant, var reason, var howLong) -> {
                waiting = site.location() + " for " + tenant + ": " + Visible.line(reason);
                waitingUntil = nanos.getAsLong() + howLong.plus(GLANCE).toNanos();
            }
        }
    }

    private Phase phase(String name) {
        return phases.computeIfAbsent(name, _ -> new Phase(nanos.getAsLong()));
    }

    private void began(String name, int total) {
        phase(name).total += total;
        if (isDrawn) {
            draw();
        }
    }

    /** Shows how far it is, if it is time to. */
    synchronized void tick() {
        if (isClosed || phases.isEmpty() || nanos.getAsLong() - began < PATIENCE.toNanos()) {
            return;
        }
        if (terminal.canRedraw()) {
            draw();
        } else if (!isTold || nanos.getAsLong() - lastLine >= REPEAT.toNanos()) {
            tell();
        }
    }

    private void tell() {
        lastLine = nanos.getAsLong();
        isTold = true;
        terminal.say(state());
    }

    private void draw() {
        turn = (turn + 1) % TURNING.length();
        var text = TURNING.charAt(turn) + " " + state();
        terminal.err().print("\r\u001B[K" + DisplayWidth.cut(text, terminal.columns() - 1));
        terminal.err().flush();
        isDrawn = true;
    }

    /** Writes a line that stays. */
    private void line(String text) {
        erase();
        terminal.say(text);
    }

    private void erase() {
        if (isDrawn) {
            terminal.err().print("\r\u001B[K");
            terminal.err().flush();
            isDrawn = false;
        }
    }

    /** How far the phase is that was begun last, and what it waits for. */
    private String state() {
        var last = phases.entrySet().stream().reduce((_, later) -> later).orElseThrow();
        var phase = last.getValue();
        var now = nanos.getAsLong();
        var text = new StringBuilder(last.getKey());
        if (phase.total > 1 || phase.done > 0) {
            text.append("  ")
                    .append(Figures.count(phase.done))
                    .append('/')
                    .append(Figures.count(phase.total));
        }
        var seconds = (now - phase.began) / 1_000_000_000.0;
        if (phase.done > 0 && seconds >= 1) {
            var rate = phase.done / seconds;
            text.append("  ")
                    .append(rate >= 10 ? Figures.count(Math.round(rate)) : tenths(rate))
                    .append("/s");
            if (phase.done < phase.total && seconds >= 3 && phase.done >= FEW) {
                var left = Duration.ofSeconds(Math.round((phase.total - phase.done) / rate));
                text.append("  about ").append(spoken(left)).append(" left");
            }
        }
        waitedFor(now).ifPresent(what -> text.append("  waiting for ").append(what));
        return text.toString();
    }

    /**
     * A wait before another try is told first, then the oldest step, then the oldest call that a
     * cloud has not answered; beside it how many wait for their turn to be sent.
     */
    private Optional<String> waitedFor(long now) {
        return Optional.of(waiting)
                .filter(what -> !what.isEmpty() && now < waitingUntil)
                .or(() -> steps.spoken(now).map(this::besideTheQueue))
                .or(() -> calls.spoken(now).map(this::besideTheQueue))
                .or(() -> queued.spoken(now).map(what -> "a turn at " + what));
    }

    private String besideTheQueue(String what) {
        var count = queued.count();
        return what + (count == 0 ? "" : "; " + Figures.count(count, "call") + " queued");
    }

    private static String tenths(double rate) {
        var tenths = Math.round(rate * 10);
        return tenths / 10 + "," + tenths % 10;
    }

    /** A duration for people: {@code 8 s}, {@code 2 min 5 s}, {@code 1 h 20 min}. */
    static String spoken(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    private void keepUp() {
        try {
            while (!isOver()) {
                Thread.sleep(REDRAW);
                tick();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody interrupts it but the end of the process
        }
    }

    private synchronized boolean isOver() {
        return isClosed;
    }

    /** Ends it with a line that says at what a command was interrupted that only looks. */
    public synchronized void interrupted() {
        if (isClosed) {
            return;
        }
        var at = phases.isEmpty() ? "" : " at: " + state();
        close();
        terminal.say("Interrupted" + at + "\nNothing was changed.");
    }

    /** Takes the line away, until a phase begins. */
    public synchronized void pause() {
        erase();
        phases.clear();
        steps.clear();
        calls.clear();
        queued.clear();
    }

    /** Leaves no trace on a terminal. */
    @Override
    public synchronized void close() {
        erase();
        isClosed = true;
    }
}
