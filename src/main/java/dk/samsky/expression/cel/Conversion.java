package dk.samsky.expression.cel;

import dk.samsky.expression.Expression.Result;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows our values to CEL, and CEL's to us. Groups and lists are shown, not copied: a rule reads
 * few of the fields it might.
 */
final class Conversion {
    private Conversion() {}

    static Object toCel(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> number;
            case Value.Flag(var set) -> set;
            case Value.Listing(var items) -> new ListView(items);
            case Value.Group(var fields) -> new GroupView(fields);
        };
    }

    static Result result(Object value) {
        return switch (value) {
            case Value.Listing _ -> new Result.Failed(Words.notSingle("a list"));
            case Value.Group _ -> new Result.Failed(Words.notSingle("a group"));
            case Value ours -> new Result.Found(ours);
            case String text -> new Result.Found(Value.of(text));
            case Long number -> new Result.Found(Value.of(number.longValue()));
            case Boolean flag -> new Result.Found(Value.of(flag.booleanValue()));
            case List<?> _ -> new Result.Failed(Words.notSingle("a list"));
            case Map<?, ?> _ -> new Result.Failed(Words.notSingle("a group"));
            case Double _ -> new Result.Failed(Words.notSingle("a number with decimals"));
            default -> new Result.Failed(Words.notSingle("a value of another kind"));
        };
    }

    private static final class ListView extends AbstractList<Object> {
        private final List<Value> items;

        ListView(List<Value> items) {
            this.items = items;
        }

        @Override
        public Object get(int index) {
            return toCel(items.get(index));
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static final class GroupView extends AbstractMap<String, Object> {
        private final Fields fields;

        GroupView(Fields fields) {
            this.fields = fields;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && fields.values().containsKey(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return key instanceof String name
                    ? fields.find(name).map(Conversion::toCel).orElse(null)
                    : null;
        }

        @Override
        public int size() {
            return fields.values().size();
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return new Entries(fields);
        }
    }

    /** CEL goes through all of a group for each of its fields that is asked for. */
    private static final class Entries extends AbstractSet<Map.Entry<String, Object>> {
        private final Fields fields;

        Entries(Fields fields) {
            this.fields = fields;
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            var values = fields.values().entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return values.hasNext();
                }

                @Override
                public Map.Entry<String, Object> next() {
                    var next = values.next();
                    return Map.entry(next.getKey(), toCel(next.getValue()));
                }
            };
        }

        @Override
        public int size() {
            return fields.values().size();
        }
    }
}
