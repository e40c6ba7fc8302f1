package dk.samsky.cli;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.NearName;
import java.util.Arrays;
import java.util.List;

/** Prints a shell's completion script. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public Syntax syntax() {
        return Syntax.of("completion", CommandName.COMPLETION.summary())
                .example("source <(samsky completion bash)", "in ~/.bashrc")
                .example("samsky completion zsh > ~/.zfunc/_samsky", "a folder of $fpath")
                .example("samsky completion fish > ~/.config/fish/completions/samsky.fish", "")
                .operand(new Operand("SHELL", "bash, zsh or fish", true, Completes.NOTHING));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var commands =
                Arrays.stream(CommandName.values())
                        .filter(command -> command.group() != CommandName.Group.HIDDEN)
                        .map(command -> named(command))
                        .toList();
        var shell = arguments.operand(0);
        terminal.print(
                switch (shell) {
                    case "bash" -> new BashCompletion(commands).script();
                    case "zsh" -> new ZshCompletion(commands).script();
                    case "fish" -> new FishCompletion(commands).script();
                    default ->
                            throw new UsageException(
                                    "There is no script for the shell '" + shell + "'.",
                                    NearName.suggest(shell, SHELLS)
                                            + "There is one for bash, zsh and fish.");
                });
        return ExitStatus.DONE;
    }

    private static Syntax named(CommandName command) {
        var syntax = command.command().syntax();
        return new Syntax(
                command.word(),
                command.summary(),
                syntax.examples(),
                syntax.options(),
                syntax.operands(),
                syntax.parts());
    }
}
