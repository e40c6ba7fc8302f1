package dk.samsky.cost;

import dk.samsky.document.Period;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Makes what is paid for, for tests: servers, volumes and addresses of small workspaces. */
public final class Holdings {
    private Holdings() {}

    public static Server server(WorkloadId id, String size) {
        return new Server(
                Address.of(id, Kind.NETWORK, "main"),
                Address.of(id, Kind.FIREWALL, "main"),
                "web",
                size,
                2,
                ByteSize.ofGibibytes(4),
                "debian-12",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    static Holding server(
            String tenant, String workload, String name, Location location, String size) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        return new Holding(Address.of(id, Kind.SERVER, name), location, server(id, size));
    }

    static Holding volume(
            String tenant, String workload, String name, Location location, int gibibytes) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        var space = new Address(id.tenant(), Optional.empty(), Kind.TENANT_SPACE, "here");
        return new Holding(
                Address.of(id, Kind.VOLUME, name),
                location,
                new Volume(space, ByteSize.ofGibibytes(gibibytes)));
    }

    static Holding address(String tenant, String workload, Location location) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        var space = new Address(id.tenant(), Optional.empty(), Kind.TENANT_SPACE, "here");
        return new Holding(
                Address.of(id, Kind.PUBLIC_ADDRESS, "web"), location, new PublicAddress(space));
    }

    static SequencedMap<TenantId, List<Holding>> holdings(Holding... all) {
        var byTenant = new TreeMap<TenantId, List<Holding>>();
        for (var each : all) {
            byTenant.computeIfAbsent(each.address().tenant(), _ -> new ArrayList<>()).add(each);
        }
        return byTenant;
    }

    static CostSheet sheet(Estates estate, Holding... all) {
        return sheet(new RunRate(estate.workspace(), estate.tariff()), holdings(all));
    }

    static CostSheet sheet(RunRate runRate, SequencedMap<TenantId, List<Holding>> holdings) {
        var direct = new TreeMap<TenantId, List<CostLine>>();
        holdings.forEach((tenant, own) -> direct.put(tenant, runRate.direct(own)));
        return runRate.sheet(direct);
    }

    static Money money(String text) {
        return new Money(new BigDecimal(text), "DKK");
    }

    static Estates randomEstate(Random random) {
        var estate = Estates.small();
        for (var i = 0; i < random.nextInt(20); i++) {
            estate.tenant("tenant-" + i, 1 + random.nextInt(100_000));
        }
        estate.change(
                "national",
                parts ->
                        parts.sharing("even", "100000.01 DKK", Period.MONTH, AllocationKey.EVEN)
                                .sharing(
                                        "people",
                                        "1200000.12 DKK",
                                        Period.YEAR,
                                        AllocationKey.INHABITANTS)
                                .sharing(
                                        "direct",
                                        "7777.77 EUR",
                                        Period.YEAR,
                                        AllocationKey.PROPORTIONAL)
                                .sharing("fee", "1.005 DKK", Period.HOUR, AllocationKey.FIXED));
        return estate;
    }

    static Holding[] randomHoldings(Random random, Estates estate) {
        var all = new ArrayList<Holding>();
        for (var tenant : estate.tenants.keySet()) {
            for (var i = 0; i < random.nextInt(30); i++) {
                var place = random.nextBoolean() ? Estates.NATIONAL : Estates.COMMERCIAL;
                var workload = "work-" + random.nextInt(4);
                all.add(
                        server(
                                tenant.name(),
                                workload,
                                "web-" + i,
                                place,
                                random.nextBoolean() ? "small" : "large"));
                all.add(
                        volume(
                                tenant.name(),
                                workload,
                                "data-" + i,
                                place,
                                1 + random.nextInt(999)));
            }
        }
        return all.toArray(Holding[]::new);
    }
}
