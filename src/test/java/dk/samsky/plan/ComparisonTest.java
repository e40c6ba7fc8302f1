package dk.samsky.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.UserData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final WorkloadId WORKLOAD = new WorkloadId(new TenantId("aarhus"), "web");
    private static final Location PLACE = new Location("cloud", "north");

    private static Desired server(String starting) {
        var address = Address.of(WORKLOAD, Kind.SERVER, "web-1");
        return new Desired(
                address,
                PLACE,
                "simulated",
                new Server(
                        Address.of(WORKLOAD, Kind.NETWORK, "network"),
                        Address.of(WORKLOAD, Kind.FIREWALL, "network"),
                        "web",
                        "g1.small",
                        2,
                        ByteSize.ofGibibytes(4),
                        "debian-12",
                        List.of(),
                        Optional.empty(),
                        Optional.of(UserData.of(starting)),
                        List.of(),
                        false),
                false);
    }

    private static Recorded recorded(Desired desired, String writtenOut) {
        var fields = new LinkedHashMap<>(desired.content().fields().values());
        fields.put("cloudInit", Value.of(writtenOut));
        return new Recorded(
                desired.address(),
                PLACE,
                "simulated",
                new RemoteId("1"),
                Content.of(new Fields(fields)),
                desired.resource().references(),
                false);
    }

    @Test
    void whatAServerStartsWithIsTheSameAlsoWhereItWasWrittenOut() {
        var comparison = new Comparison(new TreeMap<>(), new TreeMap<>());
        var wanted = server("#cloud-config\n");
        assertThat(comparison.differences(recorded(wanted, "#cloud-config\n"), wanted)).isEmpty();
        assertThat(comparison.differences(recorded(wanted, "#other\n"), wanted))
                .extracting(Difference::field)
                .containsExactly("cloudInit");
    }
}
