package dk.samsky.driver.openstack;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Changeable;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverLaw;
import dk.samsky.driver.Examined;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.Measured;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Keeper;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Speaks to one OpenStack cloud. */
class OpenStackDriver implements Driver, Measured {
    /** What takes several calls to make: half of it can be completed, and nothing is made twice. */
    private static final List<Kind> COMPOSITES = List.of(Kind.NETWORK, Kind.FIREWALL);

    final Connection provider;
    private final Clouds clouds;
    private final Spaces spaces;
    private final Map<Kind, Keeper> keepers = new EnumMap<>(Kind.class);
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    private OpenStackDriver(
            Connection provider, Clouds clouds, Settings settings, Routers routers, Spaces spaces) {
        this.provider = provider;
        this.clouds = clouds;
        this.spaces = spaces;
        var serverGroups = new ServerGroups();
        keepers.put(Kind.NETWORK, new Networks(routers));
        keepers.put(Kind.FIREWALL, new Firewalls(serverGroups));
        keepers.put(Kind.PUBLIC_ADDRESS, new PublicAddresses(routers));
        keepers.put(Kind.VOLUME, new Volumes(settings.volumeType()));
        keepers.put(
                Kind.SERVER, new Servers(settings, new Catalogue(provider.images()), serverGroups));
    }

    /** Where we make the projects ourselves, what is missing for that can be asked beforehand. */
    private static final class OfOurOwn extends OpenStackDriver implements Examined {
        private final KeystoneSpaces own;

        OfOurOwn(
                Connection provider,
                Clouds clouds,
                Settings settings,
                Routers routers,
                KeystoneSpaces own) {
            super(provider, clouds, settings, routers, own);
            this.own = own;
        }

        @Override
        public List<String> missing() throws DriverException {
            return own.missing(provider);
        }
    }

    static OpenStackDriver open(Connection provider, Surroundings surroundings)
            throws DriverException {
        var settings = Settings.read(provider);
        var clouds = new Clouds(provider, settings, surroundings);
        var opened = false;
        try {
            var routers = new Routers(settings.externalNetwork());
            var driver =
                    switch (settings.strategy()) {
                        case GIVEN -> {
                            var given = new GivenSpaces(clouds::enter, routers);
                            yield new OpenStackDriver(provider, clouds, settings, routers, given);
                        }
                        case KEYSTONE -> {
                            var cloud = clouds.open(settings.cloud());
                            var own = KeystoneSpaces.open(cloud, clouds, settings, routers);
                            yield new OfOurOwn(provider, clouds, settings, routers, own);
                        }
                    };
            opened = true;
            return driver;
        } finally {
            if (!opened) {
                clouds.close();
            }
        }
    }

    @Override
    public List<Capability> capabilities() {
        return Capabilities.SERVERS;
    }

