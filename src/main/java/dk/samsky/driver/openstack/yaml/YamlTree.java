package dk.samsky.driver.openstack.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A mapping of texts and further mappings; lists and nulls in it are left out, since nothing that
 * is looked for is one.
 */
public record YamlTree(SequencedMap<String, Object> entries) {
    public static final YamlTree EMPTY = new YamlTree(new LinkedHashMap<>());

    public YamlTree {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** That a text is no YAML, and where: {@code line 3}. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String where) {
            super(where);
        }
    }

    /** Reads a text; an empty one is an empty mapping. */
    public static YamlTree read(String text) throws Unreadable {
        try {
            var settings = LoadSettings.builder().setCodePointLimit(1 << 20).build();
            return new Load(settings).loadFromString(text) instanceof Map<?, ?> map
                    ? of(map)
                    : EMPTY;
        } catch (org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException damaged) {
            // never the text of the message: it quotes the line, which may hold a secret
            throw new Unreadable(
                    damaged.getProblemMark()
                            .map(mark -> "line " + (mark.getLine() + 1))
                            .orElse("somewhere"));
        } catch (YamlEngineException _) {
            throw new Unreadable("somewhere");
        }
    }

    private static YamlTree of(Map<?, ?> map) {
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                entries.put(String.valueOf(name), of(inner));
            } else if (value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean) {
                entries.put(String.valueOf(name), value.toString());
            }
        });
        return new YamlTree(entries);
    }

    /** A mapping within; an empty one if there is none. */
    public YamlTree tree(String name) {
        return entries.get(name) instanceof YamlTree inner ? inner : EMPTY;
    }

    /** A text that is not empty. */
    public Optional<String> text(String name) {
        return entries.get(name) instanceof String text && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** This one with all of another laid over it, mapping by mapping. */
    public YamlTree under(YamlTree other) {
        var all = new LinkedHashMap<>(entries);
        other.entries.forEach((name, value) ->
                all.merge(
                        name,
                        value,
                        (old, given) ->
                                old instanceof YamlTree lower && given instanceof YamlTree upper
                                        ? lower.under(upper)
                                        : given));
        return new YamlTree(all);
    }
}
