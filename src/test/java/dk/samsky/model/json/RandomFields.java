package dk.samsky.model.json;

import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;

/** Fields of all forms, from a seed: the same seed, the same fields. */
public final class RandomFields {
    private static final String[] ODD = {
        "", " ", "\"", "\\", "/", "\u0000", "\u001f", "\n", "\r\n", "\t", "\u007f", "\u2028", "æøå",
        "Ærø", "日本", "😀", "\ufeff", "\u202e", "{", "]", "null", "\\u0041", "''"
    };

    private final Random random;

    public RandomFields(long seed) {
        this.random = new Random(seed);
    }

    public Fields next() {
        return fields(3);
    }

    private Fields fields(int depth) {
        var values = new TreeMap<String, Value>();
        for (var count = random.nextInt(6); count > 0; count--) {
            values.put(text(), value(depth));
        }
        return new Fields(values);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Value.of(random.nextBoolean());
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(random.nextInt(10));
            case 3 -> Value.of(text());
            case 4 -> new Value.Group(fields(depth - 1));
            default -> {
                var items = new ArrayList<Value>();
                for (var count = random.nextInt(4); count > 0; count--) {
                    items.add(value(depth - 1));
                }
                yield new Value.Listing(items);
            }
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (var count = random.nextInt(5); count > 0; count--) {
            text.append(
                    random.nextBoolean()
                            ? ODD[random.nextInt(ODD.length)]
                            : "web-" + random.nextInt(100));
        }
        return text.toString();
    }
}
