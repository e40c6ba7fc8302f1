package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Examined;
import dk.samsky.driver.Samples;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.standin.Fault;
import dk.samsky.driver.openstack.standin.Identity;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants' projects: those that we make, those that are given, and what people do to them. */
class SpacesTest extends OpenStackBench {
    private static final Map<String, String> GIVEN =
            Map.of("strategy", "given", "project", "given-{tenant}");
    private static final TenantScope EAST =
            new TenantScope(
                    SCOPE.deployment(),
                    SCOPE.tenant(),
                    new Location(SCOPE.location().provider(), "dk-east"));

    private void give() throws Exception {
        driver.close();
        cloud.identity().give("given-aarhus");
        driver = driver(GIVEN);
    }

    @Test
    void aGivenProjectWhoseMarkSomebodyWroteOverIsNotTakenForGone() throws Exception {
        give();
        var space = make(Kind.TENANT_SPACE);
        var network = make(Kind.NETWORK);
        inside().put(
                        Service.NETWORK,
                        "/security-groups/" + space.remoteId(),
                        Json.object("security_group", Json.object("description", "ours")));
        var seen = driver.observe(SCOPE, ALL);
        assertThat(seen.isUnmarked(Kind.TENANT_SPACE, space.remoteId())).isTrue();
        assertThat(seen.at(network.address())).isInstanceOf(Observed.Present.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /v3/projects/.*/users/.*",
        "PUT /compute/.*/os-quota-sets/.*",
        "PUT /network/v2.0/quotas/.*",
        "PUT /v3/projects/.*/groups/.*",
        "POST /network/v2.0/routers",
        "PATCH /v3/projects/.*"
    })
    void aProjectThatIsHalfMadeIsNotReadyAndIsCompleted(String call) throws Exception {
        assertIsCompleted(call);
        assertThat(cloud.identity().projects()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /network/v2.0/security-groups/.*/tags",
        "POST /network/v2.0/routers",
        "PUT /network/v2.0/security-groups/[^/]*"
    })
    void aGivenProjectThatIsHalfTakenIsNotReadyAndIsCompleted(String call) throws Exception {
        give();
        assertIsCompleted(call);
    }

    private void assertIsCompleted(String call) throws Exception {
        var sample = samples.of(Kind.TENANT_SPACE);
        var operation = operation();
        cloud.fail(Fault.before(call, 1, Fault.status(503)));
        assertFails(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "",
                () -> driver.create(SCOPE, sample.instruction(made), operation));
        assertThat(look(sample.address()).condition())
                .isEqualTo(new Remote.Condition.Failed("It was not made to its end."));
        driver.create(SCOPE, sample.instruction(made), operation);
        assertThat(look(sample.address()).condition()).isEqualTo(Remote.READY);
        assertThat(look(sample.address()).content().fields()).isEqualTo(sample.resource().fields());
        assertThat(inside().list(Service.NETWORK, "/routers", "routers")).hasSize(1);
    }

    @Test
    void whatStandsInAGivenProjectIsSeenThoughItsMarkIsGone() throws Exception {
        give();
        make(Kind.TENANT_SPACE, Kind.NETWORK);
        var space = Objects.requireNonNull(made.get(samples.space()));
        inside().delete(Service.NETWORK, "/security-groups/" + space.remoteId());
        var network = look(samples.of(Kind.NETWORK).address());
        assertThat(network.condition()).isEqualTo(Remote.READY);
        assertThat(driver.observe(SCOPE, ALL).at(space.address()))
                .isInstanceOf(Observed.Absent.class);
        driver.delete(SCOPE, network, operation());
        assertThat(driver.observe(SCOPE, ALL).all()).isEmpty();
    }

    @Test
    void aProjectThatLostItsTagsIsNotAbsent() throws Exception {
        make(Kind.TENANT_SPACE);
        cloud.identity().projects().getFirst().add("tags", Json.object("x", List.of()).get("x"));
        assertFails(
                DriverException.Kind.INVALID,
                "has lost its tags",
                () -> driver.observe(SCOPE, ALL));
    }

