package dk.samsky.driver.simulated;

import dk.samsky.driver.Changeable;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Amounts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One tenant's part of the cloud, within one transaction: what a call does to it. Sees nothing
 * beyond the scope.
 */
final class Account {
    private final ObjectTable objects;
    private final Settings settings;
    private final Surroundings surroundings;
    private final TenantScope scope;
    private final Admission admission;
    private final long now;

    Account(
            Session session,
            Connection provider,
            Settings settings,
            Surroundings surroundings,
            TenantScope scope)
            throws SQLException {
        this.now = surroundings.now();
        this.objects = new ObjectTable(session, now);
        this.settings = settings;
        this.surroundings = surroundings;
        this.scope = scope;
        this.admission = new Admission(objects, provider, scope, now);
        objects.purge();
    }

    /** Takes an object away as somebody else might. */
    RemoteId lose(RemoteId id) throws SQLException {
        var found = objects.find(scope, id);
        if (found.isPresent()) {
            objects.remove(found.get());
        }
        return id;
    }

    Remote create(Instruction planned, OperationId operation, Optional<Fault.What> fault)
            throws SQLException, DriverException {
        var made = objects.find(scope, operation).filter(object -> !object.isLeaving());
        if (made.isPresent()) {
            return made.get().remote(now).orElseThrow();
        }
        if (!objects.marked(scope, planned.address()).isEmpty()) {
            throw Admission.conflict(
                    planned.address() + " stands already, and another call made it.",
                    "Plan again: it is found and taken into account.");
        }
        admission.admit(planned, Optional.empty());
        var resource = planned.resource();
        var canonical = resource.fields().canonical();
        var object =
                new CloudObject(
                        scope,
                        resource.kind(),
                        surroundings.ids().next(resource.kind()),
                        Optional.of(planned.address()),
                        Optional.of(operation),
                        Digest.of(canonical),
                        canonical,
                        after(startup(resource.kind())),
                        Optional.empty(),
                        reason(fault));
        objects.put(object, references(planned));
        admission.requireRoom(resource, Amounts.NONE);
        if (fault.filter(Fault.What.GONE::equals).isPresent()) {
            objects.remove(object);
        }
        return object.remote(now).orElseThrow();
    }

    Remote update(RemoteId id, Instruction planned, Optional<Fault.What> fault)
            throws SQLException, DriverException {
        var resource = planned.resource();
        var prior =
                objects.find(scope, id)
                        .filter(object ->
                                object.kind() == resource.kind() && object.address().isPresent())
                        .orElseThrow(() -> gone(planned.address()));
        if (prior.isLeaving()) {
            throw Admission.conflict(
                    planned.address() + " is being deleted.", "Plan again when it is gone.");
        }
        var mark = Optional.of(planned.address());
        for (var other : objects.marked(scope, planned.address())) {
            if (!prior.address().equals(mark) && !other.remoteId().equals(id)) {
                throw Admission.conflict(
                        planned.address() + " is the address of another object.", "Plan again.");
            }
        }
        var capability = settings.capability(resource.kind()).orElseThrow();
        var targets = objects.references(id);
        new Changeable(capability)
                .require(
                        prior.content().fields(), planned, (_, target) -> targets.contains(target));
        var changes = !prior.digest().equals(Digest.of(resource.fields().canonical()));
        if (changes) {
            requireReady(prior);
        }
        admission.admit(planned, Optional.of(prior));
        var built =
                changes && restarts(prior, planned, capability)
                        ? after(startup(resource.kind()))
                        : prior.readyAt();
        var changed = prior.holding(resource, built).marked(mark, prior.operation());
        var object = fault.isPresent() ? changed.failed(reason(fault).orElseThrow()) : changed;
        objects.put(object, references(planned));
        admission.requireRoom(resource, prior.resource().amounts());
        return object.remote(now).orElseThrow();
    }

    private void requireReady(CloudObject object) throws DriverException {
        switch (object.condition(now)) {
            case Remote.Condition.Ready _, Remote.Condition.Deleting _ -> {}
            case Remote.Condition.Building() ->
                    throw new DriverException(
                            DriverException.Kind.TRANSIENT,
                            Admission.name(object) + " is still being built.",
                            "Try again when it stands.");
            case Remote.Condition.Failed(var reason) ->
                    throw Admission.conflict(
                            Admission.name(object)
                                    + " is in error and cannot be changed: "
                                    + reason,
                            "Replace it.");
        }
    }

    private static boolean restarts(CloudObject prior, Instruction planned, Capability capability) {
        var before = prior.content().fields();
        var after = planned.resource().fields();
        return capability.changes().entrySet().stream()
                .filter(change -> change.getValue() == Mutability.RESTARTS)
                .anyMatch(change ->
                        !before.find(change.getKey()).equals(after.find(change.getKey())));
    }

    RemoteId delete(RemoteId id, Optional<Fault.What> fault) throws SQLException, DriverException {
        var found =
                objects.find(scope, id)
                        .filter(object -> object.address().isPresent() && !object.isLeaving());
        if (found.isEmpty()) {
            return id; // gone, going, or not this scope's to see: nothing to do
        }
        if (found.get().kind().takesAlong()) {
            for (var inside : objects.users(scope, id)) {
                objects.remove(inside);
            }
        } else {
            admission.requireUnused(found.get());
        }
        var slow = startup(found.get().kind());
        if (slow.isZero() || fault.isPresent()) {
            objects.remove(found.get());
        } else {
            objects.leave(found.get(), after(slow));
        }
        return id;
    }

    private static List<RemoteId> references(Instruction planned) {
        return planned.resource().references().stream()
                .map(address -> Admission.require(planned, address))
                .toList();
    }

    private static Optional<String> reason(Optional<Fault.What> fault) {
        return fault.filter(Fault.What.ERROR::equals).map(_ -> "The cloud found no host for it.");
    }

    // What has to be started, filled or filed away takes time; the rest is a line in the cloud's
    // own books.
    private Duration startup(Kind kind) {
        return kind == Kind.SERVER || kind == Kind.VOLUME || kind == Kind.NAMESPACE
                ? settings.startup()
                : Duration.ZERO;
    }

    /** From this call's own moment on: what takes no time stands when the call returns. */
    private long after(Duration duration) {
        return now + duration.toMillis();
    }

    private static DriverException gone(Address address) {
        return new DriverException(
                DriverException.Kind.NOT_FOUND,
                address + " is not there any more.",
                "Plan again: it is made anew.");
    }
}
