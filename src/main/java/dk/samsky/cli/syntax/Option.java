package dk.samsky.cli.syntax;

import java.util.Arrays;
import java.util.List;

/**
 * An option of a command.
 *
 * @param names with their hyphens; the long one first
 * @param label of its value, such as {@code FILE}; blank if it has none
 * @param words the only values that it takes, if there are such
 */
public record Option(
        List<String> names,
        String label,
        String description,
        boolean isRepeatable,
        List<String> words,
        Completes completes) {
    public Option {
        names = List.copyOf(names);
        words = List.copyOf(words);
    }

    /** An option that is there or not. */
    public static Option flag(String description, String... names) {
        return new Option(
                Arrays.asList(names), "", description, false, List.of(), Completes.NOTHING);
    }

    /** An option with a value. */
    public static Option value(
            String label, Completes completes, String description, String... names) {
        return new Option(Arrays.asList(names), label, description, false, List.of(), completes);
    }

    /** An option with a value, which may be given several times. */
    public static Option values(
            String label, Completes completes, String description, String... names) {
        return new Option(Arrays.asList(names), label, description, true, List.of(), completes);
    }

    /** An option with one of a few values. */
    public static Option choice(List<String> words, String description, String... names) {
        return new Option(
                Arrays.asList(names),
                String.join("|", words),
                description,
                false,
                words,
                Completes.NOTHING);
    }

    /** The name that it is asked for by. */
    public String name() {
        return names.getFirst();
    }

    public boolean hasValue() {
        return !label.isEmpty();
    }
}
