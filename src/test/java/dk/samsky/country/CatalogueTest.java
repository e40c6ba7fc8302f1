package dk.samsky.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.samsky.blueprint.Expander;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Doubts;
import dk.samsky.document.Workspace;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.TrafficRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue against the table of archetypes: {@code blueprints/} holds each of them, with the
 * table's data class, and with its size at 60 000 inhabitants.
 *
 * <p>A volume is a whole number of GiB, so that storage may be up to a GiB more for each.
 */
class CatalogueTest {
    private static final List<String> SHAPES = List.of("containers", "pool", "tiers");

    private static final Map<String, Confidentiality> CONFIDENTIALITY =
            Map.of(
                    "offentlig", Confidentiality.PUBLIC,
                    "intern", Confidentiality.INTERNAL,
                    "fortrolig", Confidentiality.CONFIDENTIAL,
                    "følsom", Confidentiality.SENSITIVE);

    /** Membership of a union is sensitive: GDPR art. 9. */
    private static final Map<String, PersonalData> PERSONAL =
            Map.of(
                    "ingen", PersonalData.NONE,
                    "almindelige", PersonalData.ORDINARY,
                    "fagforening", PersonalData.SENSITIVE,
                    "følsomme", PersonalData.SENSITIVE,
                    "cpr", PersonalData.CPR,
                    "strafbare", PersonalData.CRIMINAL);

    private static final Map<String, DataLocation> LOCATION =
            Map.of(
                    "any", DataLocation.ANY,
                    "eu_eea", DataLocation.EU,
                    "dk_preferred", DataLocation.EU,
                    "dk", DataLocation.DK);

    @TempDir private static Path folder;

    private static final Map<Integer, Map<String, WorkloadNeed>> NEEDS = new TreeMap<>();
    private static Map<String, Blueprint> blueprints = Map.of();

    /** Three places of very different size, each with every archetype. */
    @BeforeAll
    static void expandAllOfIt() throws IOException {
        var workspace = load();
        blueprints = workspace.blueprints();
        var expander =
                Expander.of(
                        workspace.blueprints(),
                        workspace.groups(),
                        Doubts.NONE,
                        new CelExpressions());
        for (var tenant : workspace.tenants().values()) {
            var needs = new TreeMap<String, WorkloadNeed>();
            for (var workload : tenant.workloads().values()) {
                var need = expander.expand(tenant, workload);
                assertThat(need.diagnostics()).as(workload.id().toString()).isEmpty();
                needs.put(workload.id().name(), need.value().orElseThrow());
            }
            NEEDS.put(tenant.inhabitants(), needs);
        }
    }

    private static Workspace load() throws IOException {
        Files.createDirectory(folder.resolve("blueprints"));
        try (var files = Files.list(Path.of("blueprints"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve("blueprints").resolve(file.getFileName()));
            }
        }
        var inhabitants = Map.of("fanoe", 1_000, "gentofte", 60_000, "koebenhavn", 632_340);
        var files = new TreeMap<String, String>();
        files.put(
                "samsky.yaml",
                """
                apiVersion: samsky.dk/v1
                kind: Workspace
                metadata: {name: catalogue}
                spec: {}
                """);
        for (var municipality : Municipality.all()) {
            var name = municipality.tenant();
            if (inhabitants.containsKey(name)) {
                files.put(
                        "tenants/" + name + "/tenant.yaml",
                        Denmark.tenant(municipality)
                                .replaceAll(
                                        "inhabitants: [0-9]+",
                                        "inhabitants: " + inhabitants.get(name)));
                files.put(
                        "tenants/" + name + "/workloads.yaml",
                        Archetype.all().stream()
                                .map(archetype ->
                                        """
                                        apiVersion: samsky.dk/v1
                                        kind: Workload
                                        metadata: {name: %1$s, tenant: %2$s}
                                        spec: {blueprint: %1$s}
                                        """
                                                .formatted(archetype.id(), name))
                                .collect(Collectors.joining("---\n", "", bare(name))));
            }
        }
        Generator.write(folder, files);
        var loaded = WorkspaceLoader.load(folder, folder, _ -> true);
        assertThat(loaded.diagnostics()).isEmpty();
        return loaded.usable().value().orElseThrow();
    }

