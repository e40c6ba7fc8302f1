package dk.samsky.driver.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a cluster that stands in for a real one, and who owns which of their fields.
 *
 * <p>It does of server-side apply what the driver relies on: an object is made or merged, fields
 * that an applier gives up go, another's field is a conflict unless forced, and the preconditions
 * hold. Lists are always whole. It checks no schema and normalises no quantity; the real server
 * does, in the suite.
 */
public final class StandInObjects {
    /** A refusal, as the API words it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int code;
        final String reason;
        final transient List<Map<String, Object>> causes;

        Refused(int code, String reason, String message, List<Map<String, Object>> causes) {
            super(message);
            this.code = code;
            this.reason = reason;
            this.causes = causes;
        }
    }

    private record Manager(String name, String operation) {}

    private static final class Stored {
        final Map<String, Object> fields;
        final Map<Manager, Set<List<String>>> owned = new LinkedHashMap<>();

        Stored(Map<String, Object> fields) {
            this.fields = fields;
        }
    }

    private final SortedMap<String, Stored> objects = new TreeMap<>();
    private long version = 1;

    /** An object as text. */
    public synchronized String shown(String path) {
        return find(path).map(Object::toString).orElse("");
    }

    synchronized Optional<Map<String, Object>> find(String path) {
        return Optional.ofNullable(objects.get(path)).map(StandInObjects::shown);
    }

    /** All objects of a collection, over all namespaces if it is given without one. */
    synchronized SortedMap<String, Map<String, Object>> list(
            String collection, Map<String, String> labels) {
        var cut = collection.lastIndexOf('/');
        var everywhere =
                collection.substring(0, cut) + "/namespaces/[^/]+" + collection.substring(cut);
        var found = new TreeMap<String, Map<String, Object>>();
        objects.forEach((path, stored) -> {
            var parent = path.substring(0, path.lastIndexOf('/'));
            var has = labels(stored);
            if ((parent.equals(collection) || parent.matches(everywhere))
                    && labels.entrySet().stream()
                            .allMatch(label -> label.getValue().equals(has.get(label.getKey())))) {
                found.put(path, shown(stored));
            }
        });
        return found;
    }

    private static Map<?, ?> labels(Stored stored) {
        return at(stored.fields, List.of("metadata", "labels")) instanceof Map<?, ?> map
                ? map
                : Map.of();
    }

    /** Applies; returns whether the object was made. */
    synchronized boolean apply(String path, String who, boolean force, Map<String, Object> body)
            throws Refused {
        var metadata = map(body, "metadata");
        var uid = metadata.remove("uid");
        var wanted = metadata.remove("resourceVersion");
        var leaves = new LinkedHashMap<List<String>, Object>();
        flatten(List.of(), body, leaves);
        leaves.keySet().removeIf(StandInObjects::isIdentity);
        var stored = objects.get(path);
        var isNew = stored == null;
        if (stored == null) {
            if (uid != null) {
                throw conflict("uid mismatch: no existing object was found");
            }
            requireNamespace(path);
            stored = new Stored(body);
            identify(path, map(body, "metadata"));
            objects.put(path, stored);
        } else {
            var known = map(stored.fields, "metadata");
            if ((uid != null && !uid.equals(known.get("uid")))
                    || (wanted != null && !wanted.equals(known.get("resourceVersion")))) {
                throw conflict("the object has been modified");
            }
            merge(stored, new Manager(who, "Apply"), force, leaves);
        }
        stored.owned.put(new Manager(who, "Apply"), new LinkedHashSet<>(leaves.keySet()));
        touch(stored);
        return isNew;
    }

    private void merge(Stored stored, Manager who, boolean force, Map<List<String>, Object> leaves)
            throws Refused {
        if (stored.fields.containsKey("roleRef")
                && leaves.keySet().stream()
                        .anyMatch(leaf ->
                                leaf.getFirst().equals("roleRef")
                                        && !Objects.equals(
                                                at(stored.fields, leaf), leaves.get(leaf)))) {
            throw new Refused(422, "Invalid", "roleRef: cannot change roleRef", List.of());
        }
        var causes = new ArrayList<Map<String, Object>>();
        stored.owned.forEach((other, paths) -> {
            for (var leaf : leaves.keySet()) {
                if (!other.equals(who)
                        && paths.contains(leaf)
                        && !Objects.equals(at(stored.fields, leaf), leaves.get(leaf))) {
                    causes.add(
                            Map.of(
                                    "reason",
                                    "FieldManagerConflict",
                                    "message",
                                    "conflict with \"" + other.name() + "\"",
                                    "field",
                                    "." + String.join(".", leaf)));
                }
            }
        });
        if (!causes.isEmpty() && !force) {
            throw new Refused(
                    409, "Conflict", "Apply failed with " + causes.size() + " conflicts", causes);
        }
        var given = new LinkedHashSet<>(stored.owned.getOrDefault(who, Set.of()));
        given.removeAll(leaves.keySet());
        for (var leaf : given) {
            if (stored.owned.entrySet().stream()
                    .noneMatch(entry ->
                            !entry.getKey().equals(who) && entry.getValue().contains(leaf))) {
                put(stored.fields, leaf, null);
            }
        }
        leaves.forEach((leaf, value) -> {
            if (!Objects.equals(at(stored.fields, leaf), value)) {
                put(stored.fields, leaf, value);
                stored.owned.forEach((other, paths) -> paths.remove(leaf));
            }
        });
    }

