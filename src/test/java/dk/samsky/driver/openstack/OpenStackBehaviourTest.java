package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.standin.Fault;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.UserData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the law of drivers does not ask for, and OpenStack does all the same. */
class OpenStackBehaviourTest extends OpenStackBench {
    @Test
    void nothingIsOpenInAFirewallThatWasJustMade() throws Exception {
        make(Kind.TENANT_SPACE, Kind.FIREWALL);
        for (var group : inside().list(Service.NETWORK, "/security-groups", "security_groups")) {
            if (!Json.text(group, "name").equals("default")) {
                for (var rule : Json.objects(group, "security_group_rules")) {
                    assertThat(Json.text(rule, "protocol")).isEqualTo("tcp");
                }
            }
        }
    }

    @Test
    void seesARuleThatSomebodyAddedAndTakesItAway() throws Exception {
        var firewall = make(Kind.TENANT_SPACE, Kind.FIREWALL);
        var sample = samples.of(Kind.FIREWALL);
        var group =
                inside().list(Service.NETWORK, "/security-groups", "security_groups").stream()
                        .filter(one -> Json.text(one, "description").endsWith(" db"))
                        .findFirst()
                        .orElseThrow();
        var rule =
                Json.object(
                        "security_group_id", Json.text(group, "id"),
                        "direction", "ingress",
                        "ethertype", "IPv6");
        inside().post(
                        Service.NETWORK,
                        "/security-group-rules",
                        Json.object("security_group_rules", List.of(rule)));
        assertThat(look(sample.address()).content().fields())
                .isNotEqualTo(sample.resource().fields());
        assertThat(look(sample.address()).content().fields().canonical())
                .contains("tcp/1-65535 internet -> db");
        driver.update(SCOPE, firewall, sample.instruction(made), operation());
        assertThat(look(sample.address()).content().fields()).isEqualTo(sample.resource().fields());
    }

