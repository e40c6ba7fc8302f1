package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.json.RandomFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the tests of a state store write: small, and the same each time. */
final class Estate {
    static final TenantId AARHUS = new TenantId("aarhus");
    static final TenantId RIBE = new TenantId("ribe");
    static final Instant START = Instant.parse("2026-11-01T08:00:00.123456789Z");
    static final Duration TTL = Duration.ofMinutes(2);
    static final Location WEST = new Location("national-cloud", "dk-west");
    static final Run RUN =
            new Run(
                    new RunId("run-1"),
                    "apply",
                    "anna@aarhus",
                    Optional.of("4f2a9c"),
                    Optional.of("more servers"),
                    START);

    private Estate() {}

    static Address server(TenantId tenant, int number) {
        return new Address(tenant, Optional.of("esdh"), Kind.SERVER, "web-" + number);
    }

    static Recorded recorded(Address address, int memory) {
        var fields = Fields.builder().text("image", "debian-12").number("memory", memory).build();
        return new Recorded(
                address,
                WEST,
                "simulated",
                new RemoteId("id-of-" + address.name()),
                Content.of(fields),
                List.of(new Address(address.tenant(), Optional.of("esdh"), Kind.NETWORK, "net")),
                false);
    }

    static Intent intent(String operation, Action action, Address address, Instant at) {
        return new Intent(new OperationId(operation), address, action, WEST, "simulated", true, at);
    }

    /** Begins the run, and takes the lease for it. */
    static Lease lease(StateStore store, TenantId tenant) throws LeaseHeld {
        var run =
                new Run(
                        new RunId("run-" + tenant),
                        "apply",
                        "anna",
                        Optional.empty(),
                        Optional.empty(),
                        START);
        store.begin(run);
        return store.acquire(tenant, run.id(), Holder.named("anna on laptop"), TTL);
    }

    /** One operation that remembers this. */
    static long put(StateStore store, Lease lease, String operation, Recorded recorded, Instant at)
            throws LeaseLost {
        store.intend(lease, List.of(intent(operation, Action.UPDATE, recorded.address(), at)));
        return store.conclude(
                lease, List.of(Outcome.done(new OperationId(operation), recorded, at)));
    }

    static long remove(StateStore store, Lease lease, String operation, Address address, Instant at)
            throws LeaseLost {
        store.intend(lease, List.of(intent(operation, Action.DELETE, address, at)));
        return store.conclude(
                lease, List.of(Outcome.gone(new OperationId(operation), address, at)));
    }

    /** Many at once, by one serial. */
    static void fill(StateStore store, Lease lease, int count) throws LeaseLost {
        var intents = new ArrayList<Intent>();
        var outcomes = new ArrayList<Outcome>();
        for (var number = 0; number < count; number++) {
            var address = server(lease.tenant(), number);
            intents.add(intent("fill-" + number, Action.CREATE, address, START));
            outcomes.add(
                    Outcome.done(
                            new OperationId("fill-" + number), recorded(address, number), START));
        }
        store.intend(lease, intents);
        store.conclude(lease, outcomes);
    }

    static Recorded random(TenantId tenant, long seed) {
        var random = new Random(seed);
        var references = new ArrayList<Address>();
        for (var count = random.nextInt(4); count > 0; count--) {
            references.add(address(tenant, random));
        }
        return new Recorded(
                address(tenant, random),
                new Location("cloud-" + random.nextInt(3), "region-" + random.nextInt(3)),
                random.nextBoolean() ? "openstack" : "kubernetes",
                new RemoteId(
                        random.nextBoolean()
                                ? "vm-" + random.nextInt()
                                : "/subscriptions/a b\n\"ø\"\\;'"),
                Content.of(new RandomFields(seed).next()),
                references,
                random.nextBoolean());
    }

    private static Address address(TenantId tenant, Random random) {
        var kinds = Kind.values();
        var workload =
                random.nextInt(4) == 0
                        ? Optional.<String>empty()
                        : Optional.of("system-" + random.nextInt(3));
        return new Address(
                tenant, workload, kinds[random.nextInt(kinds.length)], random.nextInt(12) + ".x");
    }

    static Run restoring(String id) {
        var reason = Optional.of("the disk broke");
        return new Run(new RunId(id), "state restore", "anna", Optional.empty(), reason, START);
    }
}
