package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every workspace below {@code examples/}, through the command line, as its readers run it. A copy
 * of it: what a run leaves behind is no part of a checkout.
 */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");

    /** What examples share, found by them as {@code ../../blueprints} and so on. */
    private static final List<Path> SHELVES =
            List.of(Path.of("blueprints"), Path.of("providers"), Path.of("policies"));

    @TempDir private Path folder;

    /**
     * All but the whole country, of which {@link DenmarkRunTest} makes one municipality, and what
     * needs a cluster or a cloud, which src/test/suites/kubernetes and openstack run.
     */
    static List<String> examples() throws IOException {
        try (var found = Files.list(EXAMPLES)) {
            return found.filter(folder -> Files.exists(folder.resolve("samsky.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name ->
                            !List.of("denmark", "kubernetes", "national-cloud").contains(name))
                    .sorted()
                    .toList();
        }
    }

    /** One example, copied. */
    private record Example(Path directory) {
        static Example of(String name, Path folder) throws IOException {
            for (var shelf : SHELVES) {
                if (Files.exists(shelf)) {
                    copy(shelf, folder.resolve(shelf));
                }
            }
            copy(EXAMPLES.resolve(name), folder.resolve("examples").resolve(name));
            return new Example(folder.resolve("examples").resolve(name));
        }

        private static void copy(Path from, Path to) throws IOException {
            try (var files = Files.walk(from)) {
                for (var file : files.sorted().toList()) {
                    var inside = from.relativize(file);
                    if (!inside.startsWith(".samsky")) {
                        var copied = Files.isDirectory(file) ? to.resolve(inside) : null;
                        Files.createDirectories(
                                Objects.requireNonNullElse(copied, to.resolve(inside).getParent()));
                        if (copied == null) {
                            Files.copy(file, to.resolve(inside));
                        }
                    }
                }
            }
        }

        CommandRun ends(ExitStatus status, String... line) {
            return CommandRun.ends(status, directory, line);
        }

        /** JSON is YAML, and a reader of that is here already. */
        @SuppressWarnings("unchecked") // what a document without tags is read to
        Map<String, Object> json(String... line) {
            var load = new Load(LoadSettings.builder().build());
            return (Map<String, Object>)
                    Objects.requireNonNull(load.loadFromString(ends(ExitStatus.DONE, line).out()));
        }

        @SuppressWarnings("unchecked")
        static List<Map<String, Object>> list(Map<String, Object> json, String name) {
            return (List<Map<String, Object>>) json.getOrDefault(name, List.of());
        }

        /** The addresses that Samsky remembers, one a line. */
        String remembered() {
            return list(json("show", "-o", "json"), "resources").stream()
                    .map(resource -> resource.get("address") + " " + resource.get("remote_id"))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }

        /** The addresses that stand in the clouds, one a line; twice if there are two. */
        String standing() {
            return ends(ExitStatus.DONE, "simulated", "list")
                    .out()
                    .lines()
                    .map(line -> line.strip().replaceAll("^\\S+ +(\\S+) .* (\\S+)$", "$1 $2"))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void thereIsAnExample() throws IOException {
        assertThat(examples()).contains("three-municipalities");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesFromNothingToAnEstateThatNeedsNothing(String name) throws IOException {
        var example = Example.of(name, folder);
        example.ends(ExitStatus.DONE, "validate");
        example.ends(ExitStatus.CHANGES, "plan", "--detailed-exitcode");
        var first = example.ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(first.out()).contains("steps done in");
        assertThat(example.standing()).isNotEmpty().isEqualTo(example.remembered());
        example.ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        example.ends(ExitStatus.DONE, "drift", "--detailed-exitcode");
        var before = example.json("state", "list", "-o", "json");
        var again = example.ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(again.out()).doesNotContain("done in");
        assertThat(example.json("state", "list", "-o", "json")).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void costsSumToTheOere(String name) throws IOException {
        var example = Example.of(name, folder);
        example.ends(ExitStatus.DONE, "apply", "--yes", "-q");
        var cost = example.json("cost", "-o", "json");
        var total = BigDecimal.ZERO;
        for (var tenant : Example.list(cost, "tenants")) {
            assertThat(amount(tenant, "direct").add(amount(tenant, "shared")))
                    .as("direct and shared of %s", tenant.get("tenant"))
                    .isEqualByComparingTo(amount(tenant, "total"));
            assertThat(
                            Example.list(tenant, "lines").stream()
                                    .map(line -> amount(line, "amount"))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("lines of %s", tenant.get("tenant"))
                    .isEqualByComparingTo(amount(tenant, "total"));
            total = total.add(amount(tenant, "total"));
        }
        assertThat(total).isPositive().isEqualByComparingTo(amount(cost, "total"));
        assertThat(cost.get("unknown")).as("unknown prices").isEqualTo(0);
    }

    private static BigDecimal amount(Map<String, Object> json, String name) {
        var text = Objects.requireNonNull(json.get(name)).toString();
        assertThat(text).as(name).matches("-?[0-9]+[.][0-9]{2}");
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void damageIsSeenMendedAndAllOfItTakenAway(String name) throws IOException {
        var example = Example.of(name, folder);
        example.ends(ExitStatus.DONE, "apply", "--yes", "-q");
        var whole =
                example.standing()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList();
        var servers = whole.stream().filter(line -> line.contains("/server/")).toList();
        var gone = servers.getFirst();
        var failed = servers.getLast();
        var changed = whole.stream().filter(line -> line.contains("/volume/")).findFirst();
        example.ends(ExitStatus.DONE, "simulated", "delete", gone);
        example.ends(ExitStatus.DONE, "simulated", "fail", failed);
        if (changed.isPresent()) {
            example.ends(ExitStatus.DONE, "simulated", "change", changed.get(), "size", "10Gi");
        }
        var drift = example.ends(ExitStatus.CHANGES, "drift", "--detailed-exitcode", "-o", "json");
        assertThat(drift.out()).contains(gone, failed).contains(changed.orElse(gone));
        example.ends(ExitStatus.DONE, "apply", "--yes");
        example.ends(ExitStatus.DONE, "drift", "--detailed-exitcode");
        example.ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        assertThat(example.standing()).isEqualTo(example.remembered());
        example.ends(ExitStatus.DONE, "destroy", "--yes");
        assertThat(example.standing()).isEmpty();
        assertThat(example.remembered()).isEmpty();
    }

    @Test
    void aSavedPlanDoesWhatItShowed() throws IOException {
        var example = Example.of("three-municipalities", folder);
        example.ends(ExitStatus.DONE, "plan", "--out", "change.plan");
        assertThat(example.standing()).isEmpty();
        example.ends(ExitStatus.DONE, "apply", "change.plan");
        example.ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        var again = example.ends(ExitStatus.STALE, "apply", "change.plan");
        assertThat(again.err()).contains("aarhus").contains("samsoe").contains("viborg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/samsoe/esdh.yaml",
                "providers/national-cloud.yaml",
                "policies/cpr.yaml",
                "providers/prices/national-cloud.csv",
                "rates.csv",
                "samsky.yaml",
                "blueprints/web-site.yaml"
            })
    void aSavedPlanIsRefusedWhenAFileMovedAndNamesIt(String file) throws IOException {
        var example = Example.of("three-municipalities", folder);
        example.ends(ExitStatus.DONE, "plan", "--out", "change.plan", "-q");
        var path = example.directory().resolve(file);
        Files.writeString(path, Files.readString(path) + "\n");
        var refused = example.ends(ExitStatus.STALE, "apply", "change.plan");
        assertThat(refused.err())
                .contains(Path.of(file).getFileName().toString())
                .contains("samsky plan --out change.plan");
        assertThat(example.standing()).isEmpty();
    }

    @Test
    void aSavedPlanIsRefusedWholeWhenATenantsStateMoved() throws IOException {
        var example = Example.of("three-municipalities", folder);
        example.ends(ExitStatus.DONE, "plan", "--out", "change.plan", "-q");
        example.ends(ExitStatus.DONE, "apply", "--yes", "-q", "--tenant", "samsoe");
        var samsoe = example.standing();
        var refused = example.ends(ExitStatus.STALE, "apply", "change.plan");
        assertThat(refused.err())
                .contains("the state of samsoe went from serial 0 to ")
                .doesNotContain("the state of aarhus");
        assertThat(example.standing()).isEqualTo(samsoe);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aDamagedPlanIsRefusedAndNothingIsDone(int quarter) throws IOException {
        var example = Example.of("three-municipalities", folder);
        example.ends(ExitStatus.DONE, "plan", "--out", "change.plan", "-q");
        var plan = example.directory().resolve("change.plan");
        var text = Files.readString(plan);
        Files.writeString(plan, text.substring(0, text.length() / 4 * quarter));
        var refused = example.ends(ExitStatus.USAGE, "apply", "change.plan");
        assertThat(refused.err()).contains("change.plan").contains("samsky plan --out");
        assertThat(example.standing()).isEmpty();
    }

    @Test
    void oneTenantsPlanLeavesTheOthersAlone() throws IOException {
        var example = Example.of("three-municipalities", folder);
        example.ends(ExitStatus.DONE, "apply", "--yes", "-q", "--tenant", "samsoe");
        assertThat(example.standing().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("samsoe/"));
        example.ends(ExitStatus.DONE, "apply", "--yes", "-q");
        example.ends(ExitStatus.DONE, "destroy", "--yes", "-q", "--tenant", "viborg");
        assertThat(example.standing())
                .contains("aarhus/")
                .contains("samsoe/")
                .doesNotContain("viborg/");
    }
}
