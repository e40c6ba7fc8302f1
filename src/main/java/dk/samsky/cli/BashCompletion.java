package dk.samsky.cli;

import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completion for bash, without the package bash-completion. Names of the workspace are asked for;
 * all else is in the script.
 */
final class BashCompletion {
    private static final String HEAD =
            """
            # samsky: completion for bash. In ~/.bashrc:  source <(samsky completion bash)
            _samsky() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' part='' where=() i word
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case $word in
                        -C | --directory) where=(-C "${COMP_WORDS[i+1]}") && ((i++)) ;;
                        -*) ;;
                        *) if [[ -z $command ]]; then command=$word; elif [[ -z $part ]]; then part=$word; fi ;;
                    esac
                done
                # Not compgen -W, which would run what a name holds.
                _samsky_names() {
                    local name
                    COMPREPLY=()
                    while IFS= read -r name; do
                        if [[ -n $name && $name == "$cur"* ]]; then COMPREPLY+=("$name"); fi
                    done < <(samsky complete "$1" "${where[@]}" 2>/dev/null)
                }
                _samsky_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }
                _samsky_files() { compopt -o filenames; COMPREPLY=($(compgen "$1" -- "$cur")); }
            """;
    private static final String TAIL = "}\ncomplete -F _samsky samsky ./samsky\n";

    private final List<Syntax> commands;

    BashCompletion(List<Syntax> commands) {
        this.commands = commands;
    }

    String script() {
        var script = new StringBuilder(HEAD);
        script.append("    case $prev in\n");
        values().forEach((option, action) ->
                script.append("        ")
                        .append(option)
                        .append(") ")
                        .append(action)
                        .append("; return ;;\n"));
        script.append("    esac\n    case $command in\n");
        script.append("        '') _samsky_words \"").append(words(GlobalOptions.ALL));
        commands.forEach(command -> script.append(' ').append(command.name()));
        script.append("\" ;;\n");
        commands.forEach(command -> command(command, script));
        return script.append("    esac\n").append(TAIL).toString();
    }

    private void command(Syntax command, StringBuilder script) {
        script.append("        ").append(command.name()).append(")\n");
        var options = new ArrayList<>(command.allOptions());
        options.addAll(GlobalOptions.ALL);
        script.append("            if [[ $cur == -* ]]; then _samsky_words \"")
                .append(words(options))
                .append("\"\n");
        if (!command.parts().isEmpty()) {
            script.append("            elif [[ -z $part ]]; then _samsky_words \"")
                    .append(command.partNames())
                    .append("\"\n");
        }
        command.completes()
                .ifPresent(completes ->
                        script.append("            else ").append(action(completes)).append('\n'));
        script.append("            fi ;;\n");
    }

    /**
     * What to offer behind each option with a value; an option means the same for every command.
     */
    private Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        var all = new ArrayList<>(GlobalOptions.ALL);
        commands.forEach(command -> all.addAll(command.allOptions()));
        for (var option : all) {
            if (option.hasValue()) {
                var action =
                        option.words().isEmpty()
                                ? action(option.completes())
                                : "_samsky_words \"" + String.join(" ", option.words()) + "\"";
                values.putIfAbsent(String.join(" | ", option.names()), action);
            }
        }
        return values;
    }

    private static String action(Completes completes) {
        return switch (completes) {
            case NOTHING -> "COMPREPLY=()";
            case FILE -> "_samsky_files -f";
            case DIRECTORY -> "_samsky_files -d";
            case TENANT -> "_samsky_names tenants";
            case WORKLOAD -> "_samsky_names workloads";
            case PROVIDER -> "_samsky_names providers";
        };
    }

    private static String words(List<Option> options) {
        return String.join(" ", options.stream().map(Option::name).distinct().toList());
    }
}
