package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.driver.openstack.standin.Fault;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is half done, or done twice, and what people did to it meanwhile. */
class BrokenOffTest extends OpenStackBench {
    private List<JsonObject> firewallGroups() throws Exception {
        return inside().list(Service.NETWORK, "/security-groups", "security_groups").stream()
                .filter(group -> Json.text(group, "description").startsWith("samsky "))
                .toList();
    }

    /** Wherever it breaks off: servers must not start behind what Neutron lets out by itself. */
    @ParameterizedTest
    @CsvSource({
        "POST .*/security-groups, 1",
        "DELETE .*/security-group-rules/.*, 0",
        "DELETE .*/security-group-rules/.*, 3",
        "POST .*/security-group-rules, 1",
        "PUT .*/security-groups/.*, 0"
    })
    void aFirewallThatIsHalfMadeIsNotReadyAndIsCompleted(String call, int passed) throws Exception {
        make(Kind.TENANT_SPACE);
        var operation = operation();
        var sample = samples.of(Kind.FIREWALL);
        cloud.fail(Fault.later(call, passed, Fault.status(503)));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.create(SCOPE, sample.instruction(made), operation));
        assertThat(look(sample.address()).condition()).isInstanceOf(Remote.Condition.Failed.class);
        driver.create(SCOPE, sample.instruction(made), operation);
        assertThat(look(sample.address()).condition()).isEqualTo(Remote.READY);
        assertThat(look(sample.address()).content().fields()).isEqualTo(sample.resource().fields());
        assertThat(firewallGroups()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aMoveOfAFirewallThatBrokeOffIsGoneOnWithOrTakenAway(int passed) throws Exception {
        var prior = make(Kind.TENANT_SPACE, Kind.FIREWALL);
        var sample = samples.of(Kind.FIREWALL);
        var other = samples.address(Kind.FIREWALL, "other");
        var move = Samples.instruct(other, sample.resource(), made);
        cloud.fail(Fault.later("PUT .*/security-groups/.*", passed, Fault.status(503)));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.update(SCOPE, prior, move, operation()));
        // Until it is whole it is where it was, and has all that it had.
        var seen = look(sample.address());
        assertThat(seen.content().fields()).isEqualTo(sample.resource().fields());
        assertThat(driver.observe(SCOPE, ALL).at(other)).isInstanceOf(Observed.Absent.class);
        driver.update(SCOPE, prior, move, operation());
        assertThat(look(other).content().fields()).isEqualTo(sample.resource().fields());
        assertThat(driver.observe(SCOPE, ALL).at(sample.address()))
                .isInstanceOf(Observed.Absent.class);
        cloud.fail(Fault.later("PUT .*/security-groups/.*", passed, Fault.status(503)));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.update(SCOPE, look(other), sample.instruction(made), operation()));
        driver.delete(SCOPE, look(other), operation());
        assertThat(firewallGroups()).isEmpty();
    }

    @Test
    void aServerStandsOnceHoweverItFares() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var operation = operation();
        var doomed =
                Samples.instruct(
                        samples.address(Kind.SERVER, "doomed"), server("m1.small", false), made);
        driver.create(SCOPE, doomed, operation);
        var again = driver.create(SCOPE, doomed, operation);
        assertThat(again.condition()).isInstanceOf(Remote.Condition.Failed.class);
        assertThat(inside().list(Service.COMPUTE, "/servers/detail", "servers")).hasSize(1);
    }

    /** Nova keeps both sizes until somebody confirms: nobody may take that for done, or undone. */
    @ParameterizedTest
    @CsvSource({"m1.small", "m1.large"})
    void aChangeOfSizeThatBrokeOffIsSeenAndSettled(String wanted) throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var address = samples.of(Kind.SERVER).address();
        var prior = create(Kind.SERVER, server("m1.small", false));
        var larger = Samples.instruct(address, server("m1.large", false), made);
        // It is asked for, accepted, and the process dies.
        cloud.fail(Fault.later("POST .*/action", 1, Fault.status(503)));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.update(SCOPE, prior, larger, operation()));
        for (var size : List.of("m1.small", "m1.large")) {
            assertThat(look(address).content().fields()).isNotEqualTo(server(size, false).fields());
        }
        var instruction = Samples.instruct(address, server(wanted, false), made);
        driver.update(SCOPE, look(address), instruction, operation());
        assertThat(look(address).content().fields()).isEqualTo(server(wanted, false).fields());
        assertThat(inside().list(Service.COMPUTE, "/servers/detail", "servers"))
                .allMatch(one -> Json.text(one, "status").equals("ACTIVE"));
    }

    @Test
    void tellsTheFirstFailureThoughTidyingUpFailsToo() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        cloud.fail(
                Fault.before(
                        "POST /compute/v2.1/servers",
                        1,
                        new Fault.What.Status(
                                400,
                                "{\"badRequest\": {\"message\": \"No such thing.\"}}",
                                Optional.empty())));
        cloud.fail(Fault.before("DELETE /network/v2.0/ports/.*", 1, Fault.status(503)));
        assertFails(
                DriverException.Kind.INVALID,
                "No such thing.",
                () -> create(Kind.SERVER, server("m1.small", false)));
        cloud.fail(Fault.before("POST /compute/v2.1/servers", 1, Fault.status(403)));
        cloud.fail(Fault.before("GET /compute/v2.1/limits", 1, Fault.status(503)));
        assertFails(
                DriverException.Kind.DENIED,
                "with 403",
                () -> create(Kind.SERVER, server("m1.small", false)));
    }

    /** As one shared with it is: a project sees what is not its own. */
    @Test
    void takesNoNetworkOfAnotherProjectForItsOwn() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var network = look(samples.of(Kind.NETWORK).address());
        inside().put(
                        Service.NETWORK,
                        "/networks/" + network.remoteId(),
                        Json.object(
                                "network", Json.object("project_id", "another", "shared", true)));
        assertFails(
                DriverException.Kind.INVALID,
                "network",
                () -> create(Kind.SERVER, server("m1.small", false)));
    }

    @Test
    void listsTheGroupsOnceHoweverManyServersAreInOthers() throws Exception {
        make(ALL.toArray(Kind[]::new));
        var address = samples.address(Kind.SERVER, "web-2");
        driver.create(
                SCOPE, Samples.instruct(address, server("m1.small", false), made), operation());
        for (var port : inside().list(Service.NETWORK, "/ports", "ports")) {
            inside().put(
                            Service.NETWORK,
                            "/ports/" + Json.text(port, "id"),
                            Json.object("port", Json.object("security_groups", List.of("x"))));
        }
        cloud.forgetCalls();
        driver.observe(SCOPE, ALL);
        assertThat(cloud.count("GET .*/security-groups")).isEqualTo(1);
    }

    /** People name ports as they like. */
    @Test
    void knowsAPortByItsIdAndNotByItsName() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var operation = operation();
        var address = samples.of(Kind.SERVER).address();
        var instruction = Samples.instruct(address, server("m1.small", false), made);
        var server = driver.create(SCOPE, instruction, operation);
        var port = ports().getFirst();
        inside().put(
                        Service.NETWORK,
                        "/ports/" + Json.text(port, "id"),
                        Json.object("port", Json.object("name", "eth0 of the web")));
        assertThat(look(address).condition()).isEqualTo(Remote.READY);
        assertThat(driver.create(SCOPE, instruction, operation).condition())
                .isEqualTo(Remote.READY);
        driver.update(SCOPE, server, instruction, operation());
        inside().put(
                        Service.NETWORK,
                        "/ports/" + Json.text(port, "id"),
                        Json.object("port", Json.object("name", "eth0 of the web")));
        driver.delete(SCOPE, server, operation());
        assertThat(inside().list(Service.NETWORK, "/ports", "ports", "name", "eth0 of the web"))
                .isEmpty();
    }

    @Test
    void waitsForDiscsThatGoAfterTheirServers() throws Exception {
        var space = make(Kind.TENANT_SPACE);
        var list = "GET /volume/v3/.*/volumes/detail";
        for (var status : List.of("deleting", "error_deleting")) {
            var disc = Json.object("id", "disc", "name", "", "status", status);
            var discs = Json.object("volumes", List.of(disc)).toString();
            var answer = new Fault.What.Status(200, discs, Optional.empty());
            cloud.fail(Fault.before(list, 1, answer));
            assertFails(
                    status.equals("deleting")
                            ? DriverException.Kind.TRANSIENT
                            : DriverException.Kind.CONFLICT,
                    "the volume disc",
                    () -> driver.delete(SCOPE, space, operation()));
        }
        driver.delete(SCOPE, space, operation());
        assertThat(driver.observe(SCOPE, ALL).all()).isEmpty();
    }
}
