package dk.samsky.model.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A field's value. What is not set is not in the fields. */
public sealed interface Value {
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Flag(boolean set) implements Value {}

    record Listing(List<Value> items) implements Value {
        public Listing {
            items = Collections.unmodifiableList(new ArrayList<>(items));
        }
    }

    record Group(Fields fields) implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }
}