    @Override
    public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        var all = spaces.find(scope);
        var ours = spaces.of(scope, all);
        var tenancy = ours.isPresent() ? ours.map(Spaces.Space::tenancy) : spaces.unmarked(scope);
        var look = tenancy.map(one -> Look.all(one.session()));
        return DriverLaw.observe(
                scope,
                kinds,
                (kind, others, unmarked) -> {
                    requireHeld(kind);
                    all.forEach(space -> others.add(space.mark().deployment()));
                    var present = new ArrayList<Remote>();
                    if (kind == Kind.TENANT_SPACE) {
                        if (ours.isPresent()) {
                            present.add(spaces.show(scope, ours.get()).remote());
                        } else {
                            unmarked.addAll(spaces.withoutMark(scope));
                        }
                    } else if (tenancy.isPresent()) {
                        if (ours.isPresent()) {
                            spaces.enter(ours.get());
                        }
                        var keeper = keeper(kind);
                        unmarked.addAll(keeper.unmarked(tenancy.get(), look.orElseThrow()));
                        for (var found : keeper.list(tenancy.get(), look.orElseThrow())) {
                            others.add(found.mark().deployment());
                            if (found.isOf(scope)
                                    && !unmarked.contains(found.remote().remoteId())) {
                                present.add(found.remote());
                            }
                        }
                    }
                    return present;
                });
    }

    @Override
    public Limits free(String region) throws DriverException {
        return spaces.free(region);
    }

    @Override
    public Limits free(TenantScope scope) throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        return spaces.free(scope);
    }

    /** The project that the tenant's things are in, entered; empty if there can be none. */
    private Optional<Tenancy> reach(TenantScope scope) throws DriverException {
        var space = spaces.of(scope, spaces.find(scope));
        if (space.isEmpty()) {
            return spaces.unmarked(scope);
        }
        spaces.enter(space.get());
        return Optional.of(space.get().tenancy());
    }

    private Keeper keeper(Kind kind) {
        return Optional.ofNullable(keepers.get(kind)).orElseThrow();
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        // Two calls at once for one address would both find nothing.
        var lock =
                locks.computeIfAbsent(
                        scope.deployment() + " " + planned.address(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return planned.address().kind() == Kind.TENANT_SPACE
                    ? createSpace(scope, planned, operation)
                    : createIn(enter(scope, planned.address()), planned, operation);
        } finally {
            lock.unlock();
        }
    }

    private Remote createSpace(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        var standing = spaces.of(scope, spaces.find(scope));
        if (standing.filter(space -> !space.mark().operation().equals(operation)).isPresent()) {
            throw stands(planned.address());
        }
        return spaces.create(scope, planned, operation);
    }

    private Remote createIn(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var keeper = keeper(planned.address().kind());
        for (var found : keeper.list(tenancy, Look.at(tenancy.session(), planned.address()))) {
            if (!found.isOf(tenancy.scope()) || !found.isAt(planned.address())) {
                continue;
            }
            if (!found.isMadeBy(operation)) {
                throw stands(planned.address());
            }
            if (!(found.remote().condition() instanceof Remote.Condition.Failed)
                    || !COMPOSITES.contains(planned.address().kind())) {
                return found.remote();
            }
        }
        return keeper.create(tenancy, planned, operation);
    }

    private static DriverException stands(Address address) {
        return new DriverException(
                DriverException.Kind.CONFLICT,
                address + " stands already, and another call made it.",
                "Plan again: it is found and taken into account.");
    }

    private Tenancy enter(TenantScope scope, Address address) throws DriverException {
        var space =
                spaces.of(scope, spaces.find(scope))
                        .orElseThrow(() ->
                                Settings.invalid(
                                        "The tenant has no space for " + address + " to be in.",
                                        "It may have been deleted; plan again."));
        spaces.enter(space);
        return space.tenancy();
    }

    @Override
    public Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        var address = planned.address();
        if (address.kind() == Kind.TENANT_SPACE) {
            var space = space(scope, prior).orElseThrow(() -> gone(address));
            requireChangeable(spaces.show(scope, space), planned);
            return spaces.update(scope, space, planned);
        }
        var tenancy = reach(scope).orElseThrow(() -> gone(address));
        var keeper = keeper(address.kind());
        var standing = find(tenancy, keeper, prior, address).orElseThrow(() -> gone(address));
        if (!standing.isAt(address)) {
            for (var other : keeper.list(tenancy, Look.at(tenancy.session(), address))) {
                if (other.isOf(scope)
                        && other.isAt(address)
                        && !other.remote().remoteId().equals(prior.remoteId())) {
                    throw new DriverException(
                            DriverException.Kind.CONFLICT,
                            address + " is the address of another object.",
                            "Plan again.");
                }
            }
        }
        requireChangeable(standing, planned);
        return keeper.update(tenancy, standing, planned);
    }

    // By what it is called first, for the cloud finds that quickly; it may be called otherwise.
    private static Optional<Found> find(
            Tenancy tenancy, Keeper keeper, Remote prior, Address address) throws DriverException {
        var session = tenancy.session();
        for (var look : List.of(Look.at(session, prior.address(), address), Look.all(session))) {
            for (var found : keeper.list(tenancy, look)) {
                if (found.isOf(tenancy.scope())
                        && found.remote().remoteId().equals(prior.remoteId())) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        if (!isHeld(prior.address().kind())) {
            return;
        }
        if (prior.address().kind() == Kind.TENANT_SPACE) {
            var space = space(scope, prior);
            if (space.isPresent()) {
                spaces.enter(space.get());
                spaces.delete(scope, space.get());
            }
            return;
        }
        var tenancy = reach(scope);
        if (tenancy.isEmpty()) {
            return;
        }
        var keeper = keeper(prior.address().kind());
        var standing = find(tenancy.get(), keeper, prior, prior.address());
        if (standing.isPresent()) {
            keeper.delete(tenancy.get(), standing.get());
        }
    }

    /** The tenant's space, if it is this one. */
    private Optional<Spaces.Space> space(TenantScope scope, Remote prior) throws DriverException {
        return spaces.of(scope, spaces.find(scope))
                .filter(one -> one.tenancy().space().equals(prior.remoteId()));
    }

    private void requireChangeable(Found standing, Instruction planned) throws DriverException {
        var capability =
                capabilities().stream()
                        .filter(one -> one.kind() == planned.address().kind())
                        .findFirst()
                        .orElseThrow();
        new Changeable(capability)
                .require(
                        standing.remote().content().fields(),
                        planned,
                        (field, id) -> id.value().equals(standing.ids().get(field)));
    }

    private boolean isHeld(Kind kind) {
        return kind == Kind.TENANT_SPACE || keepers.containsKey(kind);
    }

    private void require(TenantScope scope, Address address) throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        DriverLaw.requireOwn(scope, address);
        requireHeld(address.kind());
    }

    private static DriverException gone(Address address) {
        return new DriverException(
                DriverException.Kind.NOT_FOUND,
                address + " is not there any more.",
                "Plan again: it is made anew.");
    }

    private void requireHeld(Kind kind) throws DriverException {
        if (!isHeld(kind)) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "OpenStack holds no " + kind + ".",
                    "Offer namespaces through a driver that holds them.");
        }
    }

    @Override
    public void close() {
        clouds.close();
    }
}
