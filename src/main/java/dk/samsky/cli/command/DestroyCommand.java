package dk.samsky.cli.command;

import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.EngineCode;
import dk.samsky.engine.Leftovers;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.plan.Plan;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Selection;
import dk.samsky.plan.TenantPlan;
import dk.samsky.report.DiagnosticText;
import dk.samsky.report.PlanText;
import java.util.ArrayList;
import java.util.List;

/** Takes away what stands, and looks afterwards whether anything that carries our mark is left. */
public final class DestroyCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("destroy", "Take away what stands, and prove that nothing is left")
                .example("samsky destroy --tenant ribe", "all that one municipality has")
                .example("samsky plan --destroy", "only see what that would be")
                .options(ApplyCommand.OPTIONS)
                .options(Selecting.OPTIONS)
                .option(Selecting.AT)
                .options(Output.options("text", "json"))
                .options(Output.problemOptions());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        try (var planning = Planning.openToChange(arguments, terminal, Reliance.WHAT_STANDS)) {
            var applying =
                    ApplyCommand.applying(planning.workspace(), "destroy", arguments, terminal);
            var recovered = applying.recover(Selecting.of(arguments)::selects);
            if (applying.stopped().isPresent()) {
                return ApplyCommand.stopped(planning, applying, recovered, terminal);
            }
            var before = new ArrayList<>(recovered);
            var plan = planning.plan(Aim.NOTHING);
            before.addAll(planning.diagnostics(plan));
            var output = new Output(arguments, terminal);
            planning.workspace().pauseProgress();
            if (!output.isJson()) {
                terminal.err().print(DiagnosticText.of(before, terminal.errLook()));
                terminal.err().flush();
                terminal.print(PlanText.of(plan, terminal.outLook()));
            }
            if (plan.tenants().stream().anyMatch(tenant -> !tenant.changes().changes().isEmpty())) {
                Applying.ask(
                        "Take all of this away, with the data in it? Only 'yes' does it:",
                        arguments,
                        terminal);
            }
            var status =
                    ApplyCommand.carryOut(
                            planning.workspace(),
                            applying,
                            SavedPlan.of(plan),
                            output.isJson() ? before : List.of(),
                            new ApplyCommand.Request(arguments, terminal));
            if (status != ExitStatus.DONE) {
                return status;
            }
            if (!plan.refused().isEmpty()) {
                return plan.isEmpty() ? Planning.status(plan, false) : ExitStatus.PARTIAL;
            }
            applying.hearAtOnce();
            var selection = Selecting.of(arguments);
            requireNothingLeft(plan, planning, selection);
            if (!output.isJson()) {
                terminal.print(
                        selection.isWhole()
                                ? "Nothing is left: every place was looked at.\n"
                                : "Nothing is left of what was selected.\n");
            }
            return ExitStatus.DONE;
        }
    }

    private static void requireNothingLeft(Plan plan, Planning planning, Selection selection)
            throws InterruptedException {
        var left =
                selection.isOfWholeTenants()
                        ? left(plan, planning.workspace(), selection)
                        : left(planning.plan(Aim.NOTHING));
        if (!left.isEmpty()) {
            throw new CommandRefused(ExitStatus.PARTIAL, left);
        }
    }

    /** Looks at every place of whole tenants, by list: what is left there, or cannot be read. */
    private static List<Diagnostic> left(Plan plan, OpenWorkspace open, Selection selection)
            throws InterruptedException {
        var leftovers =
                new Leftovers(
                        open.clouds(),
                        open.store(),
                        open.surroundings(),
                        Pace.USUAL,
                        open.progress());
        var tenants = plan.tenants().stream().map(TenantPlan::tenant).toList();
        return leftovers.find(tenants, selection::selects).stream()
                .flatMap(left -> left.diagnostics().stream())
                .toList();
    }

    /** Looks once more at some workloads: what is left of them is named. */
    private static List<Diagnostic> left(Plan after) {
        var left = new ArrayList<Diagnostic>();
        for (var tenant : after.tenants()) {
            for (var change : tenant.changes().changes()) {
                left.add(
                        Diagnostic.error(
                                        EngineCode.LEFT_BEHIND,
                                        change.address()
                                                + " is left at "
                                                + change.site().location()
                                                + ".",
                                        "It carries our mark, and was looked for after everything"
                                                + " was taken away.",
                                        "Run destroy again.")
                                .about(change.address().toString()));
            }
            for (var unknown : tenant.changes().unknown()) {
                left.add(
                        Diagnostic.error(
                                        EngineCode.LEFT_BEHIND,
                                        "Whether " + unknown.address() + " is left cannot be seen.",
                                        "The reason is: " + unknown.reason() + ".",
                                        "Run destroy again when the cloud can be read.")
                                .about(unknown.address().toString()));
            }
        }
        return left;
    }
}
