package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.standin.Fault;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people of a tenant write over, add and share is neither taken for gone nor overlooked. */
class MarksTest extends OpenStackBench {
    private static final JsonObject WRITTEN_OVER =
            Json.object("description", "Ours, said somebody");

    @BeforeEach
    void makeAll() throws Exception {
        make(ALL.toArray(Kind[]::new));
    }

    private Remote of(Kind kind) {
        return Objects.requireNonNull(made.get(samples.of(kind).address()));
    }

    private void assertUnmarked(Kind kind) throws Exception {
        var seen = driver.observe(SCOPE, ALL);
        assertThat(seen.isUnmarked(kind, of(kind).remoteId())).isTrue();
        assertThat(seen.at(of(kind).address())).isInstanceOf(Observed.Absent.class);
    }

    @Test
    void nothingIsWithoutAMarkAtFirst() throws Exception {
        var seen = driver.observe(SCOPE, ALL);
        for (var kind : ALL) {
            assertThat(seen.isUnmarked(kind, of(kind).remoteId())).as(kind.word()).isFalse();
        }
    }

    @Test
    void aNetworkAndAnAddressWithAnotherDescriptionStand() throws Exception {
        inside().put(
                        Service.NETWORK,
                        "/networks/" + of(Kind.NETWORK).remoteId(),
                        Json.object("network", WRITTEN_OVER));
        inside().put(
                        Service.NETWORK,
                        "/floatingips/" + of(Kind.PUBLIC_ADDRESS).remoteId(),
                        Json.object("floatingip", WRITTEN_OVER));
        assertUnmarked(Kind.NETWORK);
        assertUnmarked(Kind.PUBLIC_ADDRESS);
    }

    @Test
    void aVolumeAndAServerWithoutTheirMetadataStand() throws Exception {
        inside().post(
                        Service.VOLUME,
                        "/volumes/" + of(Kind.VOLUME).remoteId() + "/metadata",
                        Json.object("metadata", Json.object("samsky.address", "")));
        writeOver("samsky.address", "");
        assertUnmarked(Kind.VOLUME);
        assertUnmarked(Kind.SERVER);
    }

    @Test
    void aServerThatDoesNotSayWhatItWasToldStands() throws Exception {
        writeOver("samsky.parts", "0");
        assertUnmarked(Kind.SERVER);
    }

    private void writeOver(String item, String text) throws Exception {
        inside().post(
                        Service.COMPUTE,
                        "/servers/" + of(Kind.SERVER).remoteId() + "/metadata",
                        Json.object("metadata", Json.object(item, text)));
    }

    @Test
    void aFirewallOfWhichOneSecurityGroupHasAnotherDescriptionStands() throws Exception {
        var group = Json.text(group("web"), "id");
        inside().put(
                        Service.NETWORK,
                        "/security-groups/" + group,
                        Json.object("security_group", WRITTEN_OVER));
        assertUnmarked(Kind.FIREWALL);
    }

