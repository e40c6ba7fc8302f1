package dk.samsky.engine.cloud;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Waits until objects stand or are gone. All that wait for one kind of one tenant at one site share
 * each look, so that waiting for many servers costs no more calls than waiting for one.
 */
public final class Awaiter {
    /**
     * How many looks in a row may fail. Each has been tried again as often as any call is, so that
     * this is longer than a service takes that is only started anew.
     */
    private static final int FAILED_LOOKS = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A deletion that took longer than this is not waited for by a run that is to end. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final Observer observer;
    private final Surroundings surroundings;
    private final Pace pace;
    private final Progress progress;
    private final Map<Subject, Watch> watches = new ConcurrentHashMap<>();

    public Awaiter(Observer observer, Surroundings surroundings, Pace pace, Progress progress) {
        this.observer = observer;
        this.surroundings = surroundings;
        this.pace = pace;
        this.progress = progress;
    }

    private record Subject(TenantScope scope, Site site, Kind kind) {}

    /** One look at a subject; they are numbered from 1 in the order in which they begin. */
    private record Look(long number, Observation seen) {}

    private static final class Watch {
        final ReentrantLock lock = new ReentrantLock();
        final AtomicLong begun = new AtomicLong();
        Look last = new Look(0, new Observation(List.of(), List.of(), Map.of(), List.of()));
    }

    /** Returns when the object is ready; fails if the cloud gave up on it, or it takes too long. */
    public void untilReady(TenantScope scope, Site site, Remote made)
            throws DriverException, InterruptedException {
        var subject = new Subject(scope, site, made.address().kind());
        var condition = made.condition();
        var began = surroundings.clock().instant();
        var known = begun(subject);
        var failed = 0;
        while (true) {
            switch (condition) {
                case Remote.Condition.Ready _ -> {
                    return;
                }
                case Remote.Condition.Failed(var reason) ->
                        throw new DriverException(
                                DriverException.Kind.INVALID,
                                made.address() + " failed: " + reason,
                                "Run 'samsky apply' again: what failed is replaced.");
                case Remote.Condition.Building _, Remote.Condition.Deleting _ ->
                        pause(began, made.address() + " is still being made.");
            }
            var look = look(subject, known);
            known = look.number();
            var seen = look.seen().at(made.address(), Optional.of(made.remoteId()));
            failed = failedLooks(failed, seen, made.address() + " was asked for");
            condition =
                    switch (seen) {
                        case Observed.Present(var remote) -> remote.condition();
                        case Observed.Unknown _ -> condition;
                        case Observed.Absent _ ->
                                throw new DriverException(
                                        DriverException.Kind.NOT_FOUND,
                                        made.address() + " vanished while it was being made.",
                                        "Run 'samsky apply' again.");
                    };
        }
    }

    /**
     * Returns when the object is gone; fails if it takes too long. Of one that is held up nobody
     * knows how long that is, so that a run which is to end does not wait for it.
     *
     * @param isToEnd whether the run is to end, asked after each look
     * @return empty if it is gone, else what the cloud still does, a sentence
     */
    public Optional<String> untilGone(
            TenantScope scope,
            Site site,
            Address address,
            RemoteId remoteId,
            BooleanSupplier isToEnd)
            throws DriverException, InterruptedException {
        var subject = new Subject(scope, site, address.kind());
        var began = surroundings.clock().instant();
        var look = look(subject, begun(subject));
        var failed = 0;
        while (!isGone(look.seen(), address, remoteId)) {
            failed = failedLooks(failed, look.seen().at(address), address + " is being deleted");
            var holdUp = holdUp(look.seen(), remoteId);
            var still = address + " is still being deleted" + holdUp.orElse(".");
            if (holdUp.isPresent()) {
                progress.happened(
                        new Progress.Event.Waiting(site, scope.tenant(), still, pace.poll()));
            }
            if (isToEnd.getAsBoolean() && waited(began).compareTo(LAST_WAIT) >= 0) {
                return Optional.of(still);
            }
            pause(began, still);
            look = look(subject, look.number());
        }
        return Optional.empty();
    }

    /** By its id alone: what was half renamed may carry another address by now. */
    private static boolean isGone(Observation seen, Address address, RemoteId remoteId) {
        return !(seen.at(address) instanceof Observed.Unknown)
                && !seen.isUnmarked(address.kind(), remoteId)
                && seen.all().stream().noneMatch(remote -> remote.remoteId().equals(remoteId));
    }

    /** What the cloud says that the deletion waits for, as the end of a sentence. */
    private static Optional<String> holdUp(Observation seen, RemoteId remoteId) {
        return seen.all().stream()
                .filter(remote -> remote.remoteId().equals(remoteId))
                .map(remote ->
                        remote.condition() instanceof Remote.Condition.Deleting(var waitsFor)
                                ? waitsFor
                                : "")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> ", and waits: " + text);
    }

    /**
     * How many looks in a row have failed, with this one.
     *
     * @param until how many had before it
     * @param known what is known of the object nevertheless
     */
    private static int failedLooks(int until, Observed seen, String known) throws DriverException {
        if (!(seen instanceof Observed.Unknown(var reason))) {
            return 0;
        }
        if (until + 1 < FAILED_LOOKS) {
            return until + 1;
        }
        throw new DriverException(
                DriverException.Kind.OUTCOME_UNKNOWN,
                known + ", and how far it is cannot be seen: " + reason,
                "Run 'samsky apply' again when the cloud answers: it goes on from here.");
    }

    private void pause(Instant began, String still) throws DriverException, InterruptedException {
        var waited = waited(began);
        if (waited.compareTo(pace.patience()) > 0) {
            throw new DriverException(
                    DriverException.Kind.OUTCOME_UNKNOWN,
                    still,
                    "Look at it in the cloud, and run 'samsky apply' again: it goes on from here.");
        }
        // What takes long is looked at less often: that costs a tenth of the time that it takes.
        var seldom = waited.dividedBy(10);
        surroundings
                .pause()
                .sleep(
                        pace.poll().compareTo(seldom) > 0
                                ? pace.poll()
                                : min(seldom, LONGEST_PAUSE));
    }

    private Duration waited(Instant began) {
        return Duration.between(began, surroundings.clock().instant());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Watch watch(Subject subject) {
        return watches.computeIfAbsent(subject, _ -> new Watch());
    }

    /** How many looks have begun by now: none of them is sure to show what was done before. */
    private long begun(Subject subject) {
        return watch(subject).begun.get();
    }

    /**
     * A look that began after the one of this number. One that somebody else made meanwhile will
     * do, so that those who wait look once in each while that they wait, however many they are and
     * whenever each began.
     */
    private Look look(Subject subject, long known) throws InterruptedException {
        var watch = watch(subject);
        watch.lock.lockInterruptibly();
        try {
            if (watch.last.number() <= known) {
                watch.last =
                        new Look(
                                watch.begun.incrementAndGet(),
                                observer.look(
                                        subject.scope().tenant(),
                                        subject.site(),
                                        List.of(subject.kind())));
            }
            return watch.last;
        } finally {
            watch.lock.unlock();
        }
    }
}
