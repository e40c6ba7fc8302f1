package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import java.util.Optional;

/** Tells keys, lists and single values apart. */
public final class Structure {
    private Structure() {}

    /** The node as keys and values; tells if it is something else. */
    public static Optional<Node.Mapping> mapping(Node node, String what, Reading reading) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        tell(node, what, "keys and values, such as {key: value}", reading);
        return Optional.empty();
    }

    /** The node as a list; tells if it is something else. */
    public static Optional<Node.Sequence> sequence(Node node, String what, Reading reading) {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(sequence);
        }
        tell(node, what, "a list, each item after '- ' or all within [ ]", reading);
        return Optional.empty();
    }

    /** Whether nothing stands there, or the word for it. */
    public static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.isPlain()
                && (scalar.text().isEmpty() || scalar.text().equals("null"));
    }

    private static void tell(Node node, String what, String expected, Reading reading) {
        var found =
                switch (node) {
                    case Node.Broken _ -> "";
                    case Node.Mapping _ -> "keys and values";
                    case Node.Sequence _ -> "a list";
                    case Node.Scalar scalar ->
                            scalar.isPlain() && PlainText.of(scalar.text()) == PlainText.NOTHING
                                    ? "nothing"
                                    : "'" + Words.shorten(scalar.text()) + "'";
                };
        if (found.isEmpty()) {
            return;
        }
        reading.error(
                found.equals("nothing") ? DocumentCode.NO_VALUE : DocumentCode.WRONG_SHAPE,
                node.span(),
                reading.where() + " holds " + found + ", where " + what + " is expected.",
                "Here stands " + what + ", which is written as " + expected + ".",
                found.equals("nothing")
                        ? "Write " + what + ", or remove the key."
                        : "Write " + what + " as " + expected + ".");
    }
}
