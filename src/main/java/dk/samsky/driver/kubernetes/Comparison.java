package dk.samsky.driver.kubernetes;

import dk.samsky.model.content.Fields;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where an object is otherwise than it is to be, in the fields that it is to have. */
final class Comparison {
    private static final int LONGEST = 300;
    private final Fields.Builder differences;

    /**
     * @param differences takes each field that is otherwise, with what stands there
     */
    Comparison(Fields.Builder differences) {
        this.differences = differences;
    }

    /**
     * Compares all fields that are wanted.
     *
     * @param prefix of the fields' names
     */
    void compare(String prefix, Map<String, Object> wanted, Map<String, Object> found) {
        wanted.forEach((name, value) -> compare(prefix + name, value, found.get(name)));
    }

    private void compare(String path, @Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof Map<?, ?> group) {
            var there = found instanceof Map<?, ?> map ? map : Map.of();
            // A group in which nothing is wanted is a selector of all, and ours as a whole.
            if (group.isEmpty() && !group.equals(found)) {
                differ(path, found);
            }
            group.forEach((name, value) -> compare(path + "." + name, value, there.get(name)));
        } else if (!isSame(wanted, found)) {
            differ(path, found);
        }
    }

    private void differ(String path, @Nullable Object found) {
        var text = found == null ? "not set" : found.toString();
        differences.text(
                path, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
    }

    /** A list is ours as a whole, and what is in it with it. */
    private static boolean isSame(@Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof List<?> list) {
            if (!(found instanceof List<?> other) || list.size() != other.size()) {
                return false;
            }
            for (var i = 0; i < list.size(); i++) {
                if (!isSame(list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted instanceof Map<?, ?> map) {
            return found instanceof Map<?, ?> other
                    && map.size() == other.size()
                    && map.keySet().stream().allMatch(key -> isSame(map.get(key), other.get(key)));
        }
        if (wanted == null || found == null) {
            return wanted == null && found == null;
        }
        return wanted.toString().equals(found.toString())
                || (quantity(wanted.toString()).isPresent()
                        && quantity(wanted.toString()).equals(quantity(found.toString())));
    }

    /** The number that a quantity is; empty if it is none. */
    static Optional<BigDecimal> quantity(String text) {
        if (!text.matches("-?[0-9]{1,19}(\\.[0-9]{1,9})?([numkMGTPE]|[KMGTPE]i)?")) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(text).getNumericalAmount().stripTrailingZeros());
    }
}
