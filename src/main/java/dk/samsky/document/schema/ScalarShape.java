package dk.samsky.document.schema;

import dk.samsky.diagnostic.NearName;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.document.ScalarType;
import dk.samsky.model.content.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One value, written on its own.
 *
 * @param form what YAML must take it for
 * @param type how its text is read, here or once an expression has given it
 * @param strict what a text written here must hold besides
 * @param code what is wrong with a text that is not of the type
 * @param words the words that there are, to find what was meant; empty if it is no word
 * @param fix how it is written
 */
public record ScalarShape<T>(
        Form form,
        ScalarType<T> type,
        Predicate<String> strict,
        DocumentCode code,
        List<String> words,
        String fix,
        Fields schema)
        implements Shape<T> {
    /** What YAML takes a scalar for. */
    enum Form {
        TEXT,
        WHOLE,
        TRUTH
    }

    /** The same, where what does not fit is told by another code. */
    public ScalarShape<T> told(DocumentCode another) {
        return new ScalarShape<>(form, type, strict, another, words, fix, schema);
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        var text = accept(node, reading);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = strict.test(text.get()) ? type.parse().apply(text.get()) : Optional.<T>empty();
        if (value.isEmpty() && !reading.isFull()) {
            reading.error(
                    code,
                    node.span(),
                    reading.where()
                            + " is '"
                            + Words.shorten(text.get())
                            + "', which is not "
                            + type.name()
                            + ".",
                    "This must be " + type.name() + ".",
                    NearName.suggest(text.get(), words) + fix);
        }
        return value;
    }

    /** The text, if YAML takes it for what it must be. */
    private Optional<String> accept(Node node, Reading reading) {
        return switch (node) {
            case Node.Broken _ -> Optional.empty();
            case Node.Mapping _ -> wrongShape(node, "keys and values", reading);
            case Node.Sequence _ -> wrongShape(node, "a list", reading);
            case Node.Scalar scalar -> acceptScalar(scalar, reading);
        };
    }

    private Optional<String> wrongShape(Node node, String found, Reading reading) {
        reading.error(
                DocumentCode.WRONG_SHAPE,
                node.span(),
                reading.where() + " holds " + found + ", where " + type.name() + " is expected.",
                "This must be " + type.name() + ".",
                fix);
        return Optional.empty();
    }

    private Optional<String> acceptScalar(Node.Scalar scalar, Reading reading) {
        var text = scalar.text();
        var seen = scalar.isPlain() ? PlainText.of(text) : PlainText.TEXT;
        if (seen == PlainText.NOTHING) {
            reading.error(
                    DocumentCode.NO_VALUE,
                    scalar.span(),
                    reading.where() + " has no value.",
                    "This must be " + type.name() + "; nothing, '~' and 'null' are no value.",
                    fix);
            return Optional.empty();
        }
        var fits =
                switch (form) {
                    case TEXT -> seen == PlainText.TEXT;
                    case WHOLE -> seen == PlainText.WHOLE;
                    case TRUTH -> seen == PlainText.TRUTH;
                };
        if (fits) {
            return Optional.of(text);
        }
        Surprise.tell(this, seen, scalar, reading);
        return Optional.empty();
    }
}
