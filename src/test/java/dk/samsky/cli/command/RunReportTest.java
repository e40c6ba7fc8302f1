package dk.samsky.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cost.CostSheet;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.EngineCode;
import dk.samsky.engine.StepResult;
import dk.samsky.engine.TenantResult;
import dk.samsky.model.Address;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.plan.StepKey;
import dk.samsky.state.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunReportTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantId RIBE = new TenantId("ribe");
    private static final Diagnostic BUG =
            Diagnostic.error(EngineCode.FAILED, "A bug.", "Nobody foresaw it.", "Report it.");

    private static StepKey step(String address) {
        return new StepKey(
                Address.parse(address).orElseThrow(), StepKey.Phase.MAKE, Optional.empty());
    }

    private static StepResult failed(String address, String message) {
        return new StepResult.Failed(step(address), message, "Mend it.");
    }

    private static StepResult done(String address) {
        return new StepResult.Done(step(address));
    }

    private static RunReport report(TenantResult... results) {
        var run =
                new Run(
                        new RunId("run-1"),
                        "apply",
                        "anna",
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH);
        return new RunReport(
                run,
                List.of(results),
                Optional.of(new CostSheet("DKK", "month", List.of(), List.of())),
                "samsky apply");
    }

    @Test
    void tellsOnceWhatFailedManyStepsWithTheirCount() {
        var network = step("ribe/esdh/network/main");
        var report =
                report(
                        new TenantResult.Applied(
                                AARHUS,
                                List.of(
                                        failed("aarhus/esdh/server/web-2", "It is gone."),
                                        failed("aarhus/esdh/server/web-1", "It is gone."),
                                        failed("aarhus/esdh/server/db-1", "It is full."))),
                        new TenantResult.Applied(
                                RIBE,
                                List.of(
                                        new StepResult.Failed(network, "It is gone.", "Mend it."),
                                        new StepResult.Blocked(
                                                step("ribe/esdh/server/web-1"),
                                                network.address()))));
        assertThat(report.problems())
                .extracting(Diagnostic::what, Diagnostic::why)
                .containsExactly(
                        tuple(
                                "It is gone.",
                                "So failed 3 steps: aarhus/esdh/server/web-1,"
                                        + " aarhus/esdh/server/web-2, ribe/esdh/network/main. What"
                                        + " needs it was not tried: ribe/esdh/server/web-1."),
                        tuple("It is full.", ""));
        assertThat(report.problems().getLast().address()).contains("aarhus/esdh/server/db-1");
    }

    @Test
    void whatWasInterruptedIsNotToldAsRefusedByTheCloud() {
        var network = step("aarhus/esdh/network/main");
        var report =
                report(
                        new TenantResult.Applied(
                                AARHUS,
                                List.of(
                                        new StepResult.Interrupted(network, "It is still there."),
                                        new StepResult.Blocked(
                                                step("aarhus/esdh/server/web-1"),
                                                network.address()))));
        assertThat(report.problems())
                .extracting(Diagnostic::code, Diagnostic::what, Diagnostic::fix)
                .containsExactly(
                        tuple(
                                EngineCode.INTERRUPTED,
                                "1 step was under way when the run was stopped:"
                                        + " aarhus/esdh/network/main.",
                                "Run it again; it looks what became of it, and goes on:\n"
                                        + "    samsky apply"));
        assertThat(report.problems().getFirst().why())
                .isEqualTo(
                        "It is still there. What needs it was not tried:"
                                + " aarhus/esdh/server/web-1.");
        assertThat(report.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(report.json(List.of()))
                .containsPattern("\"interrupted\": \\[\\s*\"aarhus/esdh/network/main\"");
    }

    @Test
    void aBugInOneTenantIsAFailureInPart() {
        var whole = new TenantResult.Applied(RIBE, List.of(done("ribe/esdh/network/main")));
        var step =
                new TenantResult.Applied(
                        AARHUS,
                        List.of(new StepResult.Broken(step("aarhus/esdh/network/main"), BUG)));
        assertThat(report(step, whole).status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(report(step, whole).problems()).containsExactly(BUG);
        assertThat(report(step).status()).isEqualTo(ExitStatus.FAILED);
        var tenant =
                new TenantResult.Broken(AARHUS, List.of(done("aarhus/esdh/network/main")), BUG);
        assertThat(report(tenant).status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(report(tenant, whole).problems()).containsExactly(BUG);
    }

    @Test
    void whatOfOtherWorkloadsWasNotTriedIsNamedWithThem() {
        var space = step("aarhus/tenant-space/main");
        var steps = new ArrayList<StepResult>();
        steps.add(failed("aarhus/tenant-space/main", "It is denied."));
        for (var name : List.of("network/main", "esdh/network/main", "hjemmeside/network/main")) {
            steps.add(new StepResult.Blocked(step("aarhus/" + name), space.address()));
        }
        var problems = report(new TenantResult.Applied(AARHUS, steps)).problems();
        assertThat(problems.getLast().why())
                .isEqualTo(
                        "What needs it was not tried: network/main, esdh/network/main,"
                                + " hjemmeside/network/main.");
    }

    @Test
    @Timeout(20)
    void tellsOfVeryManyDifferentFailuresInTime() {
        var steps = new ArrayList<StepResult>();
        for (var i = 0; i < 20_000; i++) {
            var root = "ribe/esdh/volume/web-" + i;
            steps.add(failed(root, "Volume " + i + " has no room."));
            steps.add(
                    new StepResult.Blocked(
                            step("ribe/esdh/server/web-" + i), step(root).address()));
        }
        var problems = report(new TenantResult.Applied(RIBE, steps)).problems();
        assertThat(problems).hasSize(20_000);
        assertThat(problems.getLast().why())
                .isEqualTo("What needs it was not tried: server/web-19999.");
    }
}
