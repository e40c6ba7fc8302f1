package dk.samsky.document;

import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A part of a document as it is written, before anybody asks what it means.
 *
 * <p>Places are kept as numbers and made into spans only when asked for: a country has millions of
 * nodes, and nearly none is told of.
 */
public abstract sealed class Node {
    private final Source source;
    private final long start;
    private final long end;

    private Node(Extent extent) {
        this.source = extent.source;
        this.start = extent.start;
        this.end = extent.end;
    }

    /** From where to where: places packed as line and column, both from 1, the end exclusive. */
    public record Extent(Source source, long start, long end) {
        /** Packs a place. */
        public static long at(int line, int column) {
            return (long) line << 32 | column;
        }

        public static Extent of(Span span) {
            return new Extent(
                    span.source(),
                    at(span.start().line(), span.start().column()),
                    at(span.end().line(), span.end().column()));
        }
    }

    /** A text, a number or a word; which of them is for the reader of the node to say. */
    public static final class Scalar extends Node {
        private final String text;
        private final boolean plain;

        public Scalar(Extent extent, String text, boolean plain) {
            super(extent);
            this.text = text;
            this.plain = plain;
        }

        public String text() {
            return text;
        }

        /**
         * Whether it stands without quotes, so that it may be a number, a truth value or nothing at
         * all.
         */
        public boolean isPlain() {
            return plain;
        }
    }

    /** A key and what stands under it. */
    public record Entry(Scalar key, Node value) {}

    /** Keys, each once, in the order written. */
    public static final class Mapping extends Node {
        private final List<Entry> entries;

        public Mapping(Extent extent, List<Entry> entries) {
            super(extent);
            this.entries = Collections.unmodifiableList(entries);
        }

        public List<Entry> entries() {
            return entries;
        }

        public Optional<Node> find(String key) {
            for (var entry : entries) {
                if (entry.key.text.equals(key)) {
                    return Optional.of(entry.value);
                }
            }
            return Optional.empty();
        }
    }

    /** A list, in the order written. */
    public static final class Sequence extends Node {
        private final List<Node> items;

        public Sequence(Extent extent, List<Node> items) {
            super(extent);
            this.items = Collections.unmodifiableList(items);
        }

        public List<Node> items() {
            return items;
        }
    }

    /** What could not be read, and has been told of: nobody complains about it again. */
    public static final class Broken extends Node {
        public Broken(Extent extent) {
            super(extent);
        }
    }

    public Source source() {
        return source;
    }

    public Span span() {
        return new Span(source, position(start), position(end));
    }

    private static Position position(long packed) {
        return new Position((int) (packed >>> 32), (int) packed);
    }
}
