package dk.samsky.expression;

import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Span;

/** Finds the place of a part of a text that stands in a document. */
public final class InnerSpan {
    private InnerSpan() {}

    /**
     * The place of a part of a text.
     *
     * @param whole where the text stands, with or without quotes around it
     * @param text the text
     * @param from the index in the text of the part's first character
     * @param to the index in the text after the part's last character
     * @return the part's place if the text stands on one line as it is, without escapes; else the
     *     place of the whole
     */
    public static Span of(Span whole, String text, int from, int to) {
        var start = whole.start();
        if (start.line() != whole.end().line()) {
            return whole;
        }
        var line = whole.source().line(start.line()).orElse("");
        var length = line.codePointCount(0, line.length());
        if (whole.end().column() - 1 > length) {
            return whole;
        }
        var first = line.offsetByCodePoints(0, start.column() - 1);
        var written = line.substring(first, line.offsetByCodePoints(0, whole.end().column() - 1));
        var index = written.indexOf(text);
        if (index < 0) {
            return whole;
        }
        return new Span(
                whole.source(),
                new Position(
                        start.line(), start.column() + written.codePointCount(0, index + from)),
                new Position(start.line(), start.column() + written.codePointCount(0, index + to)));
    }
}
