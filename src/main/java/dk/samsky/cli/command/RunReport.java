package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cost.CostSheet;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.engine.EngineCode;
import dk.samsky.engine.StepResult;
import dk.samsky.engine.TenantResult;
import dk.samsky.engine.lease.Leasing;
import dk.samsky.model.Address;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Money;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.CostText;
import dk.samsky.report.Figures;
import dk.samsky.report.Look;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.PlanText;
import dk.samsky.report.json.ContentJson;
import dk.samsky.state.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of a run: for people, for programs, and as problems.
 *
 * @param again the command to go on with
 * @param cost what every tenant costs afterwards, where that can be read
 */
record RunReport(Run run, List<TenantResult> results, Optional<CostSheet> cost, String again) {
    /** So many of those that failed for one reason are named. */
    private static final int SHOWN = 5;

    RunReport {
        results = List.copyOf(results);
    }

    /** What went wrong, each with its remedy. */
    List<Diagnostic> problems() {
        var problems = new ArrayList<Diagnostic>();
        var failed = new LinkedHashMap<Cause, List<StepResult.Failed>>();
        var interrupted = new TreeMap<Address, String>();
        var unwritten = new LinkedHashMap<Cause, List<String>>();
        for (var result : results) {
            switch (result) {
                case TenantResult.Applied applied -> failures(applied.steps(), problems, failed);
                case TenantResult.Lost lost -> {
                    failures(lost.steps(), problems, failed);
                    problems.add(Leasing.lost(lost.tenant(), lost.how()));
                }
                case TenantResult.Broken broken -> {
                    failures(broken.steps(), problems, failed);
                    problems.add(broken.told());
                }
                case TenantResult.Held held -> problems.add(Leasing.held(held.lease()));
                case TenantResult.Stale stale -> problems.add(stale(stale));
                case TenantResult.Taken taken -> problems.add(taken.why());
                case TenantResult.Impossible impossible -> {
                    failures(impossible.steps(), problems, failed);
                    unwritten
                            .computeIfAbsent(
                                    new Cause(impossible.message(), impossible.remedy()),
                                    _ -> new ArrayList<>())
                            .add(impossible.tenant().name());
                }
            }
        }
        var blocked = blocked();
        unwritten.forEach((cause, tenants) -> problems.add(unwritten(cause, tenants)));
        failed.forEach((cause, all) -> problems.add(failure(cause, all, blocked)));
        for (var step : results.stream().flatMap(result -> steps(result).stream()).toList()) {
            if (step instanceof StepResult.Interrupted(var key, var known)) {
                interrupted.put(key.address(), known);
            }
        }
        if (!interrupted.isEmpty()) {
            problems.add(interrupted(interrupted, blocked));
        }
        return problems;
    }

    /** One problem for all tenants: a disk that is full is so for each. */
    private Diagnostic unwritten(Cause cause, List<String> tenants) {
        var told =
                Diagnostic.error(
                        EngineCode.NOT_REMEMBERED,
                        cause.message(),
                        "So "
                                + Figures.count(tenants.size(), "tenant")
                                + " could not be gone on with. What was written down until then is"
                                + " kept, and the next run looks what became of the steps that"
                                + " were under way.",
                        orAgain(cause.remedy()));
        return tenants.size() == 1 ? told.about(tenants.getFirst()) : told;
    }

    private Diagnostic stale(TenantResult.Stale stale) {
        return told(
                stale,
                EngineCode.STALE,
                "Nothing was done for "
                        + stale.tenant()
                        + ", because its state moved since the plan was"
                        + " made.",
                "The plan was made from serial "
                        + stale.planned()
                        + ", and the state has serial "
                        + stale.now()
                        + ".",
                "Plan again.");
    }

    private Diagnostic told(
            TenantResult result, EngineCode code, String what, String why, String fix) {
        return Diagnostic.error(code, what, why, fix).about(result.tenant().name());
    }

    /** What a cloud said of one or many steps. */
    private record Cause(String message, String remedy) {}

    private static void failures(
            List<StepResult> steps,
            List<Diagnostic> problems,
            SequencedMap<Cause, List<StepResult.Failed>> failed) {
        for (var step : steps) {
            switch (step) {
                case StepResult.Broken(var _, var told) -> problems.add(told);
                case StepResult.Failed failure ->
                        failed.computeIfAbsent(
                                        new Cause(failure.message(), failure.remedy()),
                                        _ -> new ArrayList<>())
                                .add(failure);
                case StepResult.Done _,
                        StepResult.Interrupted _,
                        StepResult.Blocked _,
                        StepResult.NotBegun _ -> {}
            }
        }
    }

