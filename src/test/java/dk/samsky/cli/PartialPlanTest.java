package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands of tenants that are not planned takes its room all the same. */
class PartialPlanTest {
    private static final Location EAST = new Location("national-cloud", "dk-east");

    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = folder.resolve("examples/three-municipalities");
        copy(Path.of("blueprints"), folder.resolve("blueprints"));
        copy(Path.of("examples/three-municipalities"), workspace);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!from.relativize(file).startsWith(".samsky")) {
                    var target = to.resolve(from.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private Amounts taken(String tenant) {
        var factory = ServiceLoader.load(StateStoreFactory.class).findFirst().orElseThrow();
        try (var store = factory.open(workspace, "", InstantSource.fixed(CommandRun.NOW))) {
            return Optional.ofNullable(store.occupancy().get(new TenantId(tenant)))
                    .map(places -> places.getOrDefault(EAST, Amounts.NONE))
                    .orElse(Amounts.NONE);
        }
    }

    private void holdInTheEast(int vcpus) throws IOException {
        var file = workspace.resolve("providers/national-cloud.yaml");
        var text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceFirst("capacity: \\{vcpus: [0-9]+", "capacity: {vcpus: " + vcpus));
    }

    @Test
    void placesBesideWhatTheOthersHave() throws IOException {
        assertThat(run("apply", "--tenant", "aarhus", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--tenant", "samsoe").out())
                .containsPattern("esdh +national-cloud/dk-east");

        var others = taken("aarhus").vcpus();
        assertThat(others).isGreaterThan(20);
        holdInTheEast(others + 1);

        assertThat(run("plan", "--tenant", "samsoe").out())
                .containsPattern("esdh +national-cloud/dk-west");
        assertThat(run("explain", "samsoe/esdh").out())
                .contains("There is no room beside what stands and what is planned");
        assertThat(run("plan", "--detailed-exitcode", "--tenant", "aarhus").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void explainsWhatFillsItsPlaceAsPermittedThere() throws IOException {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        holdInTheEast(taken("samsoe").vcpus());
        assertThat(run("explain", "samsoe/esdh").out()).doesNotContain("There is no room");
    }

    @Test
    void sharesWithTenantsThatHaveNoDocumentAsCostDoes() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var file = workspace.resolve("providers/national-cloud.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "sharedCosts:",
                                "sharedCosts:\n"
                                        + "    - {name: desk, amount: 99999 DKK, per: month, by:"
                                        + " proportional}"));
        Files.move(workspace.resolve("tenants/samsoe"), folder.resolve("samsoe"));
        var cost = run("cost", "--tenant", "aarhus", "-o", "json").out();
        var total = Pattern.compile("\"total\": \"([0-9.]+)\"").matcher(cost);
        assertThat(total.find()).isTrue();
        assertThat(cost).contains("aarhus/(shared)/national-cloud/desk");
        assertThat(run("plan", "--tenant", "aarhus", "-o", "json").out())
                .contains("\"before\": \"" + total.group(1) + "\"");
    }
}