    @Test
    void aProjectThatIsDisabledIsLeftAlone() throws Exception {
        make(Kind.TENANT_SPACE);
        var project = cloud.identity().projects().getFirst();
        project.addProperty("enabled", false);
        assertFails(DriverException.Kind.INVALID, "is disabled", () -> driver.observe(SCOPE, ALL));
        project.addProperty("enabled", true);
        assertThat(look(samples.space()).condition()).isEqualTo(Remote.READY);
    }

    @Test
    void aProjectThatLostOneTagIsFoundByItsName() throws Exception {
        make(Kind.TENANT_SPACE);
        var tags = cloud.identity().projects().getFirst().getAsJsonArray("tags");
        assertThat(tags.remove(new JsonPrimitive("samsky-tenant=aarhus"))).isTrue();
        assertThat(look(samples.space()).condition()).isEqualTo(Remote.READY);
    }

    /** What clouds.yaml says of both tenants leads to one project. */
    private OpenStackDriver ofOneProject(Path folder) throws Exception {
        var text = new StringBuilder("clouds:\n");
        for (var tenant : List.of("aarhus", "ribe")) {
            text.append(
                    """
                      %s:
                        auth:
                          auth_url: "%s"
                          username: admin
                          password: "%s"
                          project_name: shared
                    """
                            .formatted(tenant, cloud.url(), Identity.PASSWORD));
        }
        Files.writeString(folder.resolve("clouds.yaml"), text);
        return OpenStackDriver.open(
                OpenStackFixture.connection(
                        Map.of("strategy", "given", "cloud", "{tenant}"), "fake-linux"),
                new Surroundings(Map.of(), folder, folder, folder, InstantSource.system()));
    }

