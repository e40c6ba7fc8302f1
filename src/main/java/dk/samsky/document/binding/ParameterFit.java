package dk.samsky.document.binding;

import dk.samsky.document.Parameter;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;
import java.util.function.LongFunction;

/** Whether a value fits a parameter. */
final class ParameterFit {
    private ParameterFit() {}

    /** Why it does not, a full sentence; empty if it fits. */
    static Optional<String> misfit(Parameter parameter, Value value) {
        return switch (parameter.type()) {
            case INTEGER ->
                    value instanceof Value.Whole(var number)
                            ? outOfBounds(parameter, number, Long::toString)
                            : Optional.of("It is a whole number, written without quotes.");
            case QUANTITY ->
                    value instanceof Value.Text(var text)
                                    && ByteSize.parse(text).isPresent()
                                    && Character.isLetter(text.charAt(text.length() - 1))
                            ? outOfBounds(
                                    parameter,
                                    ByteSize.parse(text).get().bytes(),
                                    bytes -> new ByteSize(bytes).toString())
                            : Optional.of("It is an amount of bytes with its unit, such as 500Gi.");
            case BOOLEAN ->
                    value instanceof Value.Flag
                            ? Optional.empty()
                            : Optional.of("It is true or false, written without quotes.");
            case TEXT ->
                    value instanceof Value.Text(var text)
                            ? noOption(parameter, text)
                            : Optional.of("It is a text; write it in quotes.");
        };
    }

    private static Optional<String> outOfBounds(
            Parameter parameter, long number, LongFunction<String> spelling) {
        if (parameter.minimum().filter(least -> number < least).isPresent()) {
            return parameter
                    .minimum()
                    .map(least -> "It is at least " + spelling.apply(least) + ".");
        }
        return parameter
                .maximum()
                .filter(most -> number > most)
                .map(most -> "It is at most " + spelling.apply(most) + ".");
    }

    private static Optional<String> noOption(Parameter parameter, String text) {
        return parameter.options().isEmpty() || parameter.options().contains(text)
                ? Optional.empty()
                : Optional.of("It is one of " + String.join(", ", parameter.options()) + ".");
    }
}
