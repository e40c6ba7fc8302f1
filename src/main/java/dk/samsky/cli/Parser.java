package dk.samsky.cli;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.diagnostic.NearName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads arguments against a syntax, by Picocli. Its models are made here by program, not by
 * annotations: reading those by reflection costs more than all the rest of a short command.
 */
final class Parser {
    private final String command;
    private final Syntax syntax;

    /**
     * @param command as typed, such as {@code samsky plan}, for remedies
     */
    Parser(String command, Syntax syntax) {
        this.command = command;
        this.syntax = syntax;
    }

    /**
     * What was given. Fails with {@link UsageException} naming what is wrong and what may have been
     * meant.
     */
    Arguments parse(List<String> arguments) {
        var line = line(syntax);
        try {
            var parsed = line.parseArgs(arguments.toArray(String[]::new));
            var part = Optional.ofNullable(parsed.subcommand());
            var options = new LinkedHashMap<>(values(parsed));
            part.ifPresent(chosen -> options.putAll(values(chosen)));
            var operands =
                    part.orElse(parsed).matchedPositionals().stream()
                            .flatMap(operand -> operand.stringValues().stream())
                            .toList();
            choices(options, part.map(chosen -> chosen.commandSpec().name()));
            var isHelp = options.containsKey("--help");
            if (!syntax.parts().isEmpty() && part.isEmpty() && !isHelp) {
                throw new UsageException(
                        "'" + command + "' needs to know what to do.",
                        "Add one of " + partNames() + ".");
            }
            return new Arguments(
                    part.map(chosen -> chosen.commandSpec().name()), options, operands);
        } catch (ParameterException wrong) {
            throw wrong instanceof MissingParameterException
                    ? strange(arguments).orElseGet(() -> translated(wrong))
                    : translated(wrong);
        }
    }

    /** That an option is unknown, which is told before what is missing beside it. */
    private Optional<UsageException> strange(List<String> arguments) {
        var known = known();
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--") && !known.contains(name(argument)))
                .findFirst()
                .map(this::noOption);
    }

    private void choices(Map<String, List<String>> given, Optional<String> part) {
        var known = new ArrayList<>(syntax.options());
        known.addAll(GlobalOptions.ALL);
        syntax.parts().stream()
                .filter(one -> part.filter(one.name()::equals).isPresent())
                .forEach(one -> known.addAll(one.options()));
        for (var option : known) {
            for (var value : given.getOrDefault(option.name(), List.of())) {
                if (!option.words().isEmpty() && !option.words().contains(value)) {
                    throw new UsageException(
                            "'" + value + "' is no value of " + option.name() + ".",
                            NearName.suggest(value, option.words())
                                    + "It takes one of "
                                    + String.join(", ", option.words())
                                    + ".");
                }
            }
        }
    }

    private static Map<String, List<String>> values(ParseResult parsed) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var option : parsed.matchedOptions()) {
            values.put(
                    option.longestName(),
                    option.arity().max() == 0 ? List.of() : option.stringValues());
        }
        return values;
    }

    private CommandLine line(Syntax of) {
        var spec = CommandSpec.create().name(of.name());
        spec.parser()
                .posixClusteredShortOptionsAllowed(true)
                .unmatchedOptionsArePositionalParams(false);
        Stream.concat(of.options().stream(), GlobalOptions.ALL.stream())
                .map(Parser::option)
                .forEach(spec::addOption);
        var index = 0;
        for (var operand : of.operands()) {
            spec.addPositional(positional(operand, index++));
        }
        var line = new CommandLine(spec).setExpandAtFiles(false);
        for (var part : of.parts()) {
            line.addSubcommand(part.name(), line(part));
        }
        return line;
    }

    private static OptionSpec option(Option option) {
        var builder = OptionSpec.builder(option.names().toArray(String[]::new));
        if (!option.hasValue()) {
            // Picocli asks for no operands where help is asked for.
            return builder.type(boolean.class)
                    .arity("0")
                    .usageHelp(option.name().equals("--help"))
                    .build();
        }
        builder.arity("1").paramLabel(option.label());
        return (option.isRepeatable()
                        ? builder.type(List.class).auxiliaryTypes(String.class)
                        : builder.type(String.class))
                .build();
    }

    private static PositionalParamSpec positional(Operand operand, int index) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity(operand.isRequired() ? "1" : "0..1")
                .required(operand.isRequired())
                .paramLabel(operand.label())
                .type(String.class)
                .build();
    }

    private UsageException translated(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case OverwrittenOptionException twice ->
                    new UsageException(
                            "The option "
                                    + ((OptionSpec) twice.getOverwritten()).longestName()
                                    + " is given twice.",
                            "Give it once.");
            case MissingParameterException missing ->
                    new UsageException(
                            missing.getMissing().getFirst() instanceof OptionSpec option
                                    ? "The option " + option.longestName() + " needs a value."
                                    : "'" + typed(missing) + "' needs " + labels(missing) + ".",
                            help());
            default -> new UsageException(sentence(wrong.getMessage()), help());
        };
    }

    /** The command with its part, if one was chosen. */
    private String typed(ParameterException wrong) {
        var part = wrong.getCommandLine().getCommandName();
        return part.equals(syntax.name()) ? command : command + " " + part;
    }

    private static String labels(MissingParameterException missing) {
        return String.join(
                " and ",
                missing.getMissing().stream().map(argument -> argument.paramLabel()).toList());
    }

    private UsageException unmatched(UnmatchedArgumentException unmatched) {
        var written = unmatched.getUnmatched().getFirst();
        if (!written.startsWith("-")) {
            var isPart = !syntax.parts().isEmpty();
            var near =
                    isPart
                            ? NearName.suggest(
                                    written, syntax.parts().stream().map(Syntax::name).toList())
                            : "";
            return new UsageException(
                    isPart
                            ? "'" + command + "' has no '" + written + "'."
                            : "'" + command + "' cannot do anything with '" + written + "'.",
                    near + (isPart ? "It has " + partNames() + "." : help()));
        }
        return noOption(written);
    }

    private UsageException noOption(String written) {
        var name = name(written);
        return new UsageException(
                "'" + command + "' has no option " + name + ".",
                // Of one letter, any other is near.
                (name.startsWith("--") ? NearName.suggest(name, known()) : "") + help());
    }

    private static String name(String written) {
        return written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
    }

    /** The names of all options. */
    private List<String> known() {
        var known = new ArrayList<String>();
        Stream.concat(syntax.options().stream(), GlobalOptions.ALL.stream())
                .forEach(option -> known.addAll(option.names()));
        syntax.parts()
                .forEach(part -> part.options().forEach(option -> known.addAll(option.names())));
        return known;
    }

    private String help() {
        return "Run '" + command + " --help' to see what it takes.";
    }

    private String partNames() {
        return String.join(", ", syntax.parts().stream().map(Syntax::name).toList());
    }

    private static String sentence(@Nullable String message) {
        var text = message == null ? "The arguments make no sense" : message;
        return text.endsWith(".") ? text : text + ".";
    }
}
