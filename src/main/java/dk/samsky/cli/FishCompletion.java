package dk.samsky.cli;

import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import java.util.List;

/** Completion for fish. */
final class FishCompletion {
    private static final String HEAD =
            """
            # samsky: completion for fish.  samsky completion fish > ~/.config/fish/completions/samsky.fish
            function __samsky_names
                set -l tokens (commandline -opc)
                set -l where
                for i in (seq (count $tokens))
                    if contains -- $tokens[$i] -C --directory
                        set where -C $tokens[(math $i + 1)]
                    end
                end
                samsky complete $argv[1] $where 2>/dev/null
            end
            complete -c samsky -f
            """;

    private final List<Syntax> commands;

    FishCompletion(List<Syntax> commands) {
        this.commands = commands;
    }

    String script() {
        var script = new StringBuilder(HEAD);
        GlobalOptions.ALL.forEach(option -> option("", option, script));
        for (var command : commands) {
            var seen = "__fish_seen_subcommand_from " + command.name();
            script.append("complete -c samsky -n __fish_use_subcommand -a ")
                    .append(command.name())
                    .append(" -d '")
                    .append(quoted(command.summary()))
                    .append("'\n");
            for (var part : command.parts()) {
                script.append("complete -c samsky -n '")
                        .append(seen)
                        .append("' -a ")
                        .append(part.name())
                        .append(" -d '")
                        .append(quoted(part.summary()))
                        .append("'\n");
            }
            command.allOptions().stream()
                    .distinct()
                    .forEach(option -> option(" -n '" + seen + "'", option, script));
            command.allOperands().stream()
                    .map(Operand::completes)
                    .distinct()
                    .forEach(completes -> {
                        if (completes != Completes.NOTHING) {
                            script.append("complete -c samsky -n '")
                                    .append(seen)
                                    .append("'")
                                    .append(action(completes))
                                    .append('\n');
                        }
                    });
        }
        return script.toString();
    }

    private static void option(String when, Option option, StringBuilder script) {
        script.append("complete -c samsky").append(when);
        for (var name : option.names()) {
            script.append(
                    name.startsWith("--")
                            ? " -l " + name.substring(2)
                            : " -s " + name.substring(1));
        }
        if (option.hasValue()) {
            script.append(" -x")
                    .append(
                            option.words().isEmpty()
                                    ? action(option.completes())
                                    : " -a '" + String.join(" ", option.words()) + "'");
        }
        script.append(" -d '").append(quoted(option.description())).append("'\n");
    }

    private static String action(Completes completes) {
        return switch (completes) {
            case NOTHING -> "";
            case FILE -> " -F";
            case DIRECTORY -> " -a '(__fish_complete_directories)'";
            case TENANT -> " -a '(__samsky_names tenants)'";
            case WORKLOAD -> " -a '(__samsky_names workloads)'";
            case PROVIDER -> " -a '(__samsky_names providers)'";
        };
    }

    private static String quoted(String text) {
        return text.replace("'", "\\'");
    }
}
