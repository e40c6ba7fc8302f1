package dk.samsky.cli;

import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/** Completion for zsh. */
final class ZshCompletion {
    private static final String HEAD =
            """
            #compdef samsky
            # samsky: completion for zsh. Into a folder of $fpath:  samsky completion zsh > ~/.zfunc/_samsky
            _samsky_names() {
                local -a names where
                local i=${words[(I)-C|--directory]}
                (( i )) && where=(-C ${(Q)words[i+1]})
                names=(${(f)"$(samsky complete $1 $where 2>/dev/null)"})
                compadd -a names
            }
            """;

    private final List<Syntax> commands;

    ZshCompletion(List<Syntax> commands) {
        this.commands = commands;
    }

    String script() {
        var script = new StringBuilder(HEAD);
        script.append("_samsky() {\n    local -a commands\n    commands=(\n");
        commands.forEach(
                command -> script.append("        '").append(described(command)).append("'\n"));
        script.append("    )\n    local context state line\n    _arguments -C \\\n");
        GlobalOptions.ALL.forEach(
                option -> script.append("        ").append(argument(option)).append(" \\\n"));
        script.append("        '1:command:->command' '*::argument:->argument'\n");
        script.append(
                """
                    case $state in
                        command) _describe command commands ;;
                        argument)
                """
                        .indent(4));
        script.append("            case $words[1] in\n");
        commands.forEach(command -> command(command, script));
        return script.append("            esac ;;\n    esac\n}\n")
                .append(
                        "[[ $funcstack[1] == _samsky ]] && _samsky \"$@\" || compdef _samsky"
                                + " samsky\n")
                .toString();
    }

    private static void command(Syntax command, StringBuilder script) {
        script.append("                ").append(command.name()).append(") _arguments");
        var options = new ArrayList<>(command.allOptions());
        options.addAll(GlobalOptions.ALL);
        options.stream()
                .map(ZshCompletion::argument)
                .distinct()
                .forEach(text -> script.append(" \\\n                    ").append(text));
        if (!command.parts().isEmpty()) {
            script.append(" \\\n                    '1:part:(")
                    .append(command.partNames())
                    .append(")'");
        }
        command.completes()
                .ifPresent(completes ->
                        script.append(" \\\n                    '*:name:")
                                .append(action(completes))
                                .append("'"));
        script.append(" ;;\n");
    }

    private static String described(Syntax command) {
        return command.name() + ":" + quoted(command.summary()).replace(":", "\\:");
    }

    private static String argument(Option option) {
        var value =
                option.hasValue()
                        ? ":"
                                + option.label().replace("|", " ")
                                + ":"
                                + (option.words().isEmpty()
                                        ? action(option.completes())
                                        : "(" + String.join(" ", option.words()) + ")")
                        : "";
        var repeat = option.isRepeatable() ? "*" : "";
        return "'"
                + repeat
                + option.name()
                + "["
                + quoted(option.description()).replace("[", "(").replace("]", ")")
                + "]"
                + value
                + "'";
    }

    private static String action(Completes completes) {
        return switch (completes) {
            case NOTHING -> " ";
            case FILE -> "_files";
            case DIRECTORY -> "_files -/";
            case TENANT -> "_samsky_names tenants";
            case WORKLOAD -> "_samsky_names workloads";
            case PROVIDER -> "_samsky_names providers";
        };
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
