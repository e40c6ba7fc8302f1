package dk.samsky.cli.command;

import dk.samsky.cli.session.Folders;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import java.util.List;

/** Prints names for the completion scripts, one a line; nothing where there are none. */
public final class CompleteCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("complete", "Print names for the completion scripts")
                .example("samsky complete tenants", "the tenants of this workspace")
                .operand(
                        new Operand(
                                "WHAT",
                                "tenants, workloads or providers",
                                true,
                                Completes.NOTHING));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var names =
                Folders.find(arguments, terminal)
                        .map(workspace ->
                                switch (arguments.operand(0)) {
                                    case "tenants" -> Folders.tenants(workspace);
                                    case "workloads" -> Folders.workloads(workspace);
                                    case "providers" -> Folders.providers(workspace);
                                    default -> List.<String>of();
                                })
                        .orElse(List.of());
        names.forEach(name -> terminal.print(name + "\n"));
        return ExitStatus.DONE;
    }
}
