package dk.samsky.driver.simulated;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantScope;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The line to the cloud: every call goes through it, is counted, takes its time and meets its
 * faults.
 */
final class Line {
    /** What a call does once it has arrived. */
    interface Effect<T> {
        /**
         * Does it.
         *
         * @param fault what goes wrong with it in the cloud itself; whatever goes wrong on the line
         *     is not given
         */
        T happen(Optional<Fault.What> fault) throws DriverException;
    }

    private final CloudFile file;
    private final Surroundings surroundings;
    private final Duration latency;
    private final Calls calls = new Calls();

    Line(CloudFile file, Surroundings surroundings, Duration latency) {
        this.file = file;
        this.surroundings = surroundings;
        this.latency = latency;
    }

    Calls calls() {
        return calls;
    }

    /**
     * Whether a rule concerns a call. A list that something is to be gone from is the driver's own
     * affair: it alone knows whether anything was.
     */
    private static boolean isMet(
            Fault rule,
            Operation operation,
            TenantScope scope,
            Kind kind,
            Optional<Address> address) {
        return rule.fits(operation, scope, kind, address)
                && !(operation == Operation.OBSERVE && rule.what() == Fault.What.GONE);
    }

    <T> T call(
            Operation operation,
            TenantScope scope,
            Kind kind,
            Optional<Address> address,
            Effect<T> effect)
            throws DriverException {
        calls.count(operation);
        pause(latency, DriverException.Kind.TRANSIENT);
        var fault = take(rule -> isMet(rule, operation, scope, kind, address));
        if (fault.isEmpty()) {
            return effect.happen(Optional.empty());
        }
        var what = fault.get().what();
        return switch (what) {
            case THROTTLED ->
                    throw new DriverException(
                            DriverException.Kind.THROTTLED,
                            "Too many calls.",
                            "Wait a little.",
                            Optional.of(fault.get().lasting()));
            case FAILS ->
                    throw new DriverException(
                            DriverException.Kind.TRANSIENT,
                            "The cloud has an error of its own.",
                            "");
            case QUOTA ->
                    throw new DriverException(
                            DriverException.Kind.QUOTA_EXCEEDED,
                            "This would be more than the quota of %s at %s."
                                    .formatted(scope.tenant(), scope.location()),
                            "Free some of it, or have it raised.");
            case DENIED ->
                    throw new DriverException(
                            DriverException.Kind.DENIED,
                            "This is not permitted to %s at %s."
                                    .formatted(scope.tenant(), scope.location()),
                            "See which rights the credentials give.");
            case HANGS -> {
                pause(fault.get().lasting(), DriverException.Kind.OUTCOME_UNKNOWN);
                throw unanswered();
            }
            case HANGS_AFTER -> {
                effect.happen(Optional.empty());
                pause(fault.get().lasting(), DriverException.Kind.OUTCOME_UNKNOWN);
                throw unanswered();
            }
            case LOST_ANSWER -> {
                effect.happen(Optional.empty());
                throw unanswered();
            }
            case ERROR, GONE -> effect.happen(Optional.of(what));
        };
    }

    /** Uses up a fault that fits, if there is one. */
    Optional<Fault> take(Predicate<Fault> fits) throws DriverException {
        // Nearly always there is none: then nothing is written.
        if (!file.read(session -> new FaultTable(session).holds(fits)).orElse(false)) {
            return Optional.empty();
        }
        return file.write(session -> new FaultTable(session).take(fits));
    }

    private static DriverException unanswered() {
        return new DriverException(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "The cloud did not answer.",
                "Run again: what was done is looked for first.");
    }

    private void pause(Duration duration, DriverException.Kind ifInterrupted)
            throws DriverException {
        if (duration.isZero()) {
            return;
        }
        try {
            surroundings.pause().pause(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DriverException(ifInterrupted, "The call was broken off.", "Run again.");
        }
    }
}
