package dk.samsky.diagnostic;

/** A stretch of a source. The end is exclusive; an empty span marks a point. */
public record Span(Source source, Position start, Position end) implements Comparable<Span> {
    public Span {
        if (end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "a span ends before it starts: " + start + " to " + end);
        }
    }

    /** The start of a source: for what concerns a file as a whole. */
    public static Span startOf(Source source) {
        var first = new Position(1, 1);
        return new Span(source, first, first);
    }

    @Override
    public int compareTo(Span other) {
        var byName = source.name().compareTo(other.source.name());
        return byName != 0 ? byName : start.compareTo(other.start);
    }

    /** The place as editors understand it: {@code file:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + start;
    }
}
