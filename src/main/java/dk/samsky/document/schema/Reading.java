package dk.samsky.document.schema;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Attachments;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Municipalities;
import dk.samsky.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes along while one file's documents are read: where the reading is, what the file refers
 * to, and the problems so far. Not thread-safe.
 */
public final class Reading {
    /** Nobody reads more of one file; and a hostile file could have millions. */
    public static final int MOST_PROBLEMS = 1000;

    private final Problems problems;
    private int told;
    private final Attachments attachments;
    private final Municipalities municipalities;
    private final List<Node.Scalar> path = new ArrayList<>();

    public Reading(Problems problems, Attachments attachments, Municipalities municipalities) {
        this.problems = problems;
        this.attachments = attachments;
        this.municipalities = municipalities;
    }

    /** Whether so much is wrong that more will not be told. */
    public boolean isFull() {
        return told >= MOST_PROBLEMS;
    }

    public Problems problems() {
        return problems;
    }

    public Attachments attachments() {
        return attachments;
    }

    public Municipalities municipalities() {
        return municipalities;
    }

    /** Reads what stands under a key. */
    public <T> Optional<T> under(Node.Scalar key, Shape<T> shape, Node value) {
        path.add(key);
        var read = shape.read(value, this);
        path.removeLast();
        return read;
    }

    /** The key that what is being read stands under. */
    public Optional<Node.Scalar> key() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** Where the reading is, as people point at it: {@code spec.budget.amount}. */
    public String where() {
        var text = new StringBuilder();
        for (var key : path) {
            text.append(text.isEmpty() ? "" : ".").append(Words.shorten(key.text()));
        }
        return text.isEmpty() ? "The document" : text.toString();
    }

    /** The same within a sentence. */
    public String inside() {
        return path.isEmpty() ? "the document" : where();
    }

    public void error(DocumentCode code, Span span, String what, String why, String fix) {
        if (!isFull()) {
            told++;
            problems.add(Diagnostic.error(code, span, what, why, fix));
        }
    }
}
