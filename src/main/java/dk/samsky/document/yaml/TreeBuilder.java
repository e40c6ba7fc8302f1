package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.document.schema.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes trees of a parser's events, and refuses what documents have no use for. */
final class TreeBuilder {
    /** Documents are some eight levels deep. */
    private static final int DEEPEST = 32;

    /** Below so many keys, comparing them one by one is faster than a table. */
    private static final int FEW_KEYS = 16;

    private final Source source;
    private final Events events;
    private final Problems problems;
    private boolean hasTold;
    private int told;

    TreeBuilder(Source source, Events events, Problems problems) {
        this.source = source;
        this.events = events;
        this.problems = problems;
    }

    /** Ends the reading of a file that is nested so deeply that it is no document. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Diagnostic diagnostic;

        TooDeep(Diagnostic diagnostic) {
            super(diagnostic.what(), null, false, false);
            this.diagnostic = diagnostic;
        }

        Diagnostic diagnostic() {
            return diagnostic;
        }
    }

    /** Whether anything was found wrong. */
    boolean hasTold() {
        return hasTold;
    }

    /** The next document; empty if nothing is in it. */
    Optional<Node> document() {
        events.next(); // document start
        var node = node(0);
        events.next(); // document end
        return node instanceof Node.Scalar scalar && scalar.isPlain() && scalar.text().isEmpty()
                ? Optional.empty()
                : Optional.of(node);
    }

    private Node node(int depth) {
        var event = events.next();
        if (event instanceof AliasEvent alias) {
            tell(
                    DocumentCode.ANCHOR,
                    span(event),
                    "'*"
                            + alias.getAlias().getValue()
                            + "' stands for something that is written elsewhere.",
                    "In Samsky's documents everything is written where it counts, so that it can be"
                            + " read and reviewed there.",
                    "Write it out here.");
            return new Node.Broken(extent(event));
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            tell(
                    DocumentCode.ANCHOR,
                    span(event),
                    "'&"
                            + node.getAnchor().get().getValue()
                            + "' gives something a name to repeat it elsewhere.",
                    "In Samsky's documents everything is written where it counts, so that it can be"
                            + " read and reviewed there.",
                    "Remove the anchor, and write out what is meant where '*' repeats it.");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        var start = (CollectionStartEvent) event;
        checkTag(start.getTag(), event);
        if (depth >= DEEPEST) {
            throw new TooDeep(
                    Diagnostic.error(
                            DocumentCode.TOO_DEEP,
                            span(event),
                            "The document is nested more than " + DEEPEST + " levels deep.",
                            "No document of Samsky's needs that.",
                            "Remove the nesting; perhaps brackets are not closed."));
        }
        return event.getEventId() == Event.ID.MappingStart
                ? mapping(start, depth + 1)
                : sequence(start, depth + 1);
    }

    private Node scalar(ScalarEvent scalar) {
        checkTag(scalar.getTag(), scalar);
        var extent = extent(scalar);
        if (scalar.isDQuoted()) {
            // Only here can a character come in by its number; all others were seen when the text
            // was read.
            var hidden = HiddenCharacters.find(scalar.getValue());
            if (hidden.isPresent()) {
                tell(
                        DocumentCode.FORBIDDEN_CHARACTER,
                        span(scalar),
                        "The text holds " + HiddenCharacters.name(hidden.getAsInt()) + ".",
                        "Characters that cannot be seen can make a text look like another.",
                        "Remove the character.");
                return new Node.Broken(extent);
            }
        }
        return new Node.Scalar(extent, scalar.getValue(), scalar.isPlain());
    }

    private Node sequence(CollectionStartEvent start, int depth) {
        var items = new ArrayList<Node>();
        while (!events.isNext(Event.ID.SequenceEnd)) {
            items.add(node(depth));
        }
        return new Node.Sequence(extent(start, events.next()), items);
    }

    private Node mapping(CollectionStartEvent start, int depth) {
        var entries = new ArrayList<Node.Entry>(8);
        Map<String, Node.Scalar> seen = new HashMap<>(0);
        while (!events.isNext(Event.ID.MappingEnd)) {
            var key = node(depth);
            var value = node(depth);
            if (!(key instanceof Node.Scalar scalar)) {
                if (!(key instanceof Node.Broken)) {
                    tell(
                            DocumentCode.KEY_NOT_TEXT,
                            key.span(),
                            "A list or a group of keys stands where a key is expected.",
                            "A key is a single word or text.",
                            "Put an expression such as \"${…}\" in quotes; else write a word before"
                                    + " the ':'.");
                }
            } else if (scalar.isPlain() && scalar.text().equals("<<")) {
                tell(
                        DocumentCode.MERGE_KEY,
                        scalar.span(),
                        "'<<' merges keys that are written elsewhere.",
                        "Merge keys are of YAML 1.1; in 1.2, and here, everything is written where"
                                + " it counts.",
                        "Write the keys out here.");
            } else {
                var first = first(scalar, entries, seen);
                if (first.isPresent()) {
                    duplicate(scalar, first.get());
                } else {
                    entries.add(new Node.Entry(scalar, value));
                }
            }
        }
        return new Node.Mapping(extent(start, events.next()), entries);
    }

    /** The key that is the same as this one, if it was there before. */
    private static Optional<Node.Scalar> first(
            Node.Scalar key, List<Node.Entry> entries, Map<String, Node.Scalar> seen) {
        if (entries.size() < FEW_KEYS) {
            for (var entry : entries) {
                if (entry.key().text().equals(key.text())) {
                    return Optional.of(entry.key());
                }
            }
            return Optional.empty();
        }
        if (seen.isEmpty()) {
            entries.forEach(entry -> seen.put(entry.key().text(), entry.key()));
        }
        return Optional.ofNullable(seen.putIfAbsent(key.text(), key));
    }

    private void duplicate(Node.Scalar key, Node.Scalar first) {
        hasTold = true;
        if (++told > Reading.MOST_PROBLEMS) {
            return;
        }
        problems.add(
                Diagnostic.error(
                                DocumentCode.DUPLICATE_KEY,
                                key.span(),
                                "The key '" + key.text() + "' is given twice.",
                                "Which of the two counts would be a guess.",
                                "Remove one of them.")
                        .with(new Related(first.span(), "It is given here first.")));
    }

    private void checkTag(Optional<String> tag, Event event) {
        if (tag.isPresent()) {
            tell(
                    DocumentCode.TAG,
                    span(event),
                    "A tag says what the value is to be taken for.",
                    "Samsky knows what each value must be; tags can make a reader of YAML do"
                            + " anything.",
                    "Remove the word that begins with '!'.");
        }
    }

    private void tell(DocumentCode code, Span span, String what, String why, String fix) {
        hasTold = true;
        if (++told > Reading.MOST_PROBLEMS) {
            return;
        }
        problems.add(Diagnostic.error(code, span, what, why, fix));
    }

    private Node.Extent extent(Event event) {
        return extent(event, event);
    }

    private Node.Extent extent(Event first, Event last) {
        return new Node.Extent(
                source,
                YamlFile.at(mark(first.getStartMark())),
                YamlFile.at(mark(last.getEndMark())));
    }

    private Span span(Event event) {
        return new Span(
                source,
                YamlFile.position(mark(event.getStartMark())),
                YamlFile.position(mark(event.getEndMark())));
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(
                () -> new IllegalStateException("This is a bug in Samsky: no marks"));
    }
}