    @Test
    void oneProjectIsNotGivenToTwoTenants(@TempDir Path folder) throws Exception {
        driver.close();
        cloud.identity().give("shared");
        driver = ofOneProject(folder);
        make(ALL.toArray(Kind[]::new));
        var others = new TenantScope(SCOPE.deployment(), new TenantId("ribe"), SCOPE.location());
        var space = new Samples(others.tenant(), "debian-12", "m1.small").of(Kind.TENANT_SPACE);
        assertFails(
                DriverException.Kind.INVALID,
                "is aarhus's already. Give each tenant a project of its own",
                () -> driver.observe(others, ALL));
        try (var next = ofOneProject(folder)) { // another run, in which ribe comes first
            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(
                            () -> next.observe(others, ALL),
                            () -> next.create(others, space.instruction(Map.of()), operation()),
                            () ->
                                    next.delete(
                                            others,
                                            remote(samples.of(Kind.NETWORK).address()),
                                            operation()))) {
                assertFails(DriverException.Kind.INVALID, "openstack security group delete", call);
            }
        }
        assertThat(driver.observe(SCOPE, ALL).all()).hasSameSizeAs(made.values());
    }

    /** Before decision 0129. */
    @Test
    void marksThatDoNotSayTheTenantAreRead() throws Exception {
        give();
        make(ALL.toArray(Kind[]::new));
        var formerly = Digest.of(SCOPE.location().toString()).toString().substring(0, 8);
        var lists =
                Map.of(
                        "networks", "network",
                        "subnets", "subnet",
                        "ports", "port",
                        "floatingips", "floatingip",
                        "security-groups", "security_group");
        for (var list : lists.entrySet()) {
            var name = list.getKey().replace('-', '_');
            for (var object : inside().list(Service.NETWORK, "/" + list.getKey(), name)) {
                var line = Json.text(object, "description");
                if (line.startsWith("samsky ")) {
                    var old =
                            line.replaceAll("@[0-9a-f]{8}", "@" + formerly)
                                    .replaceAll(" space@aarhus$", " space");
                    assertThat(old).isNotEqualTo(line);
                    inside().put(
                                    Service.NETWORK,
                                    "/" + list.getKey() + "/" + Json.text(object, "id"),
                                    Json.object(list.getValue(), Json.object("description", old)));
                }
            }
        }
        assertThat(driver.observe(SCOPE, ALL).all()).hasSameSizeAs(made.values());
        for (var remote : List.copyOf(made.values()).reversed()) {
            driver.delete(SCOPE, remote, operation());
        }
        assertThat(driver.observe(SCOPE, ALL).all()).isEmpty();
        assertThat(ports()).isEmpty();
    }

    /** Two regions of a document may be one of the cloud's, and a tenant's project one and all. */
    @Test
    void twoLocationsInOneProjectKeepApart() throws Exception {
        driver.close();
        cloud.identity().give("given-aarhus");
        var regions = new LinkedHashMap<>(Map.of("dk-west", Limits.NONE, "dk-east", Limits.NONE));
        driver =
                OpenStackDriver.open(
                        new Connection(
                                "national-cloud",
                                Path.of("."),
                                new LinkedHashMap<>(GIVEN),
                                regions,
                                new LinkedHashMap<>(Map.of("debian-12", "fake-linux")),
                                List.of()),
                        OpenstackDriverTest.into(cloud.url()));
        make(ALL.toArray(Kind[]::new));
        assertThat(driver.observe(EAST, ALL).all()).isEmpty();
        var west = driver.observe(SCOPE, ALL);
        var other = new LinkedHashMap<>(made);
        other.clear();
        for (var sample : samples.of(ALL)) {
            other.put(
                    sample.address(), driver.create(EAST, sample.instruction(other), operation()));
        }
        assertThat(driver.observe(EAST, ALL).all()).hasSameSizeAs(west.all());
        for (var remote : List.copyOf(other.values()).reversed()) {
            driver.delete(EAST, remote, operation());
        }
        assertThat(driver.observe(SCOPE, ALL).all()).isEqualTo(west.all());
        assertThat(inside().list(Service.NETWORK, "/routers", "routers")).hasSize(1);
    }

    @Test
    void eachRegionOfAProjectHasFlavorsAndImagesOfItsOwn() throws Exception {
        cloud.identity().give("given-aarhus");
        cloud.identity().open("RegionTwo");
        var one = inside().in("RegionOne");
        var two = one.in("RegionTwo");
        var catalogue = new Catalogue(Map.of());
        catalogue.flavor(one, "m1.small");
        catalogue.image(one, "fake-linux");
        cloud.fail(
                answering(
                        "GET /compute/v2.1/flavors/detail",
                        "{\"flavors\": [{\"id\": \"b\", \"name\": \"m1.small\"}]}"));
        cloud.fail(answering("GET /image/v2/images", "{\"images\": [{\"id\": \"b\"}]}"));
        assertThat(Json.text(catalogue.flavor(two, "m1.small"), "id")).isEqualTo("b");
        assertThat(catalogue.image(two, "fake-linux")).isEqualTo("b");
        assertThat(Json.text(catalogue.flavor(one, "m1.small"), "id")).isEqualTo("1");
        assertThat(catalogue.image(one, "fake-linux")).isEqualTo("image-1");
    }

    private static Fault answering(String call, String body) {
        return Fault.before(call, 1, new Fault.What.Status(200, body, Optional.empty()));
    }

    @Test
    void namesWhatIsMissingBeforeAnythingIsMade() throws Exception {
        assertThat(((Examined) driver).missing()).isEmpty();
        driver.close();
        driver = driver(Map.of("administratorRole", "chief"));
        cloud.fail(
                Fault.before(
                        "GET /volume/v3/",
                        1,
                        new Fault.What.Status(
                                200,
                                "{\"versions\": [{\"version\": \"3.27\"}]}",
                                Optional.empty())));
        cloud.forgetCalls();
        assertThat(((Examined) driver).missing())
                .containsExactly("the role 'chief'", "a newer Cinder");
        assertThat(cloud.calls()).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void namesTheFlavorsAndImagesThatTheCloudLacks() throws Exception {
        driver.close();
        driver =
                OpenStackDriver.open(
                        new Connection(
                                "national-cloud",
                                Path.of("."),
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>(Map.of("dk-west", Limits.NONE)),
                                new LinkedHashMap<>(
                                        Map.of("debian-12", "fake-linux", "windows", "nt 4.0")),
                                List.of("m1.small", "g9.huge")),
                        OpenstackDriverTest.into(cloud.url()));
        assertThat(((Examined) driver).missing())
                .containsExactly("the flavor 'g9.huge'", "the image 'nt 4.0'");
        // What an administrator sees, and no project that is made new.
        answer(
                "GET /compute/v2.1/flavors/detail",
                """
                {"flavors": [{"id": "1", "name": "g9.huge", "os-flavor-access:is_public": true},
                             {"id": "2", "name": "m1.small", "os-flavor-access:is_public": false}]}
                """);
        answer(
                "GET /image/v2/images",
                """
                {"images": [{"id": "1", "visibility": "private"},
                            {"id": "2", "visibility": "community"}]}
                """);
        assertThat(((Examined) driver).missing())
                .containsExactlyInAnyOrder(
                        "access to the flavor 'm1.small', which is private",
                        "access to the image 'fake-linux', which is not public",
                        "access to the image 'nt 4.0', which is not public");
    }

    private void answer(String call, String answer) {
        cloud.fail(Fault.before(call, 9, new Fault.What.Status(200, answer, Optional.empty())));
    }

    @Test
    void namesTheServicesThatTheCatalogueLacks() throws Exception {
        cloud.identity().lack("volumev3", "image");
        cloud.identity().revokeAll();
        driver.close();
        driver = driver(Map.of());
        assertThat(((Examined) driver).missing()).containsExactly("Cinder", "Glance");
    }

    @Test
    void saysThatAnApplicationCredentialIsBoundToItsProject() {
        var surroundings =
                OpenstackDriverTest.with(
                        Map.of(
                                "OS_AUTH_URL",
                                cloud.url(),
                                "OS_APPLICATION_CREDENTIAL_ID",
                                "abc",
                                "OS_APPLICATION_CREDENTIAL_SECRET",
                                Identity.PASSWORD));
        assertFails(
                DriverException.Kind.INVALID,
                "Take 'project' away",
                () -> {
                    try (var bound =
                            OpenStackDriver.open(
                                    OpenStackFixture.connection(GIVEN, "x"), surroundings)) {
                        bound.observe(SCOPE, ALL);
                    }
                });
        assertThat(cloud.count("POST /v3/auth/tokens")).isEqualTo(1); // the other driver's
    }

    /** Whoever runs Samsky, from wherever: none of them takes the others' way in. */
    @Test
    void twoWhoRunSamskyLeaveEachOthersRoles() throws Exception {
        make(ALL.toArray(Kind[]::new));
        var sample = samples.of(Kind.TENANT_SPACE);
        try (var second =
                OpenStackDriver.open(
                        OpenStackFixture.connection(Map.of(), "fake-linux"),
                        OpenstackDriverTest.into(cloud.url(), "second"))) {
            var seen = second.observe(SCOPE, ALL);
            assertThat(seen.all()).hasSize(made.size());
            second.update(SCOPE, remote(sample.address()), sample.instruction(made), operation());
        }
        assertThat(look(sample.address()).content().fields()).isEqualTo(sample.resource().fields());
        driver.update(SCOPE, remote(sample.address()), sample.instruction(made), operation());
        var project = Json.text(cloud.identity().projects().getFirst(), "id");
        assertThat(cloud.identity().whoIsIn(project)).contains("user-1", "user-2");
    }

    private Remote remote(dk.samsky.model.Address address) {
        return Objects.requireNonNull(made.get(address));
    }

    @Test
    void whatOthersPutIntoAProjectHoldsItsDeletionUp() throws Exception {
        make(Kind.TENANT_SPACE);
        var theirs =
                Json.object(
                        "security_group",
                        Json.object("name", "by hand", "description", "for the printer"));
        var group =
                Json.text(
                        inside().post(Service.NETWORK, "/security-groups", theirs),
                        "security_group",
                        "id");
        inside().post(
                        Service.NETWORK,
                        "/routers",
                        Json.object("router", Json.object("name", "a way round")));
        assertFails(
                DriverException.Kind.CONFLICT,
                "the security group by hand, the router a way round",
                () -> driver.delete(SCOPE, remote(samples.space()), operation()));
        assertThat(inside().find(Service.NETWORK, "/security-groups/" + group)).isPresent();
    }

    @Test
    void whatPeopleKeepInAProjectHoldsItsDeletionUp() throws Exception {
        make(Kind.TENANT_SPACE);
        var external = inside().list(Service.NETWORK, "/networks", "networks", "name", "public");
        var port = Json.object("name", "guest", "network_id", Json.text(external.getFirst(), "id"));
        inside().post(Service.NETWORK, "/ports", Json.object("port", port));
        inside().post(Service.IMAGE, "/images", Json.object("name", "of web-1"));
        for (var what : List.of("snapshot", "backup")) {
            inside().post(
                            Service.VOLUME,
                            "/" + what + "s",
                            Json.object(what, Json.object("name", "of db-1")));
        }
        assertFails(
                DriverException.Kind.CONFLICT,
                "the port guest, the image of web-1, the snapshot of db-1, the backup of db-1",
                () -> driver.delete(SCOPE, remote(samples.space()), operation()));
        assertThat(cloud.identity().projects()).hasSize(1);
    }

    @Test
    void whatMayNotBeLookedAtHoldsTheDeletionOfAProjectUp() throws Exception {
        make(Kind.TENANT_SPACE);
        cloud.fail(Fault.before("GET /volume/v3/.*/backups", 1, Fault.status(403)));
        assertFails(
                DriverException.Kind.CONFLICT,
                "the backups, which Samsky may not look at",
                () -> driver.delete(SCOPE, remote(samples.space()), operation()));
        cloud.fail(Fault.before("GET /volume/v3/.*/backups", 1, Fault.status(404)));
        driver.delete(SCOPE, remote(samples.space()), operation());
        assertThat(cloud.identity().projects()).isEmpty();
    }

    @Test
    void aMarkThatIsBlankIsNobodys() throws Exception {
        make(ALL.toArray(Kind[]::new));
        var blank = Json.object("samsky.deployment", " ");
        for (var remote : List.copyOf(made.values())) {
            var id = remote.remoteId();
            switch (remote.address().kind()) {
                case SERVER -> metadata(Service.COMPUTE, "/servers/" + id, blank);
                case VOLUME -> metadata(Service.VOLUME, "/volumes/" + id, blank);
                case NETWORK ->
                        inside().put(
                                        Service.NETWORK,
                                        "/networks/" + id,
                                        Json.object(
                                                "network",
                                                Json.object(
                                                        "description",
                                                        "samsky \t x esdh/network/esdh . "
                                                                + "10.12.3.0/24")));
                default -> {}
            }
        }
        var kinds = driver.observe(SCOPE, ALL).all().stream().map(one -> one.address().kind());
        assertThat(kinds).containsOnly(Kind.TENANT_SPACE, Kind.FIREWALL, Kind.PUBLIC_ADDRESS);
    }

    private void metadata(Service service, String path, JsonObject values) throws Exception {
        inside().post(service, path + "/metadata", Json.object("metadata", values));
    }

    @Test
    void putsTheWayOutBackOnTheRouter() throws Exception {
        make(Kind.TENANT_SPACE, Kind.NETWORK);
        var router = inside().list(Service.NETWORK, "/routers", "routers").getFirst();
        var none = new JsonObject();
        none.add("external_gateway_info", com.google.gson.JsonNull.INSTANCE);
        inside().put(
                        Service.NETWORK,
                        "/routers/" + Json.text(router, "id"),
                        Json.object("router", none));
        var sample = samples.of(Kind.NETWORK);
        driver.update(SCOPE, remote(sample.address()), sample.instruction(made), operation());
        var now = inside().list(Service.NETWORK, "/routers", "routers").getFirst();
        assertThat(Json.find(now, "external_gateway_info", "network_id")).isPresent();
    }

    @Test
    void tellsWhatTheHostsHaveFree() throws Exception {
        make(ALL.toArray(Kind[]::new));
        var server = samples.of(Kind.SERVER).resource().amounts();
        var free = driver.free("dk-west");
        assertThat(free.vcpus()).contains(240 - server.vcpus() + 299);
        assertThat(free.memory()).contains(new ByteSize((252L << 30) + (299L << 20)));
        assertThat(free.storage()).isEmpty();
        assertThat(driver.free(SCOPE)).isEqualTo(Limits.NONE);
    }

    @Test
    void believesACloudThatSaysToHaveMoreThanThereIs() throws Exception {
        var much =
                """
                {"provider_summaries": {"one": {"resources": {
                  "VCPU": {"capacity": 9223372036854775807, "used": -1},
                  "MEMORY_MB": {"capacity": 9223372036854775807, "used": "none"}}},
                  "another": {"resources": {
                  "VCPU": {"capacity": 4, "used": 5}, "MEMORY_MB": {}}}}}
                """;
        cloud.fail(
                Fault.before(
                        "GET /placement/allocation_candidates",
                        1,
                        new Fault.What.Status(200, much, Optional.empty())));
        var free = driver.free("dk-west");
        assertThat(free.vcpus()).contains(Integer.MAX_VALUE);
        assertThat(free.memory()).contains(ByteSize.MOST);
    }

    @Test
    void whatMayNotBeReadIsNotNoneAtAll() throws Exception {
        cloud.fail(Fault.before("GET /placement/allocation_candidates", 1, Fault.status(403)));
        assertFails(DriverException.Kind.DENIED, "", () -> driver.free("dk-west"));
        cloud.fail(Fault.before("GET /placement/allocation_candidates", 1, Fault.status(404)));
        assertFails(DriverException.Kind.NOT_FOUND, "", () -> driver.free("dk-west"));
        var other = new Fault.What.Status(200, "{\"hello\": 1}", Optional.empty());
        cloud.fail(Fault.before("GET /placement/allocation_candidates", 1, other));
        assertFails(DriverException.Kind.TRANSIENT, "", () -> driver.free("dk-west"));
    }

    @Test
    void tellsWhatTheQuotasOfAGivenProjectLeave() throws Exception {
        give();
        make(ALL.toArray(Kind[]::new));
        var taken = Amounts.NONE;
        for (var sample : samples.of(ALL)) {
            taken = taken.plus(sample.resource().amounts());
        }
        cloud.forgetCalls();
        var free = driver.free(SCOPE);
        assertThat(free.vcpus()).contains(20 - taken.vcpus());
        assertThat(free.memory()).contains(new ByteSize(48L << 30));
        assertThat(free.servers()).contains(10 - taken.servers());
        assertThat(free.storage()).contains(new ByteSize((1000L << 30) - taken.storage().bytes()));
        assertThat(free.publicAddresses()).contains(50 - taken.publicAddresses());
        assertThat(cloud.calls())
                .hasSizeLessThanOrEqualTo(3)
                .allMatch(call -> call.startsWith("GET "));
        assertThat(driver.free("dk-west")).isEqualTo(Limits.NONE);
        cloud.fail(Fault.before("GET /network/v2.0/quotas/.*", 1, Fault.status(403)));
        assertThat(driver.free(SCOPE).publicAddresses()).isEmpty();
    }
}
