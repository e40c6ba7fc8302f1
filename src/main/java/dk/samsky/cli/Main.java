package dk.samsky.cli;

import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Failures;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Version;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.NearName;
import dk.samsky.report.DiagnosticText;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The program. */
public final class Main {
    private Main() {}

    /** Runs a command line, and ends the process with its exit status. */
    public static void main(String[] arguments) {
        var terminal = Terminal.ofProcess();
        var status = run(Arrays.asList(arguments), terminal);
        terminal.err().flush(); // what halting would lose
        // Threads of libraries may still be there; a result that is out must not wait for them.
        Runtime.getRuntime().halt(status.code());
    }

    /** Runs a command line. */
    static ExitStatus run(List<String> line, Terminal terminal) {
        var arguments = asTyped(line);
        var shown = terminal;
        try {
            shown = coloured(arguments, terminal);
            var at = positionOfCommand(line);
            if (at == line.size()) {
                return withoutCommand(line, shown);
            }
            if (line.get(at).equals("help")) {
                return run(asOption(line, at), terminal);
            }
            var name = command(line.get(at));
            var command = name.command();
            var program = "samsky " + name.word();
            var rest = new ArrayList<>(line.subList(0, at));
            rest.addAll(line.subList(at + 1, line.size()));
            var parsed = new Parser(program, command.syntax()).parse(rest);
            // Before they are believed: what is refused here is not told into those very files.
            Output.checkTargets(parsed, command.syntax(), shown);
            arguments = parsed;
            shown = coloured(arguments, terminal);
            if (arguments.has("--help")) {
                var look = shown.outLook();
                shown.print(
                        parsed.part()
                                .map(part -> HelpPage.ofPart(program, command.syntax(), part, look))
                                .orElseGet(() -> HelpPage.of(program, command.syntax(), look)));
                return ExitStatus.DONE;
            }
            return command.run(arguments, shown);
        } catch (InterruptedException _) {
            return ExitStatus.INTERRUPTED;
        } catch (Exception | OutOfMemoryError | StackOverflowError | AssertionError failure) {
            return failed(failure, arguments, shown);
        }
    }

    private static ExitStatus failed(Throwable failure, Arguments arguments, Terminal terminal) {
        if (arguments.has("--debug")) {
            failure.printStackTrace(terminal.err());
        }
        var told =
                failure instanceof CommandRefused refused
                        ? refused.diagnostics()
                        : List.of(Failures.tell(failure));
        var output = new Output(arguments, terminal);
        try {
            output.fail(told);
        } catch (UncheckedIOException unwritable) {
            // With JSON, nothing has been told on this stream yet.
            var untold = new LinkedHashSet<>(output.isJson() ? told : List.of());
            untold.add(Failures.tell(unwritable));
            if (output.isJson() || !told.containsAll(untold)) {
                terminal.err().print(DiagnosticText.of(List.copyOf(untold), terminal.errLook()));
                terminal.err().flush();
            }
        }
        return Failures.status(failure);
    }

    private static ExitStatus withoutCommand(List<String> line, Terminal terminal) {
        if (line.contains("--version") || line.contains("-V")) {
            terminal.print("samsky " + Version.number() + "\n");
            return ExitStatus.DONE;
        }
        var arguments = new Parser("samsky", Syntax.of("samsky", "")).parse(line);
        if (arguments.has("--help") || line.isEmpty()) {
            terminal.print(HelpPage.ofAll(terminal.outLook()));
            return ExitStatus.DONE;
        }
        throw new UsageException(
                "No command is given.", "Run 'samsky --help' to see the commands.");
    }

    /** {@code help plan} is what many try first for {@code plan --help}. */
    private static List<String> asOption(List<String> line, int at) {
        var rest = new ArrayList<>(line);
        rest.remove(at);
        rest.add("--help");
        return rest;
    }

    private static CommandName command(String word) {
        return CommandName.find(word)
                .orElseThrow(() ->
                        new UsageException(
                                "There is no command '" + word + "'.",
                                NearName.suggest(word, visible())
                                        + "Run 'samsky --help' to see the commands."));
    }

    private static List<String> visible() {
        return Arrays.stream(CommandName.values())
                .filter(command -> command.group() != CommandName.Group.HIDDEN)
                .map(CommandName::word)
                .toList();
    }

    /** The place of the first word that is neither an option nor an option's value. */
    private static int positionOfCommand(List<String> line) {
        for (var i = 0; i < line.size(); i++) {
            var word = line.get(i);
            if (!word.startsWith("-")) {
                return i;
            }
            if (GlobalOptions.ALL.stream()
                    .anyMatch(option -> option.hasValue() && option.names().contains(word))) {
                i++;
            }
        }
        return line.size();
    }

    /**
     * What decides how a failure is told, as far as it can be seen before the line is understood.
     */
    private static Arguments asTyped(List<String> line) {
        var options = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < line.size(); i++) {
            var word = line.get(i);
            if (word.equals("--debug") || word.equals("--no-color")) {
                options.put(word, List.of());
            } else if (word.startsWith("--output=") || word.startsWith("--color=")) {
                options.put(
                        word.substring(0, word.indexOf('=')),
                        List.of(word.substring(word.indexOf('=') + 1)));
            } else if (i + 1 < line.size() && (word.equals("-o") || word.equals("--output"))) {
                options.put("--output", List.of(line.get(i + 1)));
            }
        }
        return new Arguments(Optional.empty(), options, List.of());
    }

    private static Terminal coloured(Arguments arguments, Terminal terminal) {
        return terminal.coloured(
                arguments.has("--no-color") ? Optional.of("never") : arguments.find("--color"));
    }
}
