package dk.samsky;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Policy.Scope;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.engine.Prepared;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Namespace;
import dk.samsky.policy.Facts.PlanFigures;
import dk.samsky.policy.Subject;
import dk.samsky.policy.Verdict;
import dk.samsky.policy.Verdict.Finding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in src/docs/policies.md are understood, and can be asked of the example. */
class PoliciesGuideTest {
    private static final Path GUIDE = Path.of("src/docs/policies.md");
    private static final Path EXAMPLE = Path.of("examples/three-municipalities");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final TenantId VIBORG = new TenantId("viborg");
    private static final Location DENMARK = new Location("national-cloud", "dk-east");
    private static final Location SWEDEN = new Location("nordic-commercial", "se-stockholm");

    private static final Predicate<Finding> BROKEN = Finding.Broken.class::isInstance;

    @TempDir Path folder;
    private Prepared prepared;

    @BeforeEach
    void putTheRulesIntoTheExample() throws IOException {
        var workspace = folder.resolve("examples/three-municipalities");
        Files.createDirectories(workspace.getParent());
        copy(EXAMPLE, workspace);
        var rules =
                Pattern.compile("(?s)```yaml\n(.*?)```")
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        Files.createDirectory(workspace.resolve("policies"));
        Files.writeString(workspace.resolve("policies/guide.yaml"), String.join("---\n", rules));
        var checked =
                WorkspaceLoader.load(workspace, workspace, _ -> true)
                        .usable()
                        .then(read -> Prepared.of(read, new CelExpressions(), NOW));
        assertThat(checked.diagnostics()).isEmpty();
        prepared = checked.value().orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var path = from.relativize(file).toString();
                if (!path.startsWith("policies") && !path.startsWith(".samsky")) {
                    Files.copy(file, to.resolve(path));
                }
            }
        }
    }

    @Test
    void thereAreFiveRules() {
        assertThat(prepared.workspace().policies()).hasSize(5);
    }

    @Test
    void noRuleBreaksOnAnyWorkloadAtAnyPlace() {
        for (var need : needs()) {
            assertThat(ask(Scope.WORKLOAD, prepared.facts().workload(need))).noneMatch(BROKEN);
            for (var place : List.of(DENMARK, SWEDEN)) {
                assertThat(ask(Scope.PLACEMENT, prepared.facts().placement(need).apply(place)))
                        .noneMatch(BROKEN);
            }
        }
    }

    @Test
    void personalNumbersStayInDenmarkButForTheWaivedLibrary() {
        var system = need("esdh");
        assertThat(find("cpr-stays-in-denmark", system, SWEDEN)).isInstanceOf(Finding.Fails.class);
        assertThat(find("cpr-stays-in-denmark", system, DENMARK)).isInstanceOf(Finding.Holds.class);
        assertThat(find("cpr-stays-in-denmark", need("bibliotek"), SWEDEN))
                .isInstanceOf(Finding.Waived.class);
    }

    @Test
    void namespacesAreAskedForTheirLevel() {
        var need = need("selvbetjening");
        var level = Namespace.PodSecurity.BASELINE;
        var desired =
                new Desired(
                        Address.of(need.id(), Kind.NAMESPACE, "app"),
                        DENMARK,
                        "simulated",
                        new Namespace(level),
                        false);
        var subject = prepared.facts().resource(desired, Optional.of(need));
        assertThat(ask(Scope.RESOURCE, subject))
                .containsExactly(
                        new Finding.Fails(
                                "viborg/selvbetjening/namespace/app has the level baseline"));
    }

    @Test
    void largeStepsAreTold() {
        assertThat(plan(11, "0")).isInstanceOf(Finding.Fails.class);
        assertThat(plan(0, "100000.01")).isInstanceOf(Finding.Fails.class);
        assertThat(plan(10, "100000.00")).isInstanceOf(Finding.Holds.class);
    }

    private Finding plan(int deletes, String costAfter) {
        var figures =
                new PlanFigures(
                        0, 0, 0, deletes, Optional.of(kroner("0")), Optional.of(kroner(costAfter)));
        return ask(Scope.PLAN, prepared.facts().plan(VIBORG, figures)).getFirst();
    }

    private static Money kroner(String amount) {
        return new Money(new BigDecimal(amount), "DKK");
    }

    private Finding find(String rule, WorkloadNeed need, Location place) {
        return verdicts(Scope.PLACEMENT, prepared.facts().placement(need).apply(place)).stream()
                .filter(verdict -> verdict.policy().equals(rule))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    private List<Finding> ask(Scope scope, Subject subject) {
        return verdicts(scope, subject).stream().map(Verdict::finding).toList();
    }

    private List<Verdict> verdicts(Scope scope, Subject subject) {
        return prepared.policies().judge().judge(scope, subject);
    }

    private WorkloadNeed need(String name) {
        return needs().stream()
                .filter(need -> need.id().tenant().equals(VIBORG) && need.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<WorkloadNeed> needs() {
        return prepared.workspace().tenants().values().stream()
                .flatMap(tenant ->
                        tenant.workloads().values().stream()
                                .map(workload ->
                                        prepared.expander()
                                                .expand(tenant, workload)
                                                .value()
                                                .orElseThrow()))
                .toList();
    }
}
