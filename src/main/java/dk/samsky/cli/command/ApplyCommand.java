package dk.samsky.cli.command;

import dk.samsky.cli.session.Actor;
import dk.samsky.cli.session.Failures;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.SavedPlans;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.session.Statuses;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Tariff;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.plan.SavedPlan;
import dk.samsky.report.DiagnosticText;
import dk.samsky.report.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the clouds to what the documents say, or to what a saved plan says. */
public final class ApplyCommand implements Command {
    static final List<Option> OPTIONS =
            List.of(
                    Option.flag("Do it without asking", "--yes", "-y"),
                    Option.value(
                            "TEXT", Completes.NOTHING, "Why; the log remembers it", "--reason"));

    @Override
    public Syntax syntax() {
        return Syntax.of("apply", "Bring the clouds to what the documents say")
                .example("samsky apply", "plan, show, ask, do")
                .example("samsky apply change.plan", "do what a saved plan says, and nothing else")
                .example(
                        "samsky apply --yes --tenant aarhus",
                        "one municipality, without a question")
                .operand(
                        new Operand(
                                "PLANFILE",
                                "A plan saved by 'samsky plan --out'",
                                false,
                                Completes.FILE))
                .options(OPTIONS)
                .options(Selecting.OPTIONS)
                .options(Planning.OPTIONS)
                .options(Output.options("text", "json"))
                .options(Output.problemOptions());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        return arguments.findOperand(0).isPresent()
                ? saved(arguments, terminal)
                : planned(arguments, terminal);
    }

    private static ExitStatus planned(Arguments arguments, Terminal terminal)
            throws InterruptedException {
        try (var planning = Planning.openToChange(arguments, terminal, Reliance.DOCUMENTS)) {
            var applying = applying(planning.workspace(), "apply", arguments, terminal);
            var recovered = applying.recover(Selecting.of(arguments)::selects);
            if (applying.stopped().isPresent()) {
                return stopped(planning, applying, recovered, terminal);
            }
            var before = new ArrayList<>(recovered);
            var plan = planning.plan(Aim.DOCUMENTS);
            before.addAll(planning.diagnostics(plan));
            var output = new Output(arguments, terminal);
            if (!output.isJson()) {
                planning.workspace().pauseProgress();
                terminal.err().print(DiagnosticText.of(before, terminal.errLook()));
                terminal.err().flush();
                terminal.print(PlanText.of(plan, terminal.outLook()));
            }
            if (!plan.isEmpty()) {
                planning.workspace().pauseProgress();
                Applying.ask("Apply this? Only 'yes' does it:", arguments, terminal);
            }
            var status =
                    carryOut(
                            planning.workspace(),
                            applying,
                            SavedPlan.of(plan),
                            output.isJson() ? before : List.of(),
                            new Request(arguments, terminal));
            // What could not be settled, and a tenant that could not be planned at all, are part
            // of what failed.
            var refused = new ArrayList<>(recovered.stream().filter(Diagnostic::isError).toList());
            plan.refused().values().forEach(refused::addAll);
            return status != ExitStatus.DONE || refused.isEmpty()
                    ? status
                    : plan.isEmpty()
                            ? Statuses.worst(refused, ExitStatus.FAILED)
                            : ExitStatus.PARTIAL;
        }
    }

    /** Somebody stopped it while it settled what a former run left: it tells what stays open. */
    static ExitStatus stopped(
            Planning planning, Applying applying, List<Diagnostic> recovered, Terminal terminal) {
        planning.workspace().quiet();
        terminal.err().print(DiagnosticText.of(recovered, terminal.errLook()));
        terminal.say("Nothing was planned, and nothing more was done.");
        return applying.stopped().orElse(ExitStatus.INTERRUPTED);
    }

    private static ExitStatus saved(Arguments arguments, Terminal terminal)
            throws InterruptedException {
        refuse(arguments, "applied", Selecting.AT);
        var file = arguments.operand(0);
        var path = terminal.directory().resolve(file);
        // That a file is no plan is told wherever it is; the rest of it is in the documents.
        SavedPlans.read(path, file, _ -> Optional.empty());
        try (var open =
                OpenWorkspace.openToChange(arguments, terminal, Reliance.DOCUMENTS, _ -> true)) {
            var texts = open.workspace().userData();
            var plan =
                    SavedPlans.read(path, file, digest -> Optional.ofNullable(texts.get(digest)));
            SavedPlans.check(plan, file, open);
            var applying = applying(open, "apply", arguments, terminal);
            return carryOut(open, applying, plan, List.of(), new Request(arguments, terminal));
        }
    }

    /** Refuses options that select, or that this one: a saved plan is what it is. */
    static void refuse(Arguments arguments, String done, Option another) {
        var options = new ArrayList<>(Selecting.OPTIONS);
        options.add(another);
        for (var option : options) {
            if (arguments.has(option.name())) {
                throw new UsageException(
                        "A saved plan is "
                                + done
                                + " as it is, and "
                                + option.name()
                                + " cannot change it.",
                        "Leave it out, or plan again with it.");
            }
        }
    }

    /** What was asked for, and where to answer. */
    record Request(Arguments arguments, Terminal terminal) {}

    static Applying applying(
            OpenWorkspace open, String command, Arguments arguments, Terminal terminal) {
        return new Applying(
                open, Actor.run(command, arguments, open.directory(), terminal), terminal);
    }

    /**
     * Does it, and tells what became of it.
     *
     * @param told problems that are part of the result
     */
    static ExitStatus carryOut(
            OpenWorkspace open,
            Applying applying,
            SavedPlan plan,
            List<Diagnostic> told,
            Request request)
            throws InterruptedException {
        var arguments = request.arguments;
        var terminal = request.terminal;
        var prices = open.take(Prices.read(open.workspace()));
        var results = applying.apply(plan);
        var today =
                Selecting.at(arguments, terminal.clock().instant())
                        .atZone(Prices.ZONE)
                        .toLocalDate();
        var missing = new ArrayList<Diagnostic>();
        var cost = cost(open, plan, prices.on(today), missing);
        var report =
                new RunReport(applying.run(), results, cost, "samsky " + applying.run().command());
        open.quiet();
        var problems = new ArrayList<>(told);
        problems.addAll(report.problems());
        problems.addAll(missing);
        new Output(arguments, terminal)
                .give(
                        Output.Result.of(
                                () -> "\n" + report.text(plan.stamp().clouds(), terminal.outLook()),
                                () -> report.json(problems)),
                        problems);
        var isBlind =
                !missing.isEmpty()
                        || plan.tenants().stream().anyMatch(part -> !part.changes().isComplete());
        // What could not be read was not brought to what is written: run again to go on.
        var status =
                isBlind && report.status() == ExitStatus.DONE
                        ? ExitStatus.PARTIAL
                        : report.status();
        return applying.stopped().orElse(status);
    }

    /** What was done is told in any case, also where what it costs cannot be read any more. */
    private static Optional<CostSheet> cost(
            OpenWorkspace open, SavedPlan plan, Tariff tariff, List<Diagnostic> missing) {
        try {
            return Optional.of(
                    CostCommand.standing(
                            open.workspace(), open.store(), tariff, _ -> true, plan.unread()));
        } catch (RuntimeException failure) {
            missing.add(Failures.tell(failure));
            return Optional.empty();
        }
    }
}
