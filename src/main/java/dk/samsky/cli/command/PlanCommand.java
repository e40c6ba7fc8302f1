package dk.samsky.cli.command;

import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.SavedPlans;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.report.PlanMarkdown;
import dk.samsky.report.PlanText;
import dk.samsky.report.json.PlanJson;
import java.util.List;

/** Shows what apply would change, and what it would cost. Changes nothing. */
public final class PlanCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("plan", "Show what apply would change, and what it would cost")
                .example("samsky plan", "the whole workspace")
                .example("samsky plan --tenant aarhus", "one municipality")
                .example("samsky plan --out change.plan", "then: samsky apply change.plan")
                .example(
                        "samsky plan --detailed-exitcode -o json",
                        "for a pipeline: 2 if there are changes")
                .options(Selecting.OPTIONS)
                .option(Option.flag("Plan to take everything away", "--destroy"))
                .options(Planning.OPTIONS)
                .option(
                        Option.value(
                                "FILE",
                                Completes.FILE,
                                "Save the plan, to be applied as it is",
                                "--out"))
                .option(Option.flag("End with 2 if there are changes", "--detailed-exitcode"))
                .options(Output.options("text", "json", "markdown"))
                .options(Output.markdownOption())
                .options(Output.problemOptions());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        arguments
                .find("--out")
                .ifPresent(
                        file -> SavedPlans.checkTarget(terminal.directory().resolve(file), file));
        var aim = arguments.has("--destroy") ? Aim.NOTHING : Aim.DOCUMENTS;
        var reliance = aim == Aim.NOTHING ? Reliance.WHAT_STANDS : Reliance.DOCUMENTS;
        // A plan that is to be applied is bound to the identity of the state, which is to last.
        try (var planning =
                arguments.has("--out")
                        ? Planning.openToChange(arguments, terminal, reliance)
                        : Planning.open(arguments, terminal, reliance)) {
            var plan = planning.plan(aim);
            var diagnostics = planning.diagnostics(plan);
            planning.workspace().quiet();
            arguments
                    .find("--out")
                    .ifPresent(file ->
                            Output.write(
                                    terminal.directory().resolve(file),
                                    PlanJson.of(plan, List.of())));
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(
                                    () -> PlanText.of(plan, terminal.outLook()),
                                    () -> PlanJson.of(plan, diagnostics),
                                    () -> PlanMarkdown.of(plan)),
                            diagnostics);
            return Planning.status(plan, arguments.has("--detailed-exitcode"));
        }
    }
}