    /** One problem for all that failed for one reason: a provider that is gone fails every step. */
    private Diagnostic failure(
            Cause cause,
            List<StepResult.Failed> failed,
            SequencedMap<Address, List<Address>> blockedBy) {
        var addresses = new TreeSet<Address>();
        failed.forEach(one -> addresses.add(one.step().address()));
        var blocked = blocked(addresses, blockedBy);
        var isOne = addresses.size() == 1;
        var root = addresses.first();
        var why = new ArrayList<String>();
        if (!isOne) {
            why.add(
                    "So failed "
                            + Figures.count(addresses.size(), "step")
                            + ": "
                            + Few.of(addresses, SHOWN)
                            + ".");
        }
        if (!blocked.isEmpty()) {
            why.add(
                    "What needs it was not tried: "
                            + some(blocked, isOne ? one -> one.beside(root) : Address::toString)
                            + ".");
        }
        var told =
                Diagnostic.error(
                        EngineCode.FAILED,
                        cause.message(),
                        String.join(" ", why),
                        orAgain(cause.remedy()));
        return isOne ? told.about(root.toString()) : told;
    }

    /** One problem for all that were under way when the run had to stop. */
    private Diagnostic interrupted(
            SequencedMap<Address, String> steps, SequencedMap<Address, List<Address>> blockedBy) {
        var addresses = steps.sequencedKeySet();
        var isOne = addresses.size() == 1;
        var blocked = blocked(addresses, blockedBy);
        var told =
                Diagnostic.error(
                        EngineCode.INTERRUPTED,
                        Figures.count(addresses.size(), "step")
                                + (isOne ? " was" : " were")
                                + " under way when the run was stopped: "
                                + Few.of(addresses, SHOWN)
                                + ".",
                        String.join(" ", steps.values().stream().distinct().limit(SHOWN).toList())
                                + (blocked.isEmpty()
                                        ? ""
                                        : " What needs it was not tried: "
                                                + Few.of(blocked, SHOWN)
                                                + "."),
                        "Run it again; it looks what became of it, and goes on:\n    " + again);
        return isOne ? told.about(addresses.iterator().next().toString()) : told;
    }

    /** What was not tried, by what it needs that failed. */
    private SequencedMap<Address, List<Address>> blocked() {
        var all = new TreeMap<Address, List<Address>>();
        results.stream()
                .flatMap(result -> steps(result).stream())
                .forEach(step -> {
                    if (step instanceof StepResult.Blocked(var key, var by)) {
                        all.computeIfAbsent(by, _ -> new ArrayList<>()).add(key.address());
                    }
                });
        return all;
    }

    private static List<Address> blocked(
            Collection<Address> addresses, SequencedMap<Address, List<Address>> blockedBy) {
        return addresses.stream()
                .flatMap(address -> blockedBy.getOrDefault(address, List.of()).stream())
                .sorted()
                .toList();
    }

    private static String some(Collection<Address> addresses, Function<Address, String> name) {
        return Few.of(addresses.stream().map(name).toList(), SHOWN);
    }

    private String orAgain(String remedy) {
        return remedy.isBlank()
                ? "Run it again; it goes on where this run ended:\n    " + again
                : remedy;
    }

    /** How the command ends. */
    ExitStatus status() {
        var isAnyDone =
                results.stream()
                        .anyMatch(result -> count(result, StepResult.Done.class::isInstance) > 0);
        var isWhole =
                results.stream()
                        .allMatch(result ->
                                result instanceof TenantResult.Applied applied
                                        && applied.isWhole());
        if (isWhole) {
            return ExitStatus.DONE;
        }
        var isOnlyStale =
                results.stream()
                        .allMatch(result ->
                                result instanceof TenantResult.Held
                                        || result instanceof TenantResult.Stale
                                        || result instanceof TenantResult.Taken
                                        || isDone(result));
        return isOnlyStale ? ExitStatus.STALE : isAnyDone ? ExitStatus.PARTIAL : ExitStatus.FAILED;
    }

    private static boolean isDone(TenantResult result) {
        return result instanceof TenantResult.Applied applied && applied.isWhole();
    }

    private static boolean isFailure(StepResult step) {
        return step instanceof StepResult.Failed || step instanceof StepResult.Broken;
    }

