package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import java.util.Locale;

/** Tells that YAML does not take a scalar for what its writer meant. */
final class Surprise {
    private Surprise() {}

    static void tell(ScalarShape<?> shape, PlainText seen, Node.Scalar scalar, Reading reading) {
        switch (shape.form()) {
            case TEXT -> needsQuotes(shape, seen, scalar, reading);
            case WHOLE -> noNumber(shape, seen, scalar, reading);
            case TRUTH -> noTruth(shape, seen, scalar, reading);
        }
    }

    private static void needsQuotes(
            ScalarShape<?> shape, PlainText seen, Node.Scalar scalar, Reading reading) {
        var taken =
                switch (seen) {
                    case WHOLE, FRACTION -> "a number";
                    case OLD_NUMBER -> "a number, and not always the same one";
                    case TRUTH -> "a truth value";
                    case OLD_TRUTH -> "a truth value by some";
                    case TEXT, NOTHING -> "nothing";
                };
        // Quotes help only where the text itself is right.
        var right =
                shape.strict().test(scalar.text())
                        && shape.type().parse().apply(scalar.text()).isPresent();
        reading.error(
                right ? DocumentCode.QUOTES_NEEDED : shape.code(),
                scalar.span(),
                reading.where()
                        + " is written as "
                        + Words.shorten(scalar.text())
                        + ", which YAML takes for "
                        + taken
                        + ".",
                "This must be " + shape.type().name() + ".",
                right ? "Put it in quotes: \"" + scalar.text() + "\"." : shape.fix());
    }

    private static void noNumber(
            ScalarShape<?> shape, PlainText seen, Node.Scalar scalar, Reading reading) {
        var text = scalar.text();
        var digits = seen.plainDigits(text);
        var said = reading.where() + " is '" + Words.shorten(text) + "', ";
        var why = "This must be " + shape.type().name() + ".";
        switch (seen) {
            case OLD_NUMBER ->
                    reading.error(
                            DocumentCode.OLD_NUMBER,
                            scalar.span(),
                            said + "which readers of YAML take for different numbers.",
                            "Leading zeros, other bases, '_', '+' and ':' mean different things in"
                                    + " YAML 1.1 and 1.2.",
                            digits.map(plain -> "Write " + plain + ", in plain digits.")
                                    .orElse("Write the number in plain digits, such as 1000."));
            case FRACTION ->
                    reading.error(
                            DocumentCode.WRONG_VALUE,
                            scalar.span(),
                            said + "which is not written as a whole number.",
                            why,
                            digits.map(plain -> "Write " + plain + ", in plain digits.")
                                    .orElse(shape.fix()));
            case TEXT, WHOLE, TRUTH, OLD_TRUTH, NOTHING ->
                    reading.error(
                            digits.isPresent()
                                    ? DocumentCode.WRONG_SHAPE
                                    : DocumentCode.WRONG_VALUE,
                            scalar.span(),
                            said
                                    + (digits.isPresent()
                                            ? "a text in quotes."
                                            : "which is not a whole number."),
                            why,
                            digits.map(plain -> "Leave out the quotes: " + plain + ".")
                                    .orElse(shape.fix()));
        }
    }

    private static void noTruth(
            ScalarShape<?> shape, PlainText seen, Node.Scalar scalar, Reading reading) {
        var word = scalar.text().toLowerCase(Locale.ROOT);
        var meant =
                switch (word) {
                    case "yes", "y", "on", "true" -> "Write true.";
                    case "no", "n", "off", "false" -> "Write false.";
                    default -> shape.fix();
                };
        reading.error(
                seen == PlainText.OLD_TRUTH ? DocumentCode.OLD_BOOLEAN : DocumentCode.WRONG_VALUE,
                scalar.span(),
                reading.where()
                        + " is '"
                        + Words.shorten(scalar.text())
                        + "', which is neither true nor false.",
                "Only true and false are truth values in YAML 1.2; 'yes', 'no', 'on' and 'off' are"
                        + " texts.",
                meant);
    }
}
