package dk.samsky.model.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a resource consists of, name by name, in the order of the names. Immutable. No record, so
 * that what a builder collected is taken as it is: a country's are built by the million.
 */
public final class Fields {
    public static final Fields NONE = builder().build();

    private final SequencedMap<String, Value> values;

    public Fields(SequencedMap<String, Value> values) {
        this(new Builder(new TreeMap<>(values)));
    }

    private Fields(Builder builder) {
        this.values = Collections.unmodifiableSequencedMap(builder.values);
    }

    /** Collects fields; what is empty is left out. Used once. */
    public static final class Builder {
        private final SequencedMap<String, Value> values;
        private boolean isBuilt;

        private Builder(SequencedMap<String, Value> values) {
            this.values = values;
        }

        private void put(String name, Value value) {
            if (isBuilt) {
                throw new IllegalStateException("these fields are built: " + name);
            }
            values.put(name, value);
        }

        public Builder text(String name, String text) {
            put(name, new Value.Text(text));
            return this;
        }

        public Builder text(String name, Optional<String> text) {
            text.ifPresent(present -> text(name, present));
            return this;
        }

        /** False if there is one of the name, which stays. */
        public boolean add(String name, Value value) {
            if (values.containsKey(name)) {
                return false;
            }
            put(name, value);
            return true;
        }

        public Builder number(String name, long number) {
            put(name, new Value.Whole(number));
            return this;
        }

        public Builder number(String name, Optional<? extends Number> number) {
            number.ifPresent(present -> number(name, present.longValue()));
            return this;
        }

        public Builder flag(String name, boolean flag) {
            put(name, new Value.Flag(flag));
            return this;
        }

        public Builder list(String name, List<? extends Value> items) {
            if (!items.isEmpty()) {
                put(name, new Value.Listing(Collections.unmodifiableList(items)));
            }
            return this;
        }

        /** A list that is written though it is empty, for readers who go through it. */
        public Builder array(String name, List<? extends Value> items) {
            put(name, new Value.Listing(Collections.unmodifiableList(items)));
            return this;
        }

        public Builder texts(String name, Iterable<?> items) {
            var list = new ArrayList<Value>();
            items.forEach(item -> list.add(new Value.Text(item.toString())));
            return list(name, list);
        }

        public Builder group(String name, Fields fields) {
            if (!fields.values().isEmpty()) {
                put(name, new Value.Group(fields));
            }
            return this;
        }

        public Builder texts(String name, Map<String, String> entries) {
            var group = builder();
            entries.forEach(group::text);
            return group(name, group.build());
        }

        public Fields build() {
            isBuilt = true;
            return new Fields(this);
        }
    }

    public static Builder builder() {
        return new Builder(new TreeMap<>());
    }

    public SequencedMap<String, Value> values() {
        return values;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
