package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Any driver, made to fail as it is told.
 *
 * <p>Every call has a {@link Point}, which does not depend on what other threads do meanwhile: run
 * once without faults, take {@link #points()}, and run again once for each point and each fault. Or
 * say the number of the call, where one thread calls.
 */
public final class FaultyDriver implements Driver {
    /** What is called. */
    public enum Operation {
        OBSERVE,
        CREATE,
        UPDATE,
        DELETE;

        /** Whether it changes the cloud. */
        public boolean isWrite() {
            return this != OBSERVE;
        }
    }

    /**
     * One call, named by what it does.
     *
     * @param tenant the scope's
     * @param address what it concerns; empty for a look
     * @param occurrence how many such calls went before, from 0
     */
    public record Point(
            Operation operation, String tenant, Optional<Address> address, int occurrence) {
        @Override
        public String toString() {
            return operation
                    + " "
                    + address.map(Address::toString).orElse(tenant)
                    + " #"
                    + occurrence;
        }
    }

    /** What befalls a call. */
    public sealed interface Fault {
        /** It fails and nothing is done. */
        record Before(DriverException.Kind kind) implements Fault {}

        /**
         * It is done, and the answer is lost: {@code OUTCOME_UNKNOWN}; a look that is lost is
         * {@code TRANSIENT}.
         */
        record LostAnswer() implements Fault {}

        /** It is refused for now, with a wish to wait. */
        record Throttled(Duration retryAfter) implements Fault {}

        /**
         * It waits until released, or until its thread is interrupted; then, nothing being done,
         * nobody knows.
         */
        record Hang(CountDownLatch reached, CountDownLatch release) implements Fault {}

        /** A look that cannot read this kind. Of another call: nothing. */
        record Blind(Kind kind) implements Fault {}

        /** The driver itself is wrong. */
        record Bug() implements Fault {}

        /** The process dies before the call leaves. */
        record KilledBefore(Supplier<Error> death) implements Fault {}

        /** The process dies after the call is done and before anybody knows. */
        record KilledAfter(Supplier<Error> death) implements Fault {}
    }

    /**
     * A process that died. No {@code catch (Exception)} holds it, and from then on no call reaches
     * the cloud.
     */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        public Killed() {
            super("killed");
        }
    }

    private final Driver inner;
    private final Map<Point, Fault> byPoint = new LinkedHashMap<>();
    private final Map<Integer, Fault> byNumber = new LinkedHashMap<>();
    private final List<Point> points = new ArrayList<>();
    private Optional<Supplier<Error>> dead = Optional.empty();

    public FaultyDriver(Driver inner) {
        this.inner = inner;
    }

    /**
     * Every fault that the contract knows, for a call of this kind: what an exhaustive test tries
     * at each point.
     */
    public static List<Fault> everyFault(Operation operation) {
        var faults = new ArrayList<Fault>();
        for (var kind : DriverException.Kind.values()) {
            faults.add(new Fault.Before(kind));
        }
        faults.add(new Fault.Throttled(Duration.ofSeconds(1)));
        faults.add(new Fault.LostAnswer());
        if (operation == Operation.OBSERVE) {
            for (var kind : Kind.values()) {
                faults.add(new Fault.Blind(kind));
            }
        }
        faults.add(new Fault.KilledBefore(Killed::new));
        faults.add(new Fault.KilledAfter(Killed::new));
        return Collections.unmodifiableList(faults);
    }

    /** Lets a fault befall the call at a point. */
    public FaultyDriver fail(Point point, Fault fault) {
        synchronized (points) {
            byPoint.put(point, fault);
        }
        return this;
    }

    /** Lets a fault befall the call of this number, from 1. */
    public FaultyDriver fail(int number, Fault fault) {
        synchronized (points) {
            byNumber.put(number, fault);
        }
        return this;
    }

    /** Every call so far, in the order in which they came. */
    public List<Point> points() {
        synchronized (points) {
            return List.copyOf(points);
        }
    }

    private Optional<Fault> arrive(
            Operation operation, TenantScope scope, Optional<Address> address) {
        synchronized (points) {
            throwIfDead();
            var tenant = scope.tenant().name();
            var occurrence =
                    Math.toIntExact(
                            points.stream()
                                    .filter(point ->
                                            point.operation() == operation
                                                    && point.tenant().equals(tenant)
                                                    && point.address().equals(address))
                                    .count());
            var point = new Point(operation, tenant, address, occurrence);
            points.add(point);
            return Optional.ofNullable(byPoint.getOrDefault(point, byNumber.get(points.size())));
        }
    }

    private interface Call<T> {
        T make() throws DriverException;
    }

    private <T> T call(Operation operation, TenantScope scope, Address address, Call<T> call)
            throws DriverException {
        return call(operation, arrive(operation, scope, Optional.of(address)), call);
    }

    private <T> T call(Operation operation, Optional<Fault> fault, Call<T> call)
            throws DriverException {
        if (fault.isEmpty()) {
            return call.make();
        }
        return switch (fault.get()) {
            case Fault.Before(var kind) ->
                    throw new DriverException(kind, "It failed as told: " + kind + ".", "");
            case Fault.Throttled(var retryAfter) ->
                    throw new DriverException(
                            DriverException.Kind.THROTTLED,
                            "Too many calls.",
                            "",
                            Optional.of(retryAfter));
            case Fault.LostAnswer() -> {
                call.make();
                throw lost(operation);
            }
            case Fault.Hang(var reached, var release) -> {
                reached.countDown();
                await(release);
                throw lost(operation);
            }
            case Fault.Blind _ -> call.make(); // observe() looks for it
            case Fault.Bug() -> throw new IllegalStateException("a bug, as told");
            case Fault.KilledBefore(var death) -> throw die(death);
            case Fault.KilledAfter(var death) -> {
                call.make();
                throw die(death);
            }
        };
    }

    private static DriverException lost(Operation operation) {
        return new DriverException(
                operation.isWrite()
                        ? DriverException.Kind.OUTCOME_UNKNOWN
                        : DriverException.Kind.TRANSIENT,
                "No answer came.",
                "");
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Error die(Supplier<Error> death) {
        synchronized (points) {
            dead = Optional.of(death);
        }
        return death.get();
    }

    // What a dead process has in its finally blocks does not reach the cloud either.
    private void throwIfDead() {
        if (dead.isPresent()) {
            throw dead.get().get();
        }
    }

    @Override
    public List<Capability> capabilities() {
        return inner.capabilities();
    }

    @Override
    public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        var fault = arrive(Operation.OBSERVE, scope, Optional.empty());
        var seen = call(Operation.OBSERVE, fault, () -> inner.observe(scope, kinds));
        if (!(fault.orElse(null) instanceof Fault.Blind(var blind))) {
            return seen;
        }
        var unknown = new EnumMap<Kind, String>(Kind.class);
        unknown.putAll(seen.unknown());
        unknown.put(blind, "the list of " + blind + " could not be read");
        var left =
                seen.all().stream()
                        .filter(remote -> !unknown.containsKey(remote.address().kind()))
                        .toList();
        return new Observation(kinds, left, unknown, seen.others(), seen.unmarked());
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        return call(
                Operation.CREATE,
                scope,
                planned.address(),
                () -> inner.create(scope, planned, operation));
    }

    @Override
    public Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        return call(
                Operation.UPDATE,
                scope,
                planned.address(),
                () -> inner.update(scope, prior, planned, operation));
    }

    @Override
    public void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        call(
                Operation.DELETE,
                scope,
                prior.address(),
                () -> {
                    inner.delete(scope, prior, operation);
                    return prior;
                });
    }

    @Override
    public void close() {
        inner.close();
    }
}