    private JsonObject group(String name) throws Exception {
        return inside().list(Service.NETWORK, "/security-groups", "security_groups").stream()
                .filter(one -> Json.text(one, "description").endsWith(" " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNetworkWithoutItsSubnetIsReplaced() throws Exception {
        var subnet = inside().list(Service.NETWORK, "/subnets", "subnets").getFirst();
        inside().delete(Service.NETWORK, "/subnets/" + Json.text(subnet, "id"));
        var seen = look(of(Kind.NETWORK).address());
        assertThat(seen.condition()).isInstanceOf(Remote.Condition.Failed.class);
        assertThat(Resources.read(Kind.NETWORK, seen.content().fields()).kind())
                .isEqualTo(Kind.NETWORK);
    }

    @Test
    void aSubnetThatSomebodyPutBesideOursChangesNothing() throws Exception {
        var network = of(Kind.NETWORK);
        var own = inside().list(Service.NETWORK, "/subnets", "subnets").getFirst();
        var theirs =
                Json.object(
                        "name", "extra",
                        "network_id", network.remoteId().value(),
                        "cidr", "10.99.0.0/24");
        inside().post(Service.NETWORK, "/subnets", Json.object("subnet", theirs));
        // Ours behind it in the list, as half of all are.
        inside().delete(Service.NETWORK, "/subnets/" + Json.text(own, "id"));
        inside().post(Service.NETWORK, "/subnets", Json.object("subnet", own));
        var seen = look(network.address());
        assertThat(seen.content()).isEqualTo(network.content());
        driver.update(SCOPE, seen, samples.of(Kind.NETWORK).instruction(made), operation());
        assertThat(
                        inside().list(Service.NETWORK, "/subnets", "subnets").stream()
                                .map(subnet -> Json.text(subnet, "name")))
                .containsExactly("extra", Json.text(own, "name"));
    }

    @Test
    void whatIsSharedWithAnotherProjectIsSeenAndTakenBack() throws Exception {
        var objects =
                Map.<Kind, Function<Remote, String>>of(
                        Kind.NETWORK, network -> network.remoteId().value(),
                        Kind.FIREWALL, _ -> Json.text(webGroup(), "id"));
        for (var entry : objects.entrySet()) {
            var remote = of(entry.getKey());
            inside().post(
                            Service.NETWORK,
                            "/rbac-policies",
                            Json.object(
                                    "rbac_policy",
                                    Json.object(
                                            "object_id", entry.getValue().apply(remote),
                                            "action", "access_as_shared",
                                            "target_tenant", "another")));
            var seen = look(remote.address());
            assertThat(seen.content().fields().canonical())
                    .contains("\"sharedWith\":[\"another\"]");
            driver.update(SCOPE, seen, samples.of(entry.getKey()).instruction(made), operation());
            assertThat(fields(remote)).isEqualTo(samples.of(entry.getKey()).resource().fields());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void whereNothingCanBeSharedNothingIs(int status) throws Exception {
        cloud.fail(Fault.before("GET /network/v2.0/rbac-policies", 9, Fault.status(status)));
        for (var kind : List.of(Kind.NETWORK, Kind.FIREWALL)) {
            assertThat(fields(of(kind))).isEqualTo(samples.of(kind).resource().fields());
        }
    }

    private JsonObject webGroup() {
        try {
            return group("web");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private Fields fields(Remote remote) throws DriverException {
        return look(remote.address()).content().fields();
    }

    @Test
    void anAddressThatSomebodyLedToAServerIsSeenAndTakenOff() throws Exception {
        var server = of(Kind.SERVER);
        var before = fields(server);
        var port = Json.text(ports().getFirst(), "id");
        inside().put(
                        Service.NETWORK,
                        "/floatingips/" + of(Kind.PUBLIC_ADDRESS).remoteId(),
                        Json.object("floatingip", Json.object("port_id", "")));
        var external = inside().list(Service.NETWORK, "/networks", "networks", "name", "public");
        var theirs =
                Json.object(
                        "floating_network_id",
                        Json.text(external.getFirst(), "id"),
                        "port_id",
                        port);
        var id =
                Json.text(
                        inside().post(
                                        Service.NETWORK,
                                        "/floatingips",
                                        Json.object("floatingip", theirs)),
                        "floatingip",
                        "id");
        var seen = look(server.address());
        assertThat(seen.content().fields().canonical())
                .contains("aarhus/public-address/made-by-hand");
        assertThat(Resources.read(Kind.SERVER, seen.content().fields()).kind())
                .isEqualTo(Kind.SERVER);
        driver.update(SCOPE, seen, samples.of(Kind.SERVER).instruction(made), operation());
        assertThat(fields(server)).isEqualTo(before);
        var left = inside().get(Service.NETWORK, "/floatingips/" + id);
        assertThat(Json.findText(left, "floatingip", "port_id")).isEmpty();
    }

    @Test
    void aPortWithoutSecurityIsSeenAndSecuredAgain() throws Exception {
        var server = of(Kind.SERVER);
        var before = fields(server);
        var open = Json.object("security_groups", List.of(), "port_security_enabled", false);
        inside().put(
                        Service.NETWORK,
                        "/ports/" + Json.text(ports().getFirst(), "id"),
                        Json.object("port", open));
        var seen = look(server.address());
        assertThat(seen.content().fields().canonical()).contains("(none)");
        driver.update(SCOPE, seen, samples.of(Kind.SERVER).instruction(made), operation());
        assertThat(fields(server)).isEqualTo(before);
        assertThat(Json.flag(ports().getFirst(), "port_security_enabled")).isTrue();
    }

    @Test
    void aServerWhosePortSomebodyTookOffIsSeenAndConnectedAgain() throws Exception {
        var server = of(Kind.SERVER);
        var before = fields(server);
        var port = Json.text(ports().getFirst(), "id");
        inside().delete(Service.COMPUTE, "/servers/" + server.remoteId() + "/os-interface/" + port);
        var seen = look(server.address());
        assertThat(seen.condition()).isEqualTo(Remote.READY);
        assertThat(seen.content().fields().canonical()).contains("(not connected)");
        driver.update(SCOPE, seen, samples.of(Kind.SERVER).instruction(made), operation());
        assertThat(fields(server)).isEqualTo(before);
        assertThat(Json.text(ports().getFirst(), "device_id")).isEqualTo(server.remoteId().value());
    }

    @Test
    void aServerThatSomebodyPutOnAnotherNetworkIsSeenAndTakenOff() throws Exception {
        var server = of(Kind.SERVER);
        var before = fields(server);
        var extra =
                Json.text(
                        inside().post(
                                        Service.NETWORK,
                                        "/networks",
                                        Json.object("network", Json.object("name", "extra")))
                                .getAsJsonObject("network"),
                        "id");
        inside().post(
                        Service.NETWORK,
                        "/ports",
                        Json.object(
                                "port",
                                Json.object(
                                        "network_id", extra,
                                        "device_id", server.remoteId().value(),
                                        "security_groups", List.of())));
        var seen = look(server.address());
        assertThat(seen.content().fields().canonical()).contains("web and a port in extra");
        assertThat(seen.content()).isNotEqualTo(Content.of(before));
        driver.update(SCOPE, seen, samples.of(Kind.SERVER).instruction(made), operation());
        assertThat(fields(server)).isEqualTo(before);
    }
}
