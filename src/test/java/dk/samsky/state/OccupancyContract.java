package dk.samsky.state;

import static dk.samsky.state.Estate.AARHUS;
import static dk.samsky.state.Estate.RIBE;
import static dk.samsky.state.Estate.START;
import static dk.samsky.state.Estate.intent;
import static dk.samsky.state.Estate.lease;
import static dk.samsky.state.Estate.put;
import static dk.samsky.state.Estate.recorded;
import static dk.samsky.state.Estate.remove;
import static dk.samsky.state.Estate.server;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link StateStore} tells of what stands: what it takes, and whom it lets act. */
interface OccupancyContract {
    /** See {@link StateStoreContract#open}. */
    StateStore open();

    @Test
    default void saysWhatStandsTakesAndWhomItLetsActAfterEveryChange() throws Exception {
        var store = open();
        assertThat(store.occupancy()).isEmpty();
        assertThat(store.acting()).isEmpty();
        var leases = List.of(lease(store, AARHUS), lease(store, RIBE));
        var random = new Random(5);
        for (var step = 0; step < 150; step++) {
            var lease = leases.get(random.nextInt(2));
            var next = some(lease.tenant(), random);
            var standing = List.copyOf(store.read(lease.tenant()).resources().keySet());
            switch (random.nextInt(5)) {
                case 0 -> remove(store, lease, "op-" + step, next.address(), START);
                case 1 -> {
                    if (!standing.isEmpty()) {
                        store.forget(lease, standing.getFirst(), START);
                    }
                }
                case 2 -> {
                    // As a renaming does: one goes, another comes, in one outcome.
                    var gone = standing.isEmpty() ? List.<Address>of() : standing.subList(0, 1);
                    store.intend(
                            lease,
                            List.of(intent("op-" + step, Action.MOVE, next.address(), START)));
                    store.conclude(
                            lease,
                            List.of(
                                    new Outcome(
                                            new OperationId("op-" + step),
                                            Outcome.Result.DONE,
                                            "",
                                            List.of(next, some(lease.tenant(), random)),
                                            gone,
                                            START)));
                }
                default -> put(store, lease, "op-" + step, next, START);
            }
            assertThat(open().occupancy()).as("step %d", step).isEqualTo(sums(store));
            assertThat(open().acting()).as("step %d", step).isEqualTo(acting(store));
        }
        for (var lease : leases) {
            for (var address : store.read(lease.tenant()).resources().keySet()) {
                store.forget(lease, address, START);
            }
        }
        assertThat(store.occupancy()).isEmpty();
        assertThat(store.acting()).isEmpty();
    }

    @Test
    default void remembersWhatItCannotCount() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var odd = recorded(server(AARHUS, 1), 4);
        put(store, lease, "op-1", odd, START);
        assertThat(store.read(AARHUS).resources()).containsKey(odd.address());
        assertThat(store.occupancy()).isEmpty();
        remove(store, lease, "op-2", odd.address(), START);
        assertThat(store.occupancy()).isEmpty();
    }

    /** What the resources themselves say. */
    static SequencedMap<TenantId, SequencedMap<Location, Amounts>> sums(StateStore store) {
        var sums = new TreeMap<TenantId, SequencedMap<Location, Amounts>>();
        for (var head : store.heads()) {
            var places = new TreeMap<Location, Amounts>();
            for (var recorded : store.read(head.tenant()).resources().values()) {
                var resource =
                        Resources.read(recorded.address().kind(), recorded.content().fields());
                if (!resource.amounts().equals(Amounts.NONE)) {
                    places.merge(recorded.location(), resource.amounts(), Amounts::plus);
                }
            }
            if (!places.isEmpty()) {
                sums.put(head.tenant(), places);
            }
        }
        return sums;
    }

    /** Whom the resources themselves say that they let act. */
    static SequencedMap<String, SortedSet<TenantId>> acting(StateStore store) {
        var acting = new TreeMap<String, SortedSet<TenantId>>();
        for (var head : store.heads()) {
            for (var recorded : store.read(head.tenant()).resources().values()) {
                Groups.acting(Resources.of(recorded))
                        .forEach(group ->
                                acting.computeIfAbsent(Groups.folded(group), _ -> new TreeSet<>())
                                        .add(head.tenant()));
            }
        }
        return acting;
    }

    static Recorded some(TenantId tenant, Random random) {
        var resource = resource(tenant, random);
        return new Recorded(
                new Address(
                        tenant,
                        Optional.of("system-" + random.nextInt(2)),
                        resource.kind(),
                        "x-" + random.nextInt(3)),
                new Location("cloud-" + random.nextInt(2), "region-" + random.nextInt(2)),
                "simulated",
                new RemoteId("id-" + random.nextInt(9)),
                Content.of(resource.fields()),
                List.of(),
                false);
    }

    private static Resource resource(TenantId tenant, Random random) {
        var other = new Address(tenant, Optional.empty(), Kind.TENANT_SPACE, "here");
        var number = 1 + random.nextInt(40);
        var size = ByteSize.ofGibibytes(number);
        return switch (random.nextInt(7)) {
            case 0 -> new Volume(other, size);
            case 1 -> new PublicAddress(other);
            case 2 -> new Namespace(Namespace.PodSecurity.RESTRICTED);
            case 3 -> new NamespaceQuota(other, number, size, size, 10, 0, size);
            case 4 -> new AccessBinding(other, "Folk-" + random.nextInt(3), Role.VIEWER);
            case 5 ->
                    new TenantSpace(
                            "Here",
                            Cidr.parse("10.0.0.0/16").orElseThrow(),
                            Limits.NONE,
                            IntStream.range(0, random.nextInt(3))
                                    .mapToObj(one ->
                                            new TenantSpace.Access("folk-" + one, Role.OPERATOR))
                                    .toList());
            default ->
                    new Server(
                            other,
                            other,
                            "web",
                            "small",
                            number,
                            size,
                            "debian-12",
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            false);
        };
    }
}