    @Test
    void aServerInErrorSaysWhyAndCanBeTakenAway() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var address = samples.address(Kind.SERVER, "doomed");
        var remote =
                driver.create(
                        SCOPE,
                        Samples.instruct(address, server("m1.small", false), made),
                        operation());
        assertThat(look(address).condition())
                .isEqualTo(new Remote.Condition.Failed("No valid host was found."));
        driver.delete(SCOPE, remote, operation());
        assertThat(driver.observe(SCOPE, ALL).at(address)).isInstanceOf(Observed.Absent.class);
        assertThat(inside().list(Service.NETWORK, "/ports", "ports", "device_id", "")).isEmpty();
    }

    @Test
    void aServerWhoseAnswerWasLostIsFoundAgain() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var operation = operation();
        var instruction =
                Samples.instruct(
                        samples.of(Kind.SERVER).address(), server("m1.small", false), made);
        cloud.fail(Fault.after("POST /compute/v2.1/servers", 1, new Fault.What.Closed()));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "Nova did not answer",
                () -> driver.create(SCOPE, instruction, operation));
        var again = driver.create(SCOPE, instruction, operation);
        assertThat(inside().list(Service.COMPUTE, "/servers/detail", "servers")).hasSize(1);
        assertThat(look(again.address()).remoteId()).isEqualTo(again.remoteId());
    }

    @Test
    void whatBrokeOffBeforeTheServerIsCompletedOrTakenAway() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var operation = operation();
        var address = samples.of(Kind.SERVER).address();
        var instruction = Samples.instruct(address, server("m1.small", false), made);
        cloud.fail(Fault.before("POST /compute/v2.1/servers", 1, new Fault.What.Closed()));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.create(SCOPE, instruction, operation));
        assertThat(driver.observe(SCOPE, ALL).at(address)).isInstanceOf(Observed.Absent.class);
        driver.create(SCOPE, instruction, operation);
        assertThat(look(address).condition()).isEqualTo(Remote.READY);
        assertThat(inside().list(Service.NETWORK, "/ports", "ports", "name", Mark.name(address)))
                .hasSize(1);
    }

    @Test
    void aServerThatIsCalledLikeAnotherLeavesTheOthersPort() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var one = Address.of(new WorkloadId(SCOPE.tenant(), "esdh"), Kind.SERVER, "test-web-1");
        var two = Address.of(new WorkloadId(SCOPE.tenant(), "esdh-test"), Kind.SERVER, "web-1");
        var operation = operation();
        var begun = Samples.instruct(one, server("m1.small", false), made);
        cloud.fail(Fault.before("POST /compute/v2.1/servers", 1, new Fault.What.Closed()));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.create(SCOPE, begun, operation));
        var port = inside().list(Service.NETWORK, "/ports", "ports", "name", Mark.name(one));
        driver.create(SCOPE, Samples.instruct(two, server("m1.small", false), made), operation());
        driver.create(SCOPE, begun, operation);
        assertThat(inside().list(Service.NETWORK, "/ports", "ports", "name", Mark.name(one)))
                .hasSize(2)
                .extracting(all -> Json.text(all, "id"))
                .contains(Json.text(port.getFirst(), "id"));
    }

    @Test
    void aServerThatSomebodyTookAwayIsGoneAndItsPortWithTheNetwork() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var server = create(Kind.SERVER, server("m1.small", false));
        inside().delete(Service.COMPUTE, "/servers/" + server.remoteId());
        assertThat(driver.observe(SCOPE, ALL).at(server.address()))
                .isInstanceOf(Observed.Absent.class);
        create(Kind.SERVER, server("m1.small", false));
        assertThat(ports()).hasSize(1);
        inside().delete(Service.COMPUTE, "/servers/" + look(server.address()).remoteId());
        driver.delete(SCOPE, look(samples.of(Kind.NETWORK).address()), operation());
        assertThat(ports()).isEmpty();
    }

    @Test
    void aServerWhoseMarkHoldsTheTextItStartedWithIsSeenWithItsDigest() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var server = create(Kind.SERVER, server("m1.small", false));
        var fields = new TreeMap<>(server.content().fields().values());
        fields.put("cloudInit", Value.of("#cloud-config"));
        var parts = new Told(new Fields(fields), new TreeMap<>()).pack(255, 9);
        var metadata = Json.object("samsky.parts", Integer.toString(parts.size()));
        for (var i = 0; i < parts.size(); i++) {
            metadata.addProperty("samsky.part." + i, parts.get(i));
        }
        inside().post(
                        Service.COMPUTE,
                        "/servers/" + server.remoteId() + "/metadata",
                        Json.object("metadata", metadata));
        assertThat(look(server.address()).content().fields().find("cloudInit"))
                .contains(Value.of(UserData.of("#cloud-config").written()));
    }

    @Test
    void aNetworkThatNeverCameToItsRouterIsCompletedOrReplaced() throws Exception {
        make(Kind.TENANT_SPACE);
        var operation = operation();
        var sample = samples.of(Kind.NETWORK);
        cloud.fail(Fault.before(".*/add_router_interface", 1, new Fault.What.Closed()));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.create(SCOPE, sample.instruction(made), operation));
        assertThat(look(sample.address()).condition())
                .isEqualTo(new Remote.Condition.Failed("It is not on the tenant's router."));
        driver.create(SCOPE, sample.instruction(made), operation);
        assertThat(look(sample.address()).condition()).isEqualTo(Remote.READY);
        assertThat(inside().list(Service.NETWORK, "/networks", "networks", "name", "esdh-esdh"))
                .hasSize(1);
    }

    @Test
    void givesAServerAnotherSizeAndConfirmsIt() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var address = samples.of(Kind.SERVER).address();
        var prior = create(Kind.SERVER, server("m1.small", false));
        driver.update(
                SCOPE,
                prior,
                Samples.instruct(address, server("m1.large", false), made),
                operation());
        assertThat(look(address).content()).isNotEqualTo(prior.content());
        assertThat(look(address).content().fields()).isEqualTo(server("m1.large", false).fields());
        assertThat(inside().list(Service.COMPUTE, "/servers/detail", "servers"))
                .hasSize(1)
                .allMatch(one ->
                        Json.text(one, "status").equals("ACTIVE")
                                && Json.text(one, "flavor", "original_name").equals("m1.large"));
    }

    @Test
    void spreadsServersByAGroupThatGoesWithTheFirewall() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var server = create(Kind.SERVER, server("m1.small", true));
        var groups = inside().list(Service.COMPUTE, "/os-server-groups", "server_groups");
        assertThat(groups).hasSize(1);
        assertThat(Json.text(groups.getFirst(), "policy")).isEqualTo("anti-affinity");
        driver.delete(SCOPE, server, operation());
        driver.delete(
                SCOPE,
                Objects.requireNonNull(made.get(samples.of(Kind.FIREWALL).address())),
                operation());
        assertThat(inside().list(Service.COMPUTE, "/os-server-groups", "server_groups")).isEmpty();
    }

    @Test
    void startsFromAVolumeWhereTheFlavorHasNoDisc() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        create(Kind.SERVER, server("b1.small", false));
        assertThat(look(samples.of(Kind.SERVER).address()).content().fields())
                .isEqualTo(server("b1.small", false).fields());
    }

    @Test
    void namesWhatTheCloudDoesNotHave() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        assertFails(
                DriverException.Kind.INVALID,
                "Did you mean 'm1.small'?",
                () -> create(Kind.SERVER, server("m1.smal", false)));
        assertFails(
                DriverException.Kind.INVALID,
                "no domain 'Kommuner'",
                () -> driver(Map.of("domain", "Kommuner")).close());
        assertFails(
                DriverException.Kind.INVALID,
                "no region 'nowhere'",
                () -> driver(Map.of("region", "nowhere")).observe(SCOPE, ALL));
        assertFails(
                DriverException.Kind.INVALID,
                "public",
                () -> {
                    try (var other = driver(Map.of("externalNetwork", "internett"))) {
                        var space = samples.of(Kind.TENANT_SPACE);
                        var scope =
                                new TenantScope(
                                        new DeploymentId("two"), SCOPE.tenant(), SCOPE.location());
                        other.create(scope, space.instruction(Map.of()), operation());
                    }
                });
    }

    @Test
    void tellsAQuotaThatIsUsedUpFromADenial() throws Exception {
        var space = (TenantSpace) samples.of(Kind.TENANT_SPACE).resource();
        var none =
                new Limits(
                        Optional.of(0),
                        Optional.empty(),
                        ByteSize.parse("1Gi"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(0));
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var spaceAddress = samples.space();
        driver.update(
                SCOPE,
                Objects.requireNonNull(made.get(spaceAddress)),
                Samples.instruct(
                        spaceAddress,
                        new TenantSpace(space.displayName(), space.range(), none, space.access()),
                        made),
                operation());
        assertFails(
                DriverException.Kind.QUOTA_EXCEEDED,
                "Quota exceeded for cores",
                () -> create(Kind.SERVER, server("m1.small", false)));
        assertThat(driver.observe(SCOPE, ALL).all())
                .noneMatch(remote -> remote.address().kind() == Kind.SERVER);
        assertFails(
                DriverException.Kind.QUOTA_EXCEEDED,
                "Quota exceeded",
                () -> make(Kind.PUBLIC_ADDRESS));
        // One of two fits.
        assertFails(
                DriverException.Kind.QUOTA_EXCEEDED,
                "VolumeSizeExceedsAvailableQuota",
                () -> make(Kind.VOLUME));
    }

    @Test
    void aListThatIsNotThereIsUnknownAndNotEmpty() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.VOLUME);
        cloud.fail(Fault.before("GET /volume/v3/.*/volumes/detail", 9, Fault.status(404)));
        var seen = driver.observe(SCOPE, ALL);
        assertThat(seen.at(samples.of(Kind.VOLUME).address())).isInstanceOf(Observed.Unknown.class);
        assertThat(seen.at(samples.of(Kind.NETWORK).address()))
                .isInstanceOf(Observed.Present.class);
    }

    @Test
    void looksWithOneCallForEachList() throws Exception {
        make(ALL.toArray(Kind[]::new));
        driver.observe(SCOPE, ALL);
        cloud.forgetCalls();
        driver.observe(SCOPE, ALL);
        assertThat(cloud.calls()).doesNotHaveDuplicates().hasSize(13);
    }

    @Test
    void seesWhoElseWasLetIntoAProject() throws Exception {
        make(Kind.TENANT_SPACE);
        var project = Json.text(cloud.identity().projects().getFirst(), "id");
        cloud.identity().grant(project, "users", "user-mallory", "role-admin");
        var sample = samples.of(Kind.TENANT_SPACE);
        assertThat(look(sample.address()).content().fields().canonical())
                .contains("\"user mallory\":\"administrator\"");
        driver.update(
                SCOPE,
                Objects.requireNonNull(made.get(sample.address())),
                sample.instruction(made),
                operation());
        assertThat(look(sample.address()).content().fields()).isEqualTo(sample.resource().fields());
    }

    @Test
    void leavesNothingBehindNotEvenTheProject() throws Exception {
        make(ALL.toArray(Kind[]::new));
        var spread = samples.address(Kind.SERVER, "web-2");
        made.put(
                spread,
                driver.create(
                        SCOPE,
                        Samples.instruct(spread, server("m1.small", true), made),
                        operation()));
        var project = Json.text(cloud.identity().projects().getFirst(), "id");
        assertThat(cloud.kept(project))
                .anyMatch(what -> what.startsWith("server groups "))
                .anyMatch(what -> what.startsWith("security-groups "))
                .contains("quotas of Nova", "quotas of Neutron", "quotas of Cinder");
        assertFails(
                DriverException.Kind.CONFLICT,
                "the server esdh-web-1",
                () ->
                        driver.delete(
                                SCOPE,
                                Objects.requireNonNull(made.get(samples.space())),
                                operation()));
        for (var remote : List.copyOf(made.values()).reversed()) {
            driver.delete(SCOPE, remote, operation());
        }
        assertThat(cloud.identity().projects()).isEmpty();
        assertThat(cloud.kept(project)).isEmpty();
    }

    @Test
    void namesAnImageThatTheCloudDoesNotHaveWhateverItIsCalled() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        driver.close();
        driver =
                OpenStackDriver.open(
                        OpenStackFixture.connection(Map.of(), "Debian 12 (bookworm)"),
                        OpenstackDriverTest.into(cloud.url()));
        assertFails(
                DriverException.Kind.INVALID,
                "no image 'Debian 12 (bookworm)'",
                () -> create(Kind.SERVER, server("m1.small", false)));
    }

    @Test
    void namesAGroupThatKeystoneDoesNotKnowThoughItCutsItsListsOff() throws Exception {
        var cut = "{\"groups\": [], \"links\": {\"next\": null}, \"truncated\": true}";
        cloud.fail(
                Fault.before(
                        "GET /v3/groups", 99, new Fault.What.Status(200, cut, Optional.empty())));
        assertFails(DriverException.Kind.INVALID, "cut off", () -> make(Kind.TENANT_SPACE));
    }

    @Test
    void asksForAGroupByItsName() throws Exception {
        make(Kind.TENANT_SPACE);
        assertThat(cloud.queries("/v3/groups")).containsExactly("it-drift");
        assertThat(cloud.queries("/v3/roles")).doesNotContain("");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        var wrong =
                Map.of(
                        Map.of("strategi", "given"), "Did you mean 'strategy'?",
                        Map.of("strategy", "mine"), "keystone",
                        Map.of("strategy", "given", "project", "all"), "{tenant}",
                        Map.of("project", "p-{tenant}"), "strategy: given",
                        Map.of("bootVolume", "much"), "bootVolume",
                        Map.of("viewerRole", "member"), "'viewerRole' and 'operatorRole'");
        wrong.forEach((settings, words) ->
                assertFails(DriverException.Kind.INVALID, words, () -> driver(settings).close()));
    }

    /** Nova answers both with the status of who may not. */
    @ParameterizedTest
    @CsvSource({"server_groups, 0", "server_group_members, 1"})
    void tellsTooManyServerGroupsFromAMissingRole(String what, int most) throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL);
        var quota = Json.object("quota_set", Json.object(what, most));
        var project = inside().projectId();
        inside().put(Service.COMPUTE, "/os-quota-sets/" + project, quota);
        if (most > 0) {
            create(Kind.SERVER, server("m1.small", true));
        }
        var second = samples.address(Kind.SERVER, "web-2");
        var planned = Samples.instruct(second, server("m1.small", true), made);
        assertFails(
                DriverException.Kind.QUOTA_EXCEEDED,
                "Quota exceeded for " + what,
                () -> driver.create(SCOPE, planned, operation()));
        cloud.fail(Fault.before("POST /compute/v2.1/servers", 1, Fault.status(403)));
        inside().put(
                        Service.COMPUTE,
                        "/os-quota-sets/" + project,
                        Json.object("quota_set", Json.object(what, 10)));
        assertFails(
                DriverException.Kind.DENIED,
                "roles",
                () -> driver.create(SCOPE, planned, operation()));
    }
}
