package dk.samsky.driver.openstack.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
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

    /** That a text is no mapping in YAML, and why: {@code line 3 is not YAML}. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    /** Reads a text; an empty one is an empty mapping. */
    public static YamlTree read(String text) throws Unreadable {
        try {
            var settings = LoadSettings.builder().setCodePointLimit(1 << 20).build();
            return switch (new Load(settings).loadFromString(text)) {
                case Map<?, ?> map -> of(map, new IdentityHashMap<>());
                case null -> EMPTY;
                default -> throw new Unreadable("it is not a mapping of names");
            };
        } catch (org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException damaged) {
            // never the text of the message: it quotes the line, which may hold a secret
            throw new Unreadable(
                    damaged.getProblemMark()
                            .map(mark -> "line " + (mark.getLine() + 1) + " is not YAML")
                            .orElse("it is not YAML"));
        } catch (YamlEngineException _) {
            throw new Unreadable("it is not YAML");
        }
    }

    /**
     * The same as a tree.
     *
     * @param known what was read already, since a mapping may stand in many places; empty while it
     *     is being read
     */
    private static YamlTree of(Map<?, ?> map, IdentityHashMap<Object, Optional<YamlTree>> known)
            throws Unreadable {
        var seen = known.putIfAbsent(map, Optional.empty());
        if (seen != null) {
            return seen.orElseThrow(() -> new Unreadable("a mapping in it contains itself"));
        }
        var entries = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            var name = String.valueOf(entry.getKey());
            switch (entry.getValue()) {
                case Map<?, ?> inner -> entries.put(name, of(inner, known));
                case String text -> entries.put(name, text);
                case Number number -> entries.put(name, number.toString());
                case Boolean flag -> entries.put(name, flag.toString());
                case null, default -> {} // nothing that is looked for
            }
        }
        var tree = new YamlTree(entries);
        known.put(map, Optional.of(tree));
        return tree;
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
