package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Checked;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Doubts;
import dk.samsky.document.Tenant;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Value;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Renames;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceBuilderTest {
    private static final Location DENMARK = new Location("national-cloud", "dk-west");
    private static final Tenant AARHUS = Estate.tenant("aarhus");

    @Test
    void makesTheResourcesOfAWorkload() {
        var desired =
                build(placed("esdh", Estate.caseManagement(), Map.of("webServers", Value.of(3))));
        assertThat(desired.stream().map(ResourceBuilderTest::written))
                .containsExactly(
                        "aarhus/tenant-space/national-cloud.dk-west"
                            + " {\"access\":{\"aarhus-it-drift\":\"operator\"},\"displayName\":\"aarhus"
                            + " kommune\",\"range\":\"10.1.0.0/16\"}",
                        "aarhus/esdh/network/main"
                                + " {\"range\":\"10.1.0.0/26\",\"space\":\"aarhus/tenant-space/"
                                + "national-cloud.dk-west\"}",
                        "aarhus/esdh/firewall/main"
                            + " {\"groups\":[\"db\",\"web\"],\"rules\":[\"tcp/443 internet ->"
                            + " web\",\"tcp/5432 web ->"
                            + " db\"],\"space\":\"aarhus/tenant-space/national-cloud.dk-west\"}",
                        "aarhus/esdh/volume/db-1-data"
                                + " {\"size\":\"500Gi\",\"space\":\"aarhus/tenant-space/"
                                + "national-cloud.dk-west\"}",
                        server("db", 1, ",\"volumes\":[\"aarhus/esdh/volume/db-1-data\"]"),
                        server("web", 1, ""),
                        server("web", 2, ""),
                        server("web", 3, ""));
    }

    private static String server(String group, int number, String more) {
        return "aarhus/esdh/server/"
                + group
                + "-"
                + number
                + " {\"firewall\":\"aarhus/esdh/firewall/main\",\"group\":\""
                + group
                + "\",\"image\":\"debian-12\",\"memory\":\"4Gi\",\"network\":\"aarhus/esdh/network/main\","
                + "\"size\":\"g1.small\",\"spread\":false,\"vcpus\":2"
                + more
                + "}";
    }

    private static String written(Desired desired) {
        return desired.address() + " " + desired.resource().fields().canonical();
    }

    @Test
    void makesANamespaceWithItsQuotaPolicyAndPeople() {
        var blueprint =
                Estate.blueprint(
                        "b",
                        List.of(),
                        List.of(Estate.space("apps", Estate.ODD), Estate.space("jobs")),
                        Estate.rule("tcp/8080", "internet", "apps"),
                        Estate.rule("tcp/9090", "apps", "jobs"));
        var desired = build(placed("portal", blueprint, Map.of()));
        assertThat(desired)
                .extracting(each -> each.address().toString())
                .containsExactly(
                        "aarhus/portal/namespace/apps",
                        "aarhus/portal/namespace/jobs",
                        "aarhus/portal/namespace-quota/apps",
                        "aarhus/portal/namespace-quota/jobs",
                        "aarhus/portal/network-policy/apps",
                        "aarhus/portal/network-policy/jobs",
                        "aarhus/portal/access-binding/apps.aarhus-it-drift.operator",
                        "aarhus/portal/access-binding/apps.aarhus-kommune-it-drift--8346df0f.viewer",
                        "aarhus/portal/access-binding/jobs.aarhus-it-drift.operator",
                        "aarhus/portal/deployer/apps",
                        "aarhus/portal/deployer/jobs");
        assertThat(desired.get(5).resource().fields().canonical())
                .isEqualTo(
                        "{\"group\":\"jobs\",\"namespace\":\"aarhus/portal/namespace/jobs\","
                                + "\"rules\":[\"tcp/9090 apps -> jobs\"]}");
        assertThat(desired)
                .filteredOn(Desired::protect)
                .extracting(each -> each.address().kind())
                .containsOnly(Kind.NAMESPACE);
    }

    @Test
    void nothingNeedsASpaceWithoutServers() {
        var none = Estate.blueprint("b", List.of(), List.of(Estate.servers("web", "0")));
        assertThat(build(placed("esdh", none, Map.of()))).isEmpty();
    }

    @Test
    void keepsTheNetworkThatStands() {
        var standing = standing("esdh", "10.1.7.0/26", "gone", "10.1.0.0/26");
        var desired =
                build(
                        List.of(
                                placed("esdh", Estate.caseManagement(), Map.of()),
                                placed("bibliotek", Estate.caseManagement(), Map.of())),
                        standing);
        assertThat(networks(desired)).hasToString("{bibliotek=10.1.0.64/26, esdh=10.1.7.0/26}");
    }

    @Test
    void keepsTheNetworkOfARenamedWorkload() {
        var placed = placed("esdh", Estate.caseManagement(), Map.of());
        var need = placed.need();
        var renamed =
                new Placed(
                        new WorkloadNeed(
                                need.id(),
                                need.blueprint(),
                                need.labels(),
                                need.data(),
                                need.servers(),
                                need.namespaces(),
                                need.rules(),
                                need.provider(),
                                need.region(),
                                new Renames(Optional.of("sager"), new LinkedHashMap<>()),
                                need.span()),
                        placed.location(),
                        placed.sizes(),
                        placed.serversDriver(),
                        placed.namespacesDriver());
        assertThat(networks(build(List.of(renamed), standing("sager", "10.1.3.0/26"))))
                .hasToString("{esdh=10.1.3.0/26}");
    }

    @ParameterizedTest
    @CsvSource({"1, 26", "28, 26", "29, 25", "60, 25", "61, 24", "500, 22"})
    void givesRoomForTwiceTheServers(int servers, int prefix) {
        var blueprint =
                Estate.blueprint(
                        "b", List.of(), List.of(Estate.servers("web", Integer.toString(servers))));
        assertThat(networks(build(placed("esdh", blueprint, Map.of()))).values())
                .extracting(Cidr::prefix)
                .containsExactly(prefix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.2.0.0/26 | 2 | BP-203",
                "10.1.0.0/28 | 9 | BP-204",
                "10.1.0.0/28 | 8 | ''",
            })
    void refusesNetworksThatCannotStay(String stands, String servers, String code) {
        var blueprint = Estate.blueprint("b", List.of(), List.of(Estate.servers("web", servers)));
        var checked =
                check(
                        "10.1.0.0/16",
                        List.of(placed("esdh", blueprint, Map.of())),
                        standing("esdh", stands));
        assertThat(checked.diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactlyElementsOf(
                        code.equals("''") || code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void tellsThatTheRangeIsUsedUp() {
        var placed =
                List.of(
                        placed("a", Estate.caseManagement(), Map.of()),
                        placed("b", Estate.caseManagement(), Map.of()));
        var problems = check("10.1.0.0/26", placed, Standing.NOTHING).diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(BlueprintCode.RANGE_EXHAUSTED);
        assertThat(problems.getFirst().address()).hasValue("aarhus/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.9.0/24 | the tenant's own | true",
                "192.0.2.0/24 | outside the cloud | true",
                "10.2.9.0/24 | another tenant's | false",
                "10.0.0.0/8 | the whole pool | false",
                "10.200.0.0/16 | a range that nobody has yet | false",
                "172.16.5.0/24 | another's, outside the pool | false",
                "10.1.64.0/24 | the tenant's own, but reserved | false",
                "169.254.169.254/32 | where clouds keep secrets | false",
                "169.0.0.0/8 | the same among others | false",
                "100.100.100.200/32 | another such place | false",
                "168.63.129.16/32 | and another | false",
                "127.0.0.1/32 | the machine itself | false",
            })
    void letsNoRuleReachIntoOthersAddresses(String range, String reason, boolean permitted) {
        var blueprint =
                Estate.blueprint(
                        "b",
                        List.of(),
                        List.of(Estate.servers("web", "1")),
                        Estate.rule("tcp/22", range, "web"));
        var problems =
                check("10.1.0.0/16", List.of(placed("esdh", blueprint, Map.of())), Standing.NOTHING)
                        .diagnostics();
        assertThat(problems.isEmpty()).as(reason).isEqualTo(permitted);
        assertThat(problems).allMatch(problem -> problem.code() == BlueprintCode.FOREIGN_RANGE);
    }

    @Test
    void isTheSameInAnyOrderAndReadsBack() {
        for (var seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var placed = new ArrayList<Placed>();
            for (var i = 0; i < 12; i++) {
                var blueprint =
                        Estate.blueprint(
                                "b" + i,
                                List.of(),
                                List.of(
                                        Estate.servers(
                                                "web",
                                                Integer.toString(random.nextInt(40)),
                                                Estate.volume("d", "5Gi")),
                                        Estate.space("apps")));
                placed.add(placed("w" + i, blueprint, Map.of()));
            }
            var first = build(placed, Standing.NOTHING);
            Collections.shuffle(placed, random);
            assertThat(build(placed, Standing.NOTHING)).as("seed " + seed).isEqualTo(first);
            assertThat(first)
                    .extracting(Desired::address)
                    .as("seed " + seed)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(first)
                    .as("seed " + seed)
                    .allMatch(each ->
                            Resources.read(each.address().kind(), each.resource().fields())
                                    .equals(each.resource()));
            assertThat(build(placed, standing(first))).as("seed " + seed).isEqualTo(first);
        }
    }

    private static Standing standing(List<Desired> desired) {
        var networks = new LinkedHashMap<WorkloadId, Cidr>();
        desired.forEach(each -> {
            if (each.resource() instanceof Network(var _, var range)) {
                networks.put(each.address().workloadId().orElseThrow(), range);
            }
        });
        return standing(networks);
    }

    private static Standing standing(String... workloadsAndRanges) {
        var networks = new LinkedHashMap<WorkloadId, Cidr>();
        for (var i = 0; i < workloadsAndRanges.length; i += 2) {
            var workload = new WorkloadId(AARHUS.id(), workloadsAndRanges[i]);
            networks.put(workload, Estate.cidr(workloadsAndRanges[i + 1]));
        }
        return standing(networks);
    }

    private static Standing standing(Map<WorkloadId, Cidr> networks) {
        var workloads = new LinkedHashMap<WorkloadId, Standing.OfWorkload>();
        networks.forEach((workload, range) ->
                workloads.put(
                        workload,
                        new Standing.OfWorkload(
                                DENMARK,
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>(),
                                Optional.of(range),
                                Amounts.NONE,
                                new LinkedHashMap<>())));
        return new Standing(workloads);
    }

    private static SequencedMap<String, Cidr> networks(List<Desired> desired) {
        var networks = new TreeMap<String, Cidr>();
        desired.forEach(each -> {
            if (each.resource() instanceof Network(var _, var range)) {
                networks.put(each.address().workload().orElseThrow(), range);
            }
        });
        return networks;
    }

    private static Placed placed(String name, Blueprint blueprint, Map<String, Value> parameters) {
        var workload = Estate.workload("aarhus", name, blueprint.name(), parameters);
        var need =
                Estate.expand(
                                Expander.of(
                                        Estate.library(blueprint),
                                        Estate.GROUPS,
                                        Doubts.NONE,
                                        new CelExpressions()),
                                AARHUS,
                                workload)
                        .value()
                        .orElseThrow();
        var sizes = new LinkedHashMap<String, String>();
        need.servers().stream()
                .map(ServersNeed::component)
                .forEach(group -> sizes.put(group, "g1.small"));
        return new Placed(need, DENMARK, sizes, "simulated", "simulated");
    }

    private static List<Desired> build(Placed placed) {
        return build(List.of(placed), Standing.NOTHING);
    }

    private static List<Desired> build(List<Placed> placed, Standing standing) {
        return check("10.1.0.0/16", placed, standing).value().orElseThrow();
    }

    private static Checked<List<Desired>> check(
            String range, List<Placed> placed, Standing standing) {
        var ranges = new TreeMap<TenantId, Cidr>();
        ranges.put(AARHUS.id(), Estate.cidr(range));
        ranges.put(new TenantId("ribe"), Estate.cidr("10.2.0.0/16"));
        ranges.put(new TenantId("vejle"), Estate.cidr("172.16.0.0/16"));
        return new ResourceBuilder(
                        new RangeCheck(
                                Estate.cidr("10.0.0.0/8"),
                                ranges,
                                List.of(Estate.cidr("10.1.64.0/18"))))
                .build(AARHUS, placed, standing);
    }
}
