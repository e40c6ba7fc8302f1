package dk.samsky.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All that one cause makes wrong in the same way, told in one sentence.
 *
 * @param names addresses, each once, at least one
 * @param ofOne what is wrong with it, if it is one, such as {@code is protected}
 * @param ofMany the same of several
 */
public record Subjects(List<String> names, String ofOne, String ofMany) {
    public Subjects {
        names = Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(names)));
    }

    /**
     * The full sentence: the first by name, the others by their number. One of each workload comes
     * first, so that what has many hides no other.
     */
    String sentence() {
        var workloads = new LinkedHashMap<String, String>();
        names.forEach(name -> workloads.putIfAbsent(workload(name), name));
        var all = new LinkedHashSet<>(workloads.values());
        all.addAll(names);
        return Few.of(all) + " " + (names.size() == 1 ? ofOne : ofMany) + ".";
    }

    /** The address up to the second of its strokes. */
    private static String workload(String name) {
        var end = name.indexOf('/', name.indexOf('/') + 1);
        return end < 0 ? name : name.substring(0, end);
    }

    /** What all of them are part of, such as {@code aarhus/esdh}; empty if that is nothing. */
    Optional<String> common() {
        var common = List.of(names.getFirst().split("/", -1));
        for (var name : names) {
            var parts = name.split("/", -1);
            var length = 0;
            while (length < Math.min(common.size(), parts.length)
                    && common.get(length).equals(parts[length])) {
                length++;
            }
            common = common.subList(0, length);
        }
        return common.isEmpty() ? Optional.empty() : Optional.of(String.join("/", common));
    }

    /** What makes two problems one: all but what they concern, and where that is written. */
    private record Cause(
            Code code, Severity severity, String ofOne, String ofMany, String why, String fix) {
        static Optional<Cause> of(Diagnostic one) {
            return one.subjects()
                    .map(said ->
                            new Cause(
                                    one.code(),
                                    one.severity(),
                                    said.ofOne,
                                    said.ofMany,
                                    one.why(),
                                    one.fix()));
        }
    }

    /** What one cause does to several, of one list or of many, as one problem that is in each. */
    public static <K> SequencedMap<K, List<Diagnostic>> once(
            SequencedMap<K, List<Diagnostic>> all) {
        var alike = new LinkedHashMap<Cause, List<Diagnostic>>();
        for (var some : all.values()) {
            for (var one : some) {
                Cause.of(one)
                        .ifPresent(cause ->
                                alike.computeIfAbsent(cause, _ -> new ArrayList<>()).add(one));
            }
        }
        var causes = new HashMap<Cause, Diagnostic>();
        alike.forEach((cause, some) -> causes.put(cause, together(cause, some)));
        var gathered = new LinkedHashMap<K, List<Diagnostic>>();
        all.forEach((key, some) ->
                gathered.put(
                        key,
                        some.stream()
                                .map(one -> Cause.of(one).map(causes::get).orElse(one))
                                .distinct()
                                .toList()));
        return gathered;
    }

    private static Diagnostic together(Cause cause, List<Diagnostic> some) {
        var names = new ArrayList<String>();
        some.forEach(one -> names.addAll(one.subjects().orElseThrow().names));
        return Collections.min(some, Diagnostic.BY_PLACE)
                .of(new Subjects(names, cause.ofOne, cause.ofMany));
    }
}
