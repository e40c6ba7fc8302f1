package dk.samsky.cli.command;

import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.report.DriftText;
import dk.samsky.report.json.PlanJson;

/** Shows where the clouds differ from what was applied. Changes nothing. */
public final class DriftCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("drift", "Show where the clouds differ from what was applied")
                .example("samsky drift", "field by field")
                .example(
                        "samsky drift --detailed-exitcode",
                        "2 if something drifted, for a nightly run")
                .options(Selecting.OPTIONS)
                .option(Option.flag("End with 2 if something drifted", "--detailed-exitcode"))
                .options(Output.options("text", "json"))
                .options(Output.problemOptions());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        try (var planning = Planning.open(arguments, terminal, Reliance.WHAT_STANDS)) {
            var plan = planning.plan(Aim.RECORDED);
            var diagnostics = planning.diagnostics(plan);
            planning.workspace().quiet();
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(
                                    () -> DriftText.of(plan, terminal.outLook()),
                                    () -> PlanJson.of(plan, diagnostics)),
                            diagnostics);
            return Planning.status(plan, arguments.has("--detailed-exitcode"));
        }
    }
}