    private static long count(TenantResult result, Predicate<StepResult> isMeant) {
        return steps(result).stream().filter(isMeant).count();
    }

    private static List<StepResult> steps(TenantResult result) {
        return switch (result) {
            case TenantResult.Applied applied -> applied.steps();
            case TenantResult.Lost lost -> lost.steps();
            case TenantResult.Impossible impossible -> impossible.steps();
            case TenantResult.Broken broken -> broken.steps();
            case TenantResult.Held _, TenantResult.Stale _, TenantResult.Taken _ -> List.of();
        };
    }

    private static String word(TenantResult result) {
        return switch (result) {
            case TenantResult.Applied _ -> "applied";
            case TenantResult.Lost _ -> "lost";
            case TenantResult.Held _ -> "held";
            case TenantResult.Stale _, TenantResult.Taken _ -> "stale";
            case TenantResult.Impossible _ -> "impossible";
            case TenantResult.Broken _ -> "broken";
        };
    }

    String text(Clouds clouds, Look look) {
        var costs = cost.map(sheet -> CostText.ofTenants(sheet, look)).orElse("");
        if (results.isEmpty()) {
            return costs;
        }
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.LEFT);
        var done = 0L;
        for (var result : results) {
            var own = count(result, StepResult.Done.class::isInstance);
            done += own;
            table.row(
                    "  ",
                    cell(result.tenant().name()),
                    cell(Figures.count(own) + " done"),
                    cell(Role.ERROR, trouble(result)));
        }
        var head =
                Figures.count(done, "step")
                        + " done in "
                        + Figures.count(results.size(), "tenant")
                        + ".";
        return look.paint().of(Role.STRONG, PlanText.rehearsal(clouds, head))
                + "\n"
                + table.render(look)
                + "\n"
                + costs;
    }

    private static String trouble(TenantResult result) {
        var parts = new ArrayList<String>();
        more(count(result, RunReport::isFailure), "failed", parts);
        more(count(result, StepResult.Interrupted.class::isInstance), "interrupted", parts);
        more(count(result, StepResult.Blocked.class::isInstance), "blocked", parts);
        more(count(result, StepResult.NotBegun.class::isInstance), "not begun", parts);
        if (!(result instanceof TenantResult.Applied)) {
            parts.add(word(result));
        }
        return String.join(", ", parts);
    }

    private static void more(long count, String what, List<String> parts) {
        if (count > 0) {
            parts.add(Figures.count(count) + " " + what);
        }
    }

    String json(List<Diagnostic> diagnostics) {
        var tenants = new ArrayList<Value>();
        for (var result : results) {
            var fields =
                    Fields.builder()
                            .text("tenant", result.tenant().name())
                            .text("result", word(result))
                            .texts("done", named(result, StepResult.Done.class::isInstance))
                            .texts("failed", named(result, RunReport::isFailure))
                            .texts(
                                    "interrupted",
                                    named(result, StepResult.Interrupted.class::isInstance))
                            .texts("blocked", named(result, StepResult.Blocked.class::isInstance))
                            .texts(
                                    "not_begun",
                                    named(result, StepResult.NotBegun.class::isInstance));
            cost.flatMap(sheet -> sheet.find(result.tenant()))
                    .ifPresent(own ->
                            fields.text(
                                            "cost",
                                            own.total().known(own.unknown()).map(Money::decimal))
                                    .number("cost_unknown", own.unknown()));
            tenants.add(new Value.Group(fields.build()));
        }
        var fields =
                Fields.builder()
                        .text("format_version", "1.0")
                        .text("run", run.id().value())
                        .text("command", run.command())
                        .text("commit", run.commit())
                        .text("reason", run.reason())
                        .flag("complete", status() == ExitStatus.DONE)
                        .list("tenants", tenants);
        cost.ifPresent(sheet -> fields.group("cost", cost(sheet)));
        return ContentJson.of(fields.build(), Optional.of(diagnostics));
    }

    private static Fields cost(CostSheet sheet) {
        return Fields.builder()
                .text("currency", sheet.currency())
                .text("per", sheet.per())
                .text("total", sheet.total().known(sheet.unknown()).map(Money::decimal))
                .number("unknown", sheet.unknown())
                .build();
    }

    private static List<String> named(TenantResult result, Predicate<StepResult> isMeant) {
        return steps(result).stream()
                .filter(isMeant)
                .map(step -> step.step().address().toString())
                .sorted()
                .toList();
    }
}