    /** Sets a field as kubectl edit does, or takes it away: the editor owns it from then on. */
    public synchronized void edit(
            String path, String editor, List<String> field, @Nullable Object value) {
        var stored = Objects.requireNonNull(objects.get(path), path);
        put(stored.fields, field, value);
        stored.owned.values().forEach(paths -> paths.remove(field));
        stored.owned
                .computeIfAbsent(new Manager(editor, "Update"), _ -> new LinkedHashSet<>())
                .add(field);
        touch(stored);
    }

    /** The paths of all objects of these types: {@code networkpolicies}. */
    public synchronized List<String> paths(String plural) {
        return objects.keySet().stream()
                .filter(path -> path.matches(".*/" + plural + "/[^/]+"))
                .toList();
    }

    /** Puts an object there that nobody of ours made. */
    synchronized void put(String path, Map<String, Object> object) {
        var stored = new Stored(object);
        identify(path, map(object, "metadata"));
        stored.owned.put(new Manager("somebody", "Update"), new LinkedHashSet<>());
        objects.put(path, stored);
        touch(stored);
    }

    /** Takes an object away, a namespace in time. */
    synchronized void delete(String path, @Nullable Object uid) throws Refused {
        var stored = objects.get(path);
        if (stored == null) {
            throw new Refused(404, "NotFound", path + " not found", List.of());
        }
        var metadata = map(stored.fields, "metadata");
        if (uid != null && !uid.equals(metadata.get("uid"))) {
            throw conflict("Precondition failed: UID in precondition");
        }
        if (path.startsWith("/api/v1/namespaces/") && path.split("/", -1).length == 5) {
            metadata.put("deletionTimestamp", "2026-01-01T00:00:00Z");
            touch(stored);
        } else {
            objects.remove(path);
        }
    }

    /** Ends the deletions that nothing holds up. */
    synchronized void finishDeletions() {
        for (var path : List.copyOf(objects.keySet())) {
            var stored = objects.get(path);
            if (stored != null
                    && map(stored.fields, "metadata").containsKey("deletionTimestamp")
                    && !map(stored.fields, "metadata").containsKey("finalizers")) {
                objects.remove(path);
                var inside = "/namespaces/" + path.substring(path.lastIndexOf('/') + 1) + "/";
                objects.keySet().removeIf(other -> other.contains(inside));
            }
        }
    }

    private void requireNamespace(String path) throws Refused {
        var parts = path.split("/namespaces/", 2)[1].split("/", -1);
        if (parts.length == 1) {
            return;
        }
        var namespace = objects.get("/api/v1/namespaces/" + parts[0]);
        if (namespace == null) {
            throw new Refused(
                    404, "NotFound", "namespaces \"" + parts[0] + "\" not found", List.of());
        }
        if (map(namespace.fields, "metadata").containsKey("deletionTimestamp")) {
            throw new Refused(
                    403,
                    "Forbidden",
                    "unable to create new content in namespace "
                            + parts[0]
                            + " because it is being terminated",
                    List.of(Map.of("reason", "NamespaceTerminating")));
        }
    }

    private static void identify(String path, Map<String, Object> metadata) {
        metadata.put("uid", UUID.randomUUID().toString());
        if (path.matches("/api/v1/namespaces/[^/]+")) {
            map(metadata, "labels")
                    .put("kubernetes.io/metadata.name", path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void touch(Stored stored) {
        version++;
        map(stored.fields, "metadata").put("resourceVersion", Long.toString(version));
    }

    private static Refused conflict(String message) {
        return new Refused(409, "Conflict", message, List.of());
    }

    private static boolean isIdentity(List<String> leaf) {
        return List.of("apiVersion", "kind").contains(leaf.getFirst())
                || (leaf.getFirst().equals("metadata")
                        && List.of("name", "namespace").contains(leaf.get(1)));
    }

    /** A copy, with the book of who owns what. */
    private static Map<String, Object> shown(Stored stored) {
        var copy = copy(stored.fields);
        var book = new ArrayList<Object>();
        stored.owned.forEach((manager, paths) -> {
            var tree = new LinkedHashMap<String, Object>();
            for (var path : paths) {
                put(tree, path.stream().map(name -> "f:" + name).toList(), Map.of());
            }
            book.add(
                    Map.of(
                            "manager", manager.name(),
                            "operation", manager.operation(),
                            "fieldsV1", tree));
        });
        map(copy, "metadata").put("managedFields", book);
        return copy;
    }

    @SuppressWarnings("unchecked") // JSON has no other maps
    private static Map<String, Object> copy(Map<String, Object> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, value) ->
                copy.put(
                        name,
                        value instanceof Map<?, ?> inner
                                ? copy((Map<String, Object>) inner)
                                : value));
        return copy;
    }

    private static void flatten(
            List<String> path, Map<?, ?> map, Map<List<String>, Object> leaves) {
        map.forEach((name, value) -> {
            var here = new ArrayList<>(path);
            here.add(name.toString());
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                flatten(here, inner, leaves);
            } else {
                leaves.put(List.copyOf(here), value);
            }
        });
    }

    private static @Nullable Object at(Map<String, Object> map, List<String> path) {
        Object found = map;
        for (var name : path) {
            found = found instanceof Map<?, ?> inner ? inner.get(name) : null;
        }
        return found;
    }

    private static void put(Map<String, Object> map, List<String> path, @Nullable Object value) {
        var inner = map;
        for (var name : path.subList(0, path.size() - 1)) {
            inner = map(inner, name);
        }
        if (value == null) {
            inner.remove(path.getLast());
        } else {
            inner.put(path.getLast(), value);
        }
    }

    @SuppressWarnings("unchecked") // JSON has no other maps
    private static Map<String, Object> map(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    }
}
