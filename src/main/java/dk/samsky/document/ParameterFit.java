package dk.samsky.document;

import dk.samsky.diagnostic.Few;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;
import java.util.function.LongFunction;

/** Whether a value fits a parameter, and the form in which expressions see it. */
public final class ParameterFit {
    /**
     * Some forty keys of SSH, each on its line. Longer texts would let a small expression make a
     * huge one.
     */
    public static final int LONGEST_TEXT = 4_000;

    private ParameterFit() {}

    /** Why what somebody wrote does not fit, a full sentence; empty if it fits. */
    public static Optional<String> misfit(Parameter parameter, Value written) {
        var seen =
                parameter.type() == Parameter.Type.QUANTITY && !hasUnit(written)
                        ? Optional.<Value>empty()
                        : seen(parameter, written);
        return seen.isEmpty()
                ? Optional.of(
                        switch (parameter.type()) {
                            case INTEGER -> "It is a whole number, written without quotes.";
                            case QUANTITY ->
                                    "It is an amount of bytes with its unit, such as 500Gi.";
                            case BOOLEAN -> "It is true or false, written without quotes.";
                            case TEXT -> "It is a text; write it in quotes.";
                        })
                : outside(parameter, seen.get());
    }

    private static boolean hasUnit(Value written) {
        return written instanceof Value.Text(var text)
                && !text.isEmpty()
                && Character.isLetter(text.charAt(text.length() - 1));
    }

    /**
     * The value as expressions see it: a quantity is its number of bytes. Empty if it is of another
     * type.
     */
    public static Optional<Value> seen(Parameter parameter, Value value) {
        return switch (parameter.type()) {
            case INTEGER -> Optional.of(value).filter(Value.Whole.class::isInstance);
            case BOOLEAN -> Optional.of(value).filter(Value.Flag.class::isInstance);
            case TEXT -> Optional.of(value).filter(Value.Text.class::isInstance);
            case QUANTITY ->
                    switch (value) {
                        case Value.Whole _ -> Optional.of(value);
                        case Value.Text(var text) ->
                                ByteSize.parse(text).map(size -> Value.of(size.bytes()));
                        case Value.Flag _, Value.Listing _, Value.Group _ -> Optional.empty();
                    };
        };
    }

    /** Why a value, as expressions see it, is not allowed, a full sentence; empty if it is. */
    public static Optional<String> outside(Parameter parameter, Value seen) {
        return switch (seen) {
            case Value.Whole(var number) ->
                    outOfBounds(
                            parameter,
                            number,
                            bound ->
                                    parameter.type() == Parameter.Type.QUANTITY
                                            ? new ByteSize(bound).toString()
                                            : Long.toString(bound));
            case Value.Text(var text) -> noOption(parameter, text);
            case Value.Flag _, Value.Listing _, Value.Group _ -> Optional.empty();
        };
    }

    private static Optional<String> outOfBounds(
            Parameter parameter, long number, LongFunction<String> spelling) {
        if (parameter.minimum().filter(least -> number < least).isPresent()) {
            return parameter
                    .minimum()
                    .map(least -> "It is at least " + spelling.apply(least) + ".");
        }
        // A quantity that has no bound of its own is still some cloud's to hold.
        return parameter
                .maximum()
                .or(() ->
                        Optional.of(ByteSize.MOST.bytes())
                                .filter(_ -> parameter.type() == Parameter.Type.QUANTITY))
                .filter(most -> number > most)
                .map(most -> "It is at most " + spelling.apply(most) + ".");
    }

    private static Optional<String> noOption(Parameter parameter, String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("It is a text of at most " + LONGEST_TEXT + " characters.");
        }
        return parameter.options().isEmpty() || parameter.options().contains(text)
                ? Optional.empty()
                : Optional.of("It is one of " + Few.of(parameter.options()) + ".");
    }
}
