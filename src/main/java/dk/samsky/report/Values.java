package dk.samsky.report;

import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.SshKey;
import dk.samsky.plan.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fields and their differences in few words. */
final class Values {
    /** For what no document says in so many words. */
    static final String AS_WRITTEN = "(as Samsky wrote it)";

    private static final int LONGEST = 48;

    private Values() {}

    /** One field that differs: {@code size 500 GiB -> 750 GiB}. */
    static String change(Difference difference) {
        return difference.isOfTheCloud()
                ? difference.field() + " " + shown(difference.before()) + " -> " + AS_WRITTEN
                : difference.field() + " " + change(difference.before(), difference.after());
    }

    /** Both values; of lists only what comes, and then what goes. */
    static String change(Optional<Value> before, Optional<Value> after) {
        if (before.isPresent()
                && after.isPresent()
                && before.get() instanceof Value.Listing(var old)
                && after.get() instanceof Value.Listing(var now)) {
            return lists(old, now);
        }
        return shown(before) + " -> " + shown(after);
    }

    private static String lists(List<Value> old, List<Value> now) {
        var come = now.stream().filter(item -> !old.contains(item)).map(item -> "+" + shown(item));
        var gone = old.stream().filter(item -> !now.contains(item)).map(item -> "-" + shown(item));
        var told = Stream.concat(come, gone).toList();
        return told.isEmpty() ? "in another order" : String.join(" ", told);
    }

    private static String shown(Optional<Value> value) {
        return value.map(Values::shown).orElse("(not set)");
    }

    static String shown(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text(text);
            case Value.Whole(var number) -> Long.toString(number);
            case Value.Flag(var set) -> set ? "yes" : "no";
            case Value.Listing(var items) ->
                    items.stream().map(Values::shown).collect(Collectors.joining(", ", "[", "]"));
            case Value.Group(var fields) ->
                    fields.values().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String text(String text) {
        if (text.endsWith("i")) {
            var size = ByteSize.parse(text);
            if (size.isPresent()) {
                return size.get().spoken();
            }
        }
        var key = SshKey.parse(text);
        if (key.isPresent()) {
            return key.get().fingerprint();
        }
        if (text.length() > LONGEST || text.contains("\n")) {
            return "(" + Figures.count(text.codePointCount(0, text.length())) + " characters)";
        }
        return text.isEmpty() ? "\"\"" : text;
    }
}
