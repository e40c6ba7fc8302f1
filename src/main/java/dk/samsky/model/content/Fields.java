package dk.samsky.model.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What a resource consists of, name by name, in the order of the names. Immutable. */
public record Fields(SequencedMap<String, Value> values) {
    public static final Fields NONE = new Fields(new TreeMap<>());

    public Fields {
        values = Collections.unmodifiableSequencedMap(new TreeMap<>(values));
    }

    /** Collects fields; what is empty is left out. */
    public static final class Builder {
        private final TreeMap<String, Value> values = new TreeMap<>();

        public Builder text(String name, String text) {
            values.put(name, new Value.Text(text));
            return this;
        }

        public Builder text(String name, Optional<String> text) {
            text.ifPresent(present -> text(name, present));
            return this;
        }

        public Builder number(String name, long number) {
            values.put(name, new Value.Whole(number));
            return this;
        }

        public Builder number(String name, Optional<? extends Number> number) {
            number.ifPresent(present -> number(name, present.longValue()));
            return this;
        }

        public Builder flag(String name, boolean flag) {
            values.put(name, new Value.Flag(flag));
            return this;
        }

        public Builder list(String name, List<? extends Value> items) {
            if (!items.isEmpty()) {
                values.put(name, new Value.Listing(Collections.unmodifiableList(items)));
            }
            return this;
        }

        /** A list that is written though it is empty, for readers who go through it. */
        public Builder array(String name, List<? extends Value> items) {
            values.put(name, new Value.Listing(Collections.unmodifiableList(items)));
            return this;
        }

        public Builder texts(String name, Iterable<?> items) {
            var list = new ArrayList<Value>();
            items.forEach(item -> list.add(new Value.Text(item.toString())));
            return list(name, list);
        }

        public Builder group(String name, Fields fields) {
            if (!fields.values().isEmpty()) {
                values.put(name, new Value.Group(fields));
            }
            return this;
        }

        public Builder texts(String name, Map<String, String> entries) {
            var group = new Builder();
            entries.forEach(group::text);
            return group(name, group.build());
        }

        public Fields build() {
            return new Fields(values);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The one text of these fields that says all of them, in JSON, names sorted, no space: equal
     * fields, equal text.
     */
    public String canonical() {
        var text = new StringBuilder(256);
        CanonicalJson.write(this, text);
        return text.toString();
    }
}
