package dk.samsky.driver.simulated;

import dk.samsky.diagnostic.Few;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote.Condition;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.UserData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What the cloud lets stand: nothing that refers to what is not there, and no more than there is
 * room for.
 */
final class Admission {
    private final ObjectTable objects;
    private final Connection provider;
    private final TenantScope scope;
    private final long now;

    Admission(ObjectTable objects, Connection provider, TenantScope scope, long now) {
        this.objects = objects;
        this.provider = provider;
        this.scope = scope;
        this.now = now;
    }

    /** Whether this may be made or, if something prior is given, take the place of that. */
    void admit(Instruction planned, Optional<CloudObject> prior)
            throws SQLException, DriverException {
        for (var reference : planned.resource().references()) {
            requireUsable(reference, require(planned, reference));
        }
        switch (planned.resource()) {
            case Server server -> requireFits(server, planned, prior);
            case Network network -> requireFits(network, planned, prior);
            default -> {} // nothing beyond what holds for all
        }
    }

    private void requireUsable(Address address, RemoteId id) throws SQLException, DriverException {
        var found =
                objects.find(scope, id)
                        .filter(object ->
                                object.kind() == address.kind() && object.address().isPresent());
        if (found.isEmpty()) {
            throw Settings.invalid(
                    "There is no " + address.kind() + " " + id + " for " + address + " to be.",
                    "It may have been deleted; plan again.");
        }
        switch (found.get().condition(now)) {
            case Condition.Ready() -> {}
            case Condition.Building() ->
                    throw new DriverException(
                            DriverException.Kind.TRANSIENT,
                            address + " is still being built.",
                            "Try again when it stands.");
            case Condition.Deleting _ ->
                    throw conflict(address + " is being deleted.", "Plan again when it is gone.");
            case Condition.Failed(var reason) ->
                    throw conflict(
                            address + " is in error: " + reason,
                            "Plan again: it is replaced first.");
        }
    }

    private void requireFits(Server server, Instruction planned, Optional<CloudObject> prior)
            throws SQLException, DriverException {
        if (prior.isEmpty()) {
            server.cloudInit().ifPresent(UserData::require);
        }
        var images = provider.images();
        if (!images.isEmpty() && !images.containsKey(server.image())) {
            throw Settings.invalid(
                    provider.provider() + " has no image '" + server.image() + "'.",
                    "Use one of " + Few.of(images.keySet()) + ", or add it under 'images'.");
        }
        var firewall = objects.find(scope, require(planned, server.firewall()));
        if (firewall.isPresent()
                && firewall.get().resource() instanceof Firewall known
                && !known.groups().contains(server.group())) {
            throw Settings.invalid(
                    server.firewall() + " has no group '" + server.group() + "'.",
                    "Add the group to the firewall.");
        }
        var exclusive = new ArrayList<>(server.volumes());
        server.publicAddress().ifPresent(exclusive::add);
        for (var taken : exclusive) {
            for (var user : objects.users(scope, require(planned, taken))) {
                if (!user.remoteId().equals(prior.map(CloudObject::remoteId).orElse(null))) {
                    throw conflict(
                            taken + " is attached to " + name(user) + ".",
                            "Take it away from that first.");
                }
            }
        }
    }

    private void requireFits(Network network, Instruction planned, Optional<CloudObject> prior)
            throws SQLException, DriverException {
        var space = require(planned, network.space());
        var parent = objects.find(scope, space).map(CloudObject::resource);
        if (parent.isPresent()
                && parent.get() instanceof TenantSpace known
                && !known.range().contains(network.range())) {
            throw Settings.invalid(
                    network.range()
                            + " is outside "
                            + network.space()
                            + ", which is "
                            + known.range()
                            + ".",
                    "Choose a range within it.");
        }
        for (var neighbour : objects.neighbours(scope, network.range())) {
            if (!neighbour.remoteId().equals(prior.map(CloudObject::remoteId).orElse(null))
                    && neighbour.resource() instanceof Network other
                    && other.range().overlaps(network.range())) {
                throw conflict(
                        network.range()
                                + " overlaps "
                                + other.range()
                                + " of "
                                + name(neighbour)
                                + ".",
                        "Choose a range that nothing else has.");
            }
        }
    }

    static RemoteId require(Instruction planned, Address address) {
        var id = planned.references().get(address);
        if (id == null) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: an instruction without " + address);
        }
        return id;
    }

    /**
     * Whether all fits that stands now; asked after the object is put, in the same transaction.
     *
     * @param before what the object took before; what takes no more than that is let through,
     *     however full the cloud is
     */
    void requireRoom(Resource planned, Amounts before) throws SQLException, DriverException {
        if (!isMore(planned.amounts(), before)) {
            return;
        }
        var quota = Limits.NONE;
        for (var space : objects.page(scope, Kind.TENANT_SPACE, "", 1)) {
            quota = space.resource() instanceof TenantSpace known ? known.quota() : quota;
        }
        requireWithin(
                quota,
                objects.taken(scope),
                "the quota of " + scope.tenant() + " at " + scope.location());
        var capacity = provider.regions().getOrDefault(scope.location().region(), Limits.NONE);
        requireWithin(
                capacity, objects.taken(scope.location()), "the capacity of " + scope.location());
    }

    private static boolean isMore(Amounts after, Amounts before) {
        return after.vcpus() > before.vcpus()
                || after.memory().compareTo(before.memory()) > 0
                || after.storage().compareTo(before.storage()) > 0
                || after.servers() > before.servers()
                || after.namespaces() > before.namespaces()
                || after.publicAddresses() > before.publicAddresses();
    }

    private static void requireWithin(Limits limits, Amounts taken, String whose)
            throws DriverException {
        var excesses = limits.exceededBy(taken);
        if (!excesses.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.QUOTA_EXCEEDED,
                    "This would be more than "
                            + whose
                            + ": "
                            + String.join(
                                    ", ", excesses.stream().map(Limits.Excess::toString).toList())
                            + ".",
                    "Free some of it, or have it raised.");
        }
    }

    /** Whether it may be taken away: nothing uses it. */
    void requireUnused(CloudObject object) throws SQLException, DriverException {
        var users = objects.users(scope, object.remoteId()).stream().map(Admission::name).toList();
        if (!users.isEmpty()) {
            throw conflict(
                    name(object) + " is in use by " + Few.of(users, 3) + ".",
                    "Take those away first.");
        }
    }

    static DriverException conflict(String message, String remedy) {
        return new DriverException(DriverException.Kind.CONFLICT, message, remedy);
    }

    static String name(CloudObject object) {
        return object.address()
                .map(Address::toString)
                .orElse("the " + object.kind() + " " + object.remoteId());
    }
}
