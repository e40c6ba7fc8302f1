package dk.samsky.cli.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was given on the command line, read against a {@link Syntax}.
 *
 * @param part the name of the part that was chosen; empty if the command has none
 * @param options the values by the option's name; of a flag an empty list
 */
public record Arguments(
        Optional<String> part, Map<String, List<String>> options, List<String> operands) {
    public Arguments {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        operands = List.copyOf(operands);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    public Optional<String> find(String option) {
        return all(option).stream().findFirst();
    }

    public List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    public Optional<String> findOperand(int index) {
        return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
    }

    /** An operand that the syntax requires. */
    public String operand(int index) {
        return operands.get(index);
    }
}
