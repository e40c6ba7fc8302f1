package dk.samsky.cli;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.CommandName.Group;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Look;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.List;

/** What {@code --help} prints: examples first, since they are what is looked for. */
final class HelpPage {
    private static final String INDENT = "  ";

    private HelpPage() {}

    /** The page of the program. */
    static String ofAll(Look look) {
        var page = new StringBuilder();
        page.append(
                "Samsky runs the workloads of many tenants on many clouds, as their documents"
                        + " say.\n\n");
        examples(
                List.of(
                        new Syntax.Example(
                                "samsky init shared-cloud",
                                "write a small workspace to begin with"),
                        new Syntax.Example(
                                "samsky plan", "see what would change, and what it costs"),
                        new Syntax.Example("samsky apply", "do it"),
                        new Syntax.Example("samsky cost", "what every tenant costs")),
                look,
                page);
        var table = new Columns(Side.LEFT, Side.LEFT);
        for (var group : Group.values()) {
            if (group != Group.HIDDEN) {
                table.line("").line(look.paint().of(Role.STRONG, group.title()));
                for (var command : CommandName.values()) {
                    if (command.group() == group) {
                        table.row(
                                INDENT, cell(Role.PLACE, command.word()), cell(command.summary()));
                    }
                }
            }
        }
        page.append(table.render(look));
        options("Options of every command", GlobalOptions.ALL, look, page);
        return page.append(
                        "\n"
                            + "Exit status: 0 done, 1 failed, 2 changes (with --detailed-exitcode),"
                            + " 3 invalid documents,\n")
                .append(
                        "4 forbidden by policy, 5 over budget, 6 applied in part, 7 stale or held,"
                                + " 64 wrong usage.\n")
                .append("\n'samsky COMMAND --help' tells more of a command.\n")
                .toString();
    }

    /**
     * The page of one command.
     *
     * @param command as typed, such as {@code samsky state}
     */
    static String of(String command, Syntax syntax, Look look) {
        var page = new StringBuilder(syntax.summary() + ".\n\n");
        examples(syntax.examples(), look, page);
        page.append('\n').append(look.paint().of(Role.STRONG, "Usage")).append('\n');
        var parts = new ArrayList<String>();
        parts.add(command);
        if (!syntax.parts().isEmpty()) {
            parts.add("PART");
        }
        parts.add("[OPTION]...");
        syntax.operands().forEach(operand -> parts.add(usage(operand)));
        page.append(INDENT).append(String.join(" ", parts)).append('\n');
        var table = new Columns(Side.LEFT, Side.LEFT);
        for (var operand : syntax.operands()) {
            var lines = operand.description().lines().toList();
            table.row(INDENT, cell(Role.PLACE, operand.label()), cell(lines.getFirst()));
            lines.stream().skip(1).forEach(line -> table.row(INDENT, cell(""), cell(line)));
        }
        for (var part : syntax.parts()) {
            table.row(INDENT, cell(Role.PLACE, usage(part)), cell(part.summary()));
            for (var option : part.options()) {
                table.row(
                        INDENT + INDENT,
                        cell(Role.PLACE, usage(option)),
                        cell(option.description()));
            }
        }
        page.append(table.render(look));
        options("Options", syntax.options(), look, page);
        options("Options of every command", GlobalOptions.ALL, look, page);
        return page.toString();
    }

    /**
     * The page of one part of a command.
     *
     * @param command as typed, such as {@code samsky state}
     */
    static String ofPart(String command, Syntax whole, String part, Look look) {
        var chosen =
                whole.parts().stream()
                        .filter(one -> one.name().equals(part))
                        .findFirst()
                        .orElseThrow();
        var line = command + " " + part;
        var own =
                whole.examples().stream()
                        .filter(example -> (example.line() + " ").startsWith(line + " "))
                        .toList();
        return of(
                line,
                new Syntax(
                        part,
                        chosen.summary(),
                        own.isEmpty() ? List.of(new Syntax.Example(line, "")) : own,
                        chosen.options(),
                        chosen.operands(),
                        List.of()),
                look);
    }

    private static void examples(List<Syntax.Example> examples, Look look, StringBuilder page) {
        page.append(look.paint().of(Role.STRONG, "Examples")).append('\n');
        var table = new Columns(Side.LEFT, Side.LEFT);
        examples.forEach(example ->
                table.row(
                        INDENT,
                        cell(Role.PLACE, example.line()),
                        cell(Role.FAINT, example.does())));
        page.append(table.render(look));
    }

    private static void options(String title, List<Option> options, Look look, StringBuilder page) {
        if (options.isEmpty()) {
            return;
        }
        page.append('\n').append(look.paint().of(Role.STRONG, title)).append('\n');
        var table = new Columns(Side.LEFT, Side.LEFT);
        options.forEach(option ->
                table.row(INDENT, cell(Role.PLACE, usage(option)), cell(option.description())));
        page.append(table.render(look));
    }

    private static String usage(Syntax part) {
        var text = new StringBuilder(part.name());
        part.operands().forEach(operand -> text.append(' ').append(usage(operand)));
        return text.toString();
    }

    private static String usage(Operand operand) {
        return operand.isRequired() ? operand.label() : "[" + operand.label() + "]";
    }

    private static String usage(Option option) {
        var names =
                option.names().stream()
                        .sorted((a, b) -> Integer.compare(a.length(), b.length()))
                        .toList();
        var repeat = option.isRepeatable() ? "..." : "";
        return String.join(", ", names) + (option.hasValue() ? " " + option.label() + repeat : "");
    }
}
