package dk.samsky.expression.cel;

import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an expression reads of its variables. Rather too much than too little: also what a loop
 * calls its own.
 */
final class Reads {
    private final Set<String> whole = new TreeSet<>();
    private final Map<String, Set<String>> fields = new TreeMap<>();

    void whole(String name) {
        whole.add(name);
    }

    void field(String name, String field) {
        fields.computeIfAbsent(name, _ -> new TreeSet<>()).add(field);
    }

    /** The names of the variables among these. */
    Set<String> among(Set<String> variables) {
        var names = new TreeSet<>(whole);
        names.addAll(fields.keySet());
        names.retainAll(variables);
        return names;
    }

    /** Whether a field of a variable is read, by its name or with all of the variable. */
    boolean mayRead(String name, String field) {
        return whole.contains(name)
                || Optional.ofNullable(fields.get(name))
                        .filter(read -> read.contains(field))
                        .isPresent();
    }

    /**
     * As much of a variable's value as is read. CEL goes through all that it is given of a group,
     * however few of its fields the expression names.
     */
    Value narrow(String name, Value value) {
        var read = fields.get(name);
        if (read == null || whole.contains(name) || !(value instanceof Value.Group(var all))) {
            return value;
        }
        var some = new TreeMap<String, Value>();
        read.forEach(field -> all.find(field).ifPresent(found -> some.put(field, found)));
        return new Value.Group(new Fields(some));
    }
}