    /** Databases with no server before them, on either system. */
    private static String bare(String tenant) {
        return """
        ---
        apiVersion: samsky.dk/v1
        kind: Workload
        metadata: {name: bare, tenant: %1$s}
        spec: {blueprint: tiers, parameters: {storageAt60000: 10, citizens: true}}
        ---
        apiVersion: samsky.dk/v1
        kind: Workload
        metadata: {name: bare-windows, tenant: %1$s}
        spec: {blueprint: tiers, parameters: {storageAt60000: 10, windows: true}}
        """
                .formatted(tenant);
    }

    static List<Archetype> archetypes() {
        return Archetype.all();
    }

    static Stream<Archetype> national() {
        return Archetype.all().stream().filter(archetype -> !archetype.isLocal());
    }

    @Test
    void holdsTheArchetypesAndTheirShapesOnly() {
        assertThat(Archetype.all()).hasSize(49);
        assertThat(national()).hasSize(10);
        assertThat(blueprints.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Archetype.all().stream().map(Archetype::id), SHAPES.stream())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void hasTheDataClassOfTheTable(Archetype archetype) {
        var strictest =
                Arrays.stream(archetype.data().personal().split("\\+"))
                        .map(word -> Objects.requireNonNull(PERSONAL.get(word), word))
                        .max(PersonalData::compareTo)
                        .orElseThrow();
        assertThat(blueprint(archetype).data())
                .isEqualTo(
                        new DataClass(
                                Objects.requireNonNull(
                                        CONFIDENTIALITY.get(archetype.data().confidentiality())),
                                strictest,
                                Objects.requireNonNull(LOCATION.get(archetype.data().location()))));
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void saysWhatItIsAndThatItsSizesAreEstimates(Archetype archetype) {
        var labels = new TreeMap<String, String>();
        labels.put("domain", archetype.domain());
        labels.put("criticality", archetype.criticality());
        labels.put("delivery", archetype.isLocal() ? "local" : "national");
        labels.put("sizing", "estimate");
        if (archetype.data().location().equals("dk_preferred")) {
            labels.put("location-wish", "dk");
        }
        assertThat(need(archetype, 60_000).labels()).isEqualTo(labels);
        assertThat(blueprint(archetype).description()).endsWith("; sizes are estimates");
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void hasTheSizeOfTheTable(Archetype archetype) {
        var need = need(archetype, 60_000);
        var size = archetype.size();
        if (archetype.isInContainers()) {
            assertThat(need.servers()).isEmpty();
            assertThat(need.namespaces())
                    .extracting(NamespaceNeed::vcpus, NamespaceNeed::memory, NamespaceNeed::storage)
                    .containsExactly(
                            tuple(
                                    size.vcpus(),
                                    ByteSize.ofGibibytes(size.memory()),
                                    ByteSize.ofGibibytes(size.storage())));
            return;
        }
        assertThat(need.namespaces()).isEmpty();
        assertThat(sum(need, ServersNeed::count)).isEqualTo(size.servers());
        assertThat(sum(need, group -> group.count() * group.vcpus())).isEqualTo(size.vcpus());
        assertThat(sum(need, group -> group.count() * gibibytes(group.memory())))
                .isEqualTo(size.memory());
        var volumes = sum(need, group -> group.count() * group.volumes().size());
        assertThat(storage(need))
                .isGreaterThanOrEqualTo(size.storage())
                .isLessThan(size.storage() + volumes);
        if (!archetype.system().contains("/")) {
            assertThat(need.servers())
                    .extracting(ServersNeed::image)
                    .allMatch(image ->
                            image.startsWith("windows") == archetype.system().equals("windows"));
        }
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void keepsASecondServerWhereItIsCriticalHoweverFewPeopleThereAre(Archetype archetype) {
        var usual = need(archetype, 60_000);
        var small = need(archetype, 1_000);
        var least = archetype.isRedundant() ? 2 : 1;
        for (var i = 0; archetype.isLocal() && i < usual.servers().size(); i++) {
            var group = small.servers().get(i);
            assertThat(group.count())
                    .as(group.component())
                    .isEqualTo(Math.min(least, usual.servers().get(i).count()));
            // So that a second server comes without replacing the first.
            assertThat(group.spread()).isTrue();
        }
        assertThat(small.namespaces()).allMatch(namespace -> namespace.vcpus() >= least);
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void followsTheInhabitants(Archetype archetype) {
        var size = archetype.size();
        var people = archetype.isLocal() ? 632_340 : 60_000;
        var need = need(archetype, 632_340);
        for (var namespace : need.namespaces()) {
            assertThat(namespace.vcpus()).isEqualTo(Math.ceilDiv(size.vcpus() * people, 60_000));
        }
        var usual = need(archetype, 60_000).servers();
        for (var i = 0; i < usual.size(); i++) {
            assertThat(need.servers().get(i).count())
                    .isEqualTo(Math.ceilDiv(usual.get(i).count() * people, 60_000));
        }
    }

    @ParameterizedTest
    @MethodSource("national")
    void servesTheCountryFromOneInstallationWhoeverHasIt(Archetype archetype) {
        assertThat(need(archetype, 1_000).servers()).isEqualTo(need(archetype, 632_340).servers());
        assertThat(need(archetype, 1_000).namespaces())
                .extracting(NamespaceNeed::vcpus)
                .isEqualTo(
                        need(archetype, 632_340).namespaces().stream()
                                .map(NamespaceNeed::vcpus)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void protectsWhatKeepsData(Archetype archetype) {
        var need = need(archetype, 60_000);
        assertThat(need.servers()).allMatch(group -> group.protect() || group.volumes().isEmpty());
        assertThat(need.namespaces()).allMatch(NamespaceNeed::protect);
        assertThat(
                        need.servers().stream().anyMatch(ServersNeed::protect)
                                || !need.namespaces().isEmpty())
                .isTrue();
    }

    /** What is public has an address, and a way in from the internet; nothing else has. */
    @ParameterizedTest
    @MethodSource("archetypes")
    void isReachedFromTheInternetOnlyWhereCitizensUseIt(Archetype archetype) {
        var need = need(archetype, 60_000);
        var isOpen =
                need.rules().stream().anyMatch(rule -> rule.from().toString().equals("internet"));
        assertThat(need.servers().stream().anyMatch(ServersNeed::publicAddress))
                .isEqualTo(isOpen && need.namespaces().isEmpty());
        assertThat(need.rules()).isNotEmpty();
    }

    /** And no database is open to the internet, whoever uses it. */
    @Test
    void databasesThatStandAloneAreReachedFromTheOffices() {
        var needs = Objects.requireNonNull(NEEDS.get(60_000));
        assertThat(Objects.requireNonNull(needs.get("bare")).rules())
                .map(TrafficRule::toString)
                .containsExactly("tcp/5432 172.16.0.0/12 -> db", "tcp/443 db -> internet");
        assertThat(Objects.requireNonNull(needs.get("bare-windows")).rules())
                .map(TrafficRule::toString)
                .containsExactly("tcp/1433 172.16.0.0/12 -> db", "tcp/443 db -> internet");
    }

    private static Blueprint blueprint(Archetype archetype) {
        return Objects.requireNonNull(blueprints.get(archetype.id()));
    }

    private static WorkloadNeed need(Archetype archetype, int inhabitants) {
        return Objects.requireNonNull(
                Objects.requireNonNull(NEEDS.get(inhabitants)).get(archetype.id()));
    }

    private static int sum(WorkloadNeed need, ToIntFunction<ServersNeed> amount) {
        return need.servers().stream().mapToInt(amount).sum();
    }

    private static int storage(WorkloadNeed need) {
        return sum(
                need,
                group ->
                        group.volumes().stream()
                                .mapToInt(volume -> group.count() * gibibytes(volume.size()))
                                .sum());
    }

    private static int gibibytes(ByteSize size) {
        return size.gibibytes().intValueExact();
    }

    /** Whoever forgets 'data' does not get leave to go anywhere. */
    @Test
    void shapesAreNotOpenToTheWorldUnlessSomebodySaysSo() {
        for (var shape : List.of("tiers", "pool", "containers")) {
            assertThat(Objects.requireNonNull(blueprints.get(shape)).data())
                    .as(shape)
                    .isEqualTo(DataClass.UNSTATED);
        }
    }
}
