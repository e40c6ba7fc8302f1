package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.driver.ForwardingDriver;
import dk.samsky.driver.Measured;
import dk.samsky.engine.PlanRequest;
import dk.samsky.engine.Planner;
import dk.samsky.engine.Prepared;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Capability;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Selection;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloud that is nearly full, of which the documents state no limit. */
class CrowdedCloudTest {
    private static final Limits ONE_VCPU =
            new Limits(
                    Optional.of(1),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    @TempDir private Path folder;

    /** The embedded cloud; of a region of it, or of a tenant's part, nearly nothing is free. */
    private record Crowded(Driver inner, Limits region, Limits part)
            implements ForwardingDriver, Measured {
        @Override
        public Limits free(String name) {
            return region;
        }

        @Override
        public Limits free(TenantScope scope) {
            return part;
        }
    }

    private record Factory(DriverFactory inner, Limits region, Limits part)
            implements DriverFactory {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public List<Capability> capabilities() {
            return inner.capabilities();
        }

        @Override
        public List<String> settings() {
            return inner.settings();
        }

        @Override
        public boolean hasOwnLimits() {
            return true;
        }

        @Override
        public Driver connect(Connection connection) throws DriverException {
            return new Crowded(inner.connect(connection), region, part);
        }
    }

    @BeforeEach
    void withoutALimitInTheDocuments() throws IOException {
        CommandRun.ends(ExitStatus.DONE, folder, "init");
        var provider = folder.resolve("providers/national-cloud.yaml");
        var text = Files.readString(provider);
        var limit = ", capacity: {vcpus: 900, memory: 4Ti, storage: 90Ti}";
        assertThat(text).contains(limit);
        Files.writeString(provider, text.replace(limit, ""));
    }

    /** What is asked of a planner. */
    private interface Question<T> {
        T ask(Planner planner) throws InterruptedException;
    }

    private Plan plan(Limits region, Limits part) throws InterruptedException {
        var request =
                new PlanRequest(Selection.ALL, PlanRequest.Aim.DOCUMENTS, PlanRequest.Refresh.ALL);
        return ask(region, part, planner -> planner.plan(request));
    }

    private <T> T ask(Limits region, Limits part, Question<T> question)
            throws InterruptedException {
        var workspace =
                WorkspaceLoader.load(folder, folder, _ -> true).usable().value().orElseThrow();
        var embedded =
                ServiceLoader.load(DriverFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(one -> one.name().equals("simulated"))
                        .findFirst()
                        .orElseThrow();
        var clock = InstantSource.fixed(CommandRun.NOW);
        try (var store =
                        ServiceLoader.load(StateStoreFactory.class)
                                .findFirst()
                                .orElseThrow()
                                .open(folder, ".samsky/state.db", clock);
                var clouds =
                        Clouds.of(
                                workspace, folder, List.of(new Factory(embedded, region, part)))) {
            var planner =
                    new Planner(
                            Prepared.of(workspace, new CelExpressions(), CommandRun.NOW)
                                    .value()
                                    .orElseThrow(),
                            store,
                            clouds,
                            new Surroundings(
                                    clock,
                                    _ -> {},
                                    () -> new OperationId("op"),
                                    new Random(1),
                                    _ -> false),
                            Pace.USUAL,
                            Progress.SILENT);
            return question.ask(planner);
        }
    }

    @Test
    void takesNothingNewThatItHasNoRoomFor() throws Exception {
        assertThat(reasons(plan(ONE_VCPU, Limits.NONE)))
                .anyMatch(why -> why.contains("1 free by the cloud itself"));
        assertThat(reasons(plan(Limits.NONE, ONE_VCPU)))
                .anyMatch(why -> why.contains("1 left by the quota of the tenant's project"));
    }

    private static List<String> reasons(Plan plan) {
        return plan.refused().values().stream()
                .flatMap(List::stream)
                .filter(problem -> problem.code().id().equals("PL-204"))
                .map(problem -> problem.why())
                .toList();
    }

    @Test
    void keepsWhatStands() throws Exception {
        CommandRun.ends(ExitStatus.DONE, folder, "apply", "--yes");
        for (var plan : List.of(plan(ONE_VCPU, Limits.NONE), plan(Limits.NONE, ONE_VCPU))) {
            assertThat(plan.refused()).isEmpty();
            assertThat(plan.isEmpty()).isTrue();
        }
    }

    /** What 'samsky doctor' tells before anything is made. */
    @Test
    void tellsWhoHasNoRoomBeforehand() throws Exception {
        for (var free : List.of(ONE_VCPU, Limits.NONE)) {
            var part = free.equals(ONE_VCPU) ? Limits.NONE : ONE_VCPU;
            assertThat(ask(free, part, Planner::crowded))
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.code().id()).isEqualTo("PL-204"));
        }
        assertThat(ask(Limits.NONE, Limits.NONE, Planner::crowded)).isEmpty();
        CommandRun.ends(ExitStatus.DONE, folder, "apply", "--yes");
        assertThat(ask(ONE_VCPU, Limits.NONE, Planner::crowded)).isEmpty();
    }
}
