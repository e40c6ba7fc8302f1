package dk.samsky.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.blueprint.Expander;
import dk.samsky.document.Doubts;
import dk.samsky.document.Tenant;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.report.Figures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code examples/denmark}, and what makes it. */
class DenmarkTest {
    private static final Path EXAMPLE = Path.of("examples/denmark");

    @TempDir private Path folder;

    @Test
    void isWhatTheGeneratorWritesToTheByte() throws IOException {
        Generator.write(folder, Denmark.files());
        assertThat(files(EXAMPLE))
                .as("written by: src/build/generate denmark examples/denmark")
                .isEqualTo(files(folder));
    }

    @Test
    void theGeneratorWritesBesideNothingThatIsNotItsOwnAndTakesEachOptionOnce() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Generator.run(new String[] {"denmark", folder.toString()}))
                .isInstanceOf(Generator.Refusal.class)
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> Generator.run("estate --tenants 1 --tenants 2 nowhere".split(" ")))
                .isInstanceOf(Generator.Refusal.class)
                .hasMessage("--tenants is given twice.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "estat x | There is nothing 'estat' to generate; there are denmark and estate.",
                "estate | One folder is to be named.",
                "estate --tenants | --tenants is a whole number from 1 to 98.",
                "estate --tenants -5 x | --tenants is a whole number from 1 to 98, and not '-5'.",
                "estate --tenants 0 x | --tenants is a whole number from 1 to 98, and not '0'.",
                "estate --workloads 9999999999 x | and not '9999999999'.",
                "estate --tenant 3 x | there are --providers, --tenants, --workloads.",
                "estate x --tenants 3 | 'x' is no option; the folder is the last thing to name.",
                "denmark pom.xml | pom.xml is no folder.",
                "estate src | src is not an empty folder."
            })
    void theGeneratorSaysWhatIsWrong(String line, String told) {
        assertThatThrownBy(() -> Generator.run(line.split(" ")))
                .isInstanceOf(Generator.Refusal.class)
                .hasMessageEndingWith(told);
    }

    @Test
    void theGeneratorSaysWhyItCannotWrite() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(
                        () -> Generator.run(new String[] {"estate", folder.resolve("file/x") + ""}))
                .isInstanceOf(IOException.class)
                .satisfies(failure ->
                        assertThat(Generator.reason((IOException) failure)).contains("file"));
        assertThat(Generator.reason(new AccessDeniedException("x")))
                .isEqualTo("x: it is not permitted");
    }

    @Test
    void theGeneratorWritesNothingWhereAFolderIsInTheWay() throws IOException {
        Files.createDirectories(folder.resolve("tenants/odense/tenant.yaml"));
        assertThatThrownBy(() -> Generator.run(new String[] {"denmark", folder.toString()}))
                .isInstanceOf(Generator.Refusal.class)
                .hasMessageContaining("tenants/odense/tenant.yaml is a folder");
        assertThat(files(folder)).isEmpty();
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = directory.relativize(path).toString();
                if (!name.startsWith(".samsky")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    @Test
    void hasEveryMunicipalityUnderANameOfItsOwn() {
        var all = Municipality.all();
        assertThat(all).hasSize(98);
        assertThat(all)
                .extracting(Municipality::tenant)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?"))
                .contains("aeroe", "hoeje-taastrup", "aarhus", "taarnby");
        assertThat(all.stream().mapToInt(Municipality::inhabitants).sum())
                .as("inhabitants of the country")
                .isEqualTo(5822679);
    }

    /** Each tenant's quota holds what its blueprints ask for, and a tenth more. */
    @Test
    void hasRoomInEveryQuota() {
        var workspace =
                WorkspaceLoader.load(EXAMPLE, EXAMPLE, _ -> true).usable().value().orElseThrow();
        var expander =
                Expander.of(
                        workspace.blueprints(),
                        workspace.groups(),
                        Doubts.NONE,
                        new CelExpressions());
        for (var tenant : workspace.tenants().values()) {
            assertThat(tenant.workloads()).as(tenant.displayName()).hasSize(39);
            hasRoom(tenant, expander);
        }
    }

    /** The cloud is as large as the municipalities need and a fifth, as its guide says. */
    @Test
    void fillsTheNationalCloudButForAFifth() throws IOException {
        var workspace =
                WorkspaceLoader.load(EXAMPLE, EXAMPLE, _ -> true).usable().value().orElseThrow();
        var expander =
                Expander.of(
                        workspace.blueprints(),
                        workspace.groups(),
                        Doubts.NONE,
                        new CelExpressions());
        var need = Amounts.NONE;
        for (var tenant : workspace.tenants().values()) {
            for (var workload : tenant.workloads().values()) {
                need = need.plus(expander.expand(tenant, workload).value().orElseThrow().amounts());
            }
        }
        var capacity = Amounts.NONE;
        var provider = Objects.requireNonNull(workspace.providers().get("national-cloud"));
        for (var region : provider.regions().values()) {
            var most = region.capacity();
            capacity =
                    capacity.plus(
                            new Amounts(
                                    most.vcpus().orElseThrow(),
                                    most.memory().orElseThrow(),
                                    most.storage().orElseThrow(),
                                    0,
                                    0,
                                    0));
        }
        isAFifthMore(need.vcpus(), capacity.vcpus());
        isAFifthMore(need.memory().bytes(), capacity.memory().bytes());
        isAFifthMore(need.storage().bytes(), capacity.storage().bytes());
        assertThat(Files.readString(Path.of("providers/README.md")))
                .contains(
                        "%s servers and %s namespaces with %s vCPU, %s of memory and %s of storage"
                                .formatted(
                                        Figures.count(need.servers()),
                                        Figures.count(need.namespaces()),
                                        Figures.count(need.vcpus()),
                                        need.memory().spoken().replace(',', '.'),
                                        need.storage().spoken().replace(',', '.')));
    }

    private static void isAFifthMore(long need, long capacity) {
        assertThat(capacity / (double) need).isBetween(1.2, 1.22);
    }

    private static void hasRoom(Tenant tenant, Expander expander) {
        var needs =
                tenant.workloads().values().stream()
                        .map(workload -> expander.expand(tenant, workload).value().orElseThrow())
                        .toList();
        var groups = needs.stream().flatMap(need -> need.servers().stream()).toList();
        var namespaces = needs.stream().flatMap(need -> need.namespaces().stream()).toList();
        var quota = tenant.quota().value();
        fits(
                tenant,
                groups.stream().mapToInt(ServersNeed::count).sum(),
                quota.servers().orElseThrow());
        fits(
                tenant,
                groups.stream().mapToInt(group -> group.count() * group.vcpus()).sum()
                        + namespaces.stream().mapToInt(NamespaceNeed::vcpus).sum(),
                quota.vcpus().orElseThrow());
        fits(
                tenant,
                groups.stream().mapToLong(group -> group.count() * group.memory().bytes()).sum()
                        + namespaces.stream().mapToLong(space -> space.memory().bytes()).sum(),
                quota.memory().orElseThrow().bytes());
        fits(
                tenant,
                groups.stream().mapToLong(DenmarkTest::storage).sum()
                        + namespaces.stream().mapToLong(space -> space.storage().bytes()).sum(),
                quota.storage().orElseThrow().bytes());
        fits(tenant, namespaces.size(), quota.namespaces().orElseThrow());
    }

    private static void fits(Tenant tenant, long need, long quota) {
        assertThat(need + need / 10).as(tenant.displayName()).isLessThanOrEqualTo(quota);
    }

    private static long storage(ServersNeed group) {
        return group.volumes().stream()
                .mapToLong(volume -> group.count() * volume.size().bytes())
                .sum();
    }
}
