package dk.samsky.cli.command;

import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.report.Figures;
import dk.samsky.report.json.DiagnosticJson;
import java.util.ArrayList;

/** Checks every document, and names all mistakes at once. Looks at no cloud and no state. */
public final class ValidateCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("validate", "Check every document, and name all mistakes at once")
                .example("samsky validate", "this workspace")
                .example("samsky validate -o json", "for an editor or a pipeline")
                .example("samsky validate --sarif-into samsky.sarif", "for a code host")
                .options(Output.options("text", "json"))
                .options(Output.problemOptions())
                .option(Selecting.TENANTS)
                .option(Selecting.AT);
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        var selection = Selecting.of(arguments);
        try (var open = OpenWorkspace.open(arguments, terminal, selection::selects)) {
            var found = new ArrayList<Diagnostic>();
            open.checkDrivers();
            var prepared = open.prepared();
            found.addAll(open.warnings());
            found.addAll(prepared.validate(open.progress()));
            open.quiet();
            if (found.stream().anyMatch(Diagnostic::isError)) {
                throw new CommandRefused(ExitStatus.INVALID, found);
            }
            var workspace = open.workspace();
            var workloads =
                    workspace.tenants().values().stream()
                            .mapToLong(tenant -> tenant.workloads().size())
                            .sum();
            var summary =
                    "Valid: "
                            + Figures.count(workspace.tenants().size(), "tenant")
                            + ", "
                            + Figures.count(workloads, "workload")
                            + ", "
                            + Figures.count(workspace.providers().size(), "provider")
                            + ", "
                            + Figures.count(workspace.policies().size(), "rule")
                            + ".\n";
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(() -> summary, () -> DiagnosticJson.validation(found)),
                            found);
            return ExitStatus.DONE;
        } catch (CommandRefused refused) {
            if (refused.status() != ExitStatus.INVALID) {
                throw refused;
            }
            // That documents are not valid is this command's result, not its failure.
            new Output(arguments, terminal)
                    .fail(refused.diagnostics(), DiagnosticJson.validation(refused.diagnostics()));
            return ExitStatus.INVALID;
        }
    }
}
