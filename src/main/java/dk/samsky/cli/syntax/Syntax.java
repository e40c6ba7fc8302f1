package dk.samsky.cli.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command takes.
 *
 * @param summary one sentence, the command's line in the list
 * @param examples commands to copy, each with what it does
 * @param parts the commands below it, such as {@code list} of {@code state}; a command with parts
 *     has no operands
 */
public record Syntax(
        String name,
        String summary,
        List<Example> examples,
        List<Option> options,
        List<Operand> operands,
        List<Syntax> parts) {
    /** A command line, and what it does. */
    public record Example(String line, String does) {}

    public Syntax {
        examples = List.copyOf(examples);
        options = List.copyOf(options);
        operands = List.copyOf(operands);
        parts = List.copyOf(parts);
    }

    public static Syntax of(String name, String summary) {
        return new Syntax(name, summary, List.of(), List.of(), List.of(), List.of());
    }

    /** Its options and those of its parts. */
    public List<Option> allOptions() {
        var all = new ArrayList<>(options);
        parts.forEach(part -> all.addAll(part.options));
        return all;
    }

    /** Its operands and those of its parts. */
    public List<Operand> allOperands() {
        var all = new ArrayList<>(operands);
        parts.forEach(part -> all.addAll(part.operands));
        return all;
    }

    /** What its first operand that can be completed is completed with. */
    public Optional<Completes> completes() {
        return allOperands().stream()
                .map(Operand::completes)
                .filter(completes -> completes != Completes.NOTHING)
                .findFirst();
    }

    /** The names of its parts, as words. */
    public String partNames() {
        return String.join(" ", parts.stream().map(Syntax::name).toList());
    }

    public Syntax example(String line, String does) {
        return new Syntax(
                name, summary, and(examples, new Example(line, does)), options, operands, parts);
    }

    public Syntax option(Option option) {
        return new Syntax(name, summary, examples, and(options, option), operands, parts);
    }

    public Syntax options(List<Option> more) {
        var all = new ArrayList<>(options);
        all.addAll(more);
        return new Syntax(name, summary, examples, all, operands, parts);
    }

    public Syntax operand(Operand operand) {
        return new Syntax(name, summary, examples, options, and(operands, operand), parts);
    }

    public Syntax part(Syntax part) {
        return new Syntax(name, summary, examples, options, operands, and(parts, part));
    }

    private static <T> List<T> and(List<T> list, T last) {
        var all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
