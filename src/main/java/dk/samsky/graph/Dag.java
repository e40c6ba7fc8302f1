package dk.samsky.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nodes and what each depends on. Immutable; equal content gives equal answers whatever the order
 * it was put in.
 *
 * @param <N> the node; its natural order breaks all ties
 */
public final class Dag<N extends Comparable<? super N>> {
    private final SequencedMap<N, SequencedSet<N>> dependencies;
    private final SequencedMap<N, SequencedSet<N>> dependents;

    private Dag(SequencedMap<N, SequencedSet<N>> dependencies) {
        this.dependencies = Collections.unmodifiableSequencedMap(dependencies);
        var reverse = new TreeMap<N, SequencedSet<N>>();
        dependencies.keySet().forEach(node -> reverse.put(node, new LinkedHashSet<>()));
        dependencies.forEach(
                (node, needs) -> needs.forEach(need -> require(reverse, need).add(node)));
        this.dependents = Collections.unmodifiableSequencedMap(reverse);
    }

    /** Collects nodes and edges. An edge to a node that is never added is dropped. */
    public static final class Builder<N extends Comparable<? super N>> {
        private final TreeMap<N, TreeSet<N>> needs = new TreeMap<>();

        /** Adds the node, and that it comes after each of these. */
        public Builder<N> node(N node, Collection<N> after) {
            needs.computeIfAbsent(node, _ -> new TreeSet<>()).addAll(after);
            return this;
        }

        public Dag<N> build() {
            var kept = new TreeMap<N, SequencedSet<N>>();
            needs.forEach((node, after) -> {
                var known = new LinkedHashSet<N>();
                after.stream().filter(needs::containsKey).forEach(known::add);
                kept.put(node, Collections.unmodifiableSequencedSet(known));
            });
            return new Dag<>(kept);
        }
    }

    public SequencedSet<N> nodes() {
        return dependencies.sequencedKeySet();
    }

    /** What the node directly comes after, in natural order. */
    public SequencedSet<N> dependencies(N node) {
        return require(dependencies, node);
    }

    /** What directly comes after the node, in natural order. */
    public SequencedSet<N> dependents(N node) {
        return require(dependents, node);
    }

    /**
     * All nodes, each after what it depends on; the smallest first where the graph leaves a choice.
     */
    public List<N> order() {
        var waiting = new LinkedHashMap<N, Integer>();
        var ready = new PriorityQueue<N>();
        dependencies.forEach((node, needs) -> {
            waiting.put(node, needs.size());
            if (needs.isEmpty()) {
                ready.add(node);
            }
        });
        var order = new ArrayList<N>(waiting.size());
        while (!ready.isEmpty()) {
            var node = ready.remove();
            order.add(node);
            for (var next : dependents(node)) {
                if (waiting.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (order.size() < dependencies.size()) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: a cycle " + findCycle().orElseThrow());
        }
        return Collections.unmodifiableList(order);
    }

    /** A cycle, its first node repeated at the end, if there is one. */
    public Optional<List<N>> findCycle() {
        var done = new TreeSet<N>();
        for (var start : dependencies.keySet()) {
            var path = new LinkedHashSet<N>();
            var found = walk(start, path, done);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<N>> walk(N start, Set<N> path, Set<N> done) {
        record Step<M>(M node, Iterator<M> rest) {}
        var stack = new ArrayDeque<Step<N>>();
        if (done.contains(start)) {
            return Optional.empty();
        }
        path.add(start);
        stack.push(new Step<>(start, dependencies(start).iterator()));
        while (!stack.isEmpty()) {
            var step = stack.element();
            if (!step.rest.hasNext()) {
                stack.pop();
                path.remove(step.node);
                done.add(step.node);
                continue;
            }
            var next = step.rest.next();
            if (path.contains(next)) {
                var walked = new ArrayList<>(path);
                var closed = new ArrayList<>(walked.subList(walked.indexOf(next), walked.size()));
                closed.add(next);
                return Optional.of(Collections.unmodifiableList(closed));
            }
            if (!done.contains(next)) {
                path.add(next);
                stack.push(new Step<>(next, dependencies(next).iterator()));
            }
        }
        return Optional.empty();
    }

    private static <N> SequencedSet<N> require(Map<N, SequencedSet<N>> map, N node) {
        var found = map.get(node);
        if (found == null) {
            throw new IllegalArgumentException("not in this graph: " + node);
        }
        return found;
    }
}
