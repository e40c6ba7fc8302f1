package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People move in and out of a country that stands: whatever their number becomes, it can be
 * planned, and nothing that holds data goes.
 */
class InhabitantsTest {
    /** The smallest, two of the middle on both sides of a step, and one of the largest. */
    private static final List<String> TENANTS =
            List.of("laesoe", "fredericia", "silkeborg", "aalborg");

    private static final Pattern INHABITANTS = Pattern.compile("inhabitants: ([0-9]+)");

    @TempDir private Path folder;
    private Path denmark = Path.of("");

    @BeforeEach
    void copyAPartOfTheExampleAndItsShelves() throws IOException {
        for (var from : List.of("blueprints", "providers", "policies")) {
            copy(Path.of(from));
        }
        denmark = folder.resolve("examples/denmark");
        Files.createDirectories(denmark);
        Files.copy(Path.of("examples/denmark/samsky.yaml"), denmark.resolve("samsky.yaml"));
        for (var tenant : TENANTS) {
            copy(Path.of("examples/denmark/tenants", tenant));
        }
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void scaleInhabitants(int percent) throws IOException {
        for (var tenant : TENANTS) {
            var own = Path.of("tenants", tenant, "tenant.yaml");
            var text = Files.readString(Path.of("examples/denmark").resolve(own));
            var inhabitants = INHABITANTS.matcher(text);
            assertThat(inhabitants.find()).isTrue();
            var now = Long.parseLong(inhabitants.group(1)) * percent / 100;
            Files.writeString(
                    denmark.resolve(own), inhabitants.replaceFirst("inhabitants: " + now));
        }
    }

    private String ends(String... line) {
        var run = CommandRun.in(denmark, line);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return run.out();
    }

    @Test
    void nothingThatHoldsDataGoesWhenPeopleComeOrLeave() throws IOException {
        ends("apply", "--yes", "-q");
        for (var percent : List.of(90, 95, 105, 110)) {
            scaleInhabitants(percent);
            var plan = ends("plan");
            assertThat(plan).as("at %s percent", percent).contains("0 to replace");
            assertThat(plan.lines().filter(line -> line.contains("volume/")))
                    .as("at %s percent", percent)
                    .noneMatch(line -> line.strip().startsWith("-"));
        }
        scaleInhabitants(95);
        assertThat(CommandRun.in(denmark, "plan", "--tenant", "aalborg").err())
                .contains("PN-113")
                .containsPattern(
                        "servers and [0-9]+ volumes of aalborg stay although less is asked")
                .containsPattern("[0-9],[0-9]{2} DKK a month");
        // And on it goes: from the lowest number to the highest, each step applied.
        for (var percent : List.of(90, 110, 100)) {
            scaleInhabitants(percent);
            ends("apply", "--yes", "-q");
            ends("plan", "--detailed-exitcode");
        }
    }

    /** The way out that PN-113 names. */
    @Test
    void serversGoOnceNothingProtectsThemAnyMore() throws IOException {
        var workloads = denmark.resolve("tenants/laesoe/workloads.yaml");
        var usual = Files.readString(workloads);
        grow(workloads, usual, "{dbServers: 4, storage: 30Gi}");
        ends("apply", "--yes", "-q", "--tenant", "laesoe");
        grow(workloads, usual, "{dbServers: 3, storage: 30Gi}");
        assertThat(ends("plan", "--tenant", "laesoe")).contains("No changes");
        grow(workloads, usual, "{dbServers: 3, protect: false, storage: 30Gi}");
        ends("apply", "--yes", "-q", "--tenant", "laesoe");
        assertThat(ends("plan", "--tenant", "laesoe"))
                .containsPattern("- server/db-4 +no document asks for it")
                .containsPattern("- volume/db-4-data +no document asks for it")
                .contains("0 to create, 0 to update, 0 to replace, 2 to delete");
        ends("apply", "--yes", "-q", "--tenant", "laesoe");
        ends("plan", "--detailed-exitcode", "--tenant", "laesoe");
    }

    private static void grow(Path workloads, String usual, String parameters) throws IOException {
        Files.writeString(
                workloads,
                usual.replace(
                        "spec: {blueprint: esdh}",
                        "spec: {blueprint: esdh, parameters: " + parameters + "}"));
    }
}
