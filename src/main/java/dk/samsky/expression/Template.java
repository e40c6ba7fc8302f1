package dk.samsky.expression;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.Expression.Result;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with expressions in it, each written {@code ${…}}. An expression that is the whole text
 * keeps the type of its value; else the values are written into the text. Thread-safe.
 */
public final class Template {
    /** A part of the text. */
    private sealed interface Part {
        /** As it is. */
        record Words(String words) implements Part {}

        /** To be computed. */
        record Computed(Expression expression) implements Part {}
    }

    private final List<Part> parts;
    private final Set<String> reads = new TreeSet<>();

    private Template(List<Part> parts) {
        this.parts = parts.stream().toList();
        for (var part : parts) {
            switch (part) {
                case Part.Words _ -> {}
                case Part.Computed(var expression) -> reads.addAll(expression.reads());
            }
        }
    }

    /** Reads a text and compiles the expressions in it; tells all that is wrong with them. */
    public static Checked<Template> compile(
            String text, Span span, Names names, Expressions expressions) {
        var problems = new Problems();
        var parts = new ArrayList<Part>();
        var done = 0;
        for (var open = text.indexOf("${"); open >= 0; open = text.indexOf("${", done)) {
            if (open > done) {
                parts.add(new Part.Words(text.substring(done, open)));
            }
            var close = endOfExpression(text, open + 2);
            if (close < 0) {
                problems.add(notClosed(text, span, open));
                return problems.refuse();
            }
            problems.take(compilePart(text, open + 2, close, span, names, expressions))
                    .ifPresent(expression -> parts.add(new Part.Computed(expression)));
            done = close + 1;
        }
        if (done < text.length()) {
            parts.add(new Part.Words(text.substring(done)));
        }
        return problems.conclude(new Template(parts));
    }

    /** Its place is looked up only when something is wrong: that reads the source line by line. */
    private static Checked<Expression> compilePart(
            String text, int from, int to, Span span, Names names, Expressions expressions) {
        var part = text.substring(from, to);
        var compiled = expressions.compile(part, span, names);
        return switch (compiled) {
            case Checked.Ok<Expression> ok -> ok;
            case Checked.Refused<Expression> _ ->
                    expressions.compile(part, InnerSpan.of(span, text, from, to), names);
        };
    }

    private static Diagnostic notClosed(String text, Span span, int open) {
        return Diagnostic.error(
                ExpressionCode.NOT_CLOSED,
                InnerSpan.of(span, text, open, text.length()),
                "The expression that starts with '${' has no '}' at its end.",
                "Everything between '${' and '}' is computed.",
                "Add the '}' after the expression. To write '${' itself, write ${'${'}.");
    }

    /**
     * The index of the brace that closes the expression, or -1. Braces in texts, and pairs of
     * braces, are the expression's own.
     */
    private static int endOfExpression(String text, int from) {
        var depth = 0;
        var quote = '\0';
        for (var i = from; i < text.length(); i++) {
            var character = text.charAt(i);
            if (quote != '\0') {
                if (character == '\\') {
                    i++;
                } else if (character == quote) {
                    quote = '\0';
                }
            } else if (character == '\'' || character == '"') {
                quote = character;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What it gives, if that is known before it is evaluated. */
    public Optional<Names.Type> type() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Computed(var expression)
                ? expression.type()
                : Optional.of(Names.Type.TEXT);
    }

    /** The variables that it may read, by their names; no others change what it gives. */
    public Set<String> reads() {
        return Collections.unmodifiableSet(reads);
    }

    /** Evaluates every expression over the variables' values. */
    public Result evaluate(Fields variables) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Computed(var expression)) {
            return expression.evaluate(variables);
        }
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Words(var words) -> text.append(words);
                case Part.Computed(var expression) -> {
                    switch (expression.evaluate(variables)) {
                        case Result.Failed failed -> {
                            return failed;
                        }
                        case Result.Found(var value) -> {
                            var written = write(value);
                            if (written.isEmpty()) {
                                return new Result.Failed(
                                        "A list or a group has no place within a text.");
                            }
                            text.append(written.get());
                        }
                    }
                }
            }
        }
        return new Result.Found(Value.of(text.toString()));
    }

    /** A value as it is written into a text; empty for what is no single value. */
    public static Optional<String> write(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Whole(var number) -> Optional.of(Long.toString(number));
            case Value.Flag(var set) -> Optional.of(Boolean.toString(set));
            case Value.Listing _, Value.Group _ -> Optional.empty();
        };
    }
}
