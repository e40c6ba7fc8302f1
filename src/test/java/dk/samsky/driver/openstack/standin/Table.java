package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dk.samsky.driver.openstack.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The objects of one sort, in the order in which they were made. */
final class Table {
    private final Map<String, JsonObject> rows = new LinkedHashMap<>();

    JsonObject add(JsonObject row, String project) {
        var id = UUID.randomUUID().toString();
        row.addProperty("id", id);
        if (!row.has("project_id")) {
            row.addProperty("project_id", project);
        }
        rows.put(id, row);
        return row;
    }

    Optional<JsonObject> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The row, if the one who asks may see it. */
    JsonObject require(Asked asked, String id) {
        return find(id).filter(row -> isSeenBy(asked, row)).orElseThrow(() -> Refused.missing(id));
    }

    static boolean isSeenBy(Asked asked, JsonObject row) {
        return asked.isAdmin()
                || Json.flag(row, "shared")
                || Json.flag(row, "router:external")
                || Json.text(row, "project_id").equals(asked.project());
    }

    List<JsonObject> seen(Asked asked) {
        return all().stream().filter(row -> isSeenBy(asked, row)).toList();
    }

    List<JsonObject> all() {
        return new ArrayList<>(rows.values());
    }

    List<JsonObject> of(String project) {
        return all().stream().filter(row -> Json.text(row, "project_id").equals(project)).toList();
    }

    /** What it holds of a project, for people. */
    List<String> kept(String project, String what) {
        return of(project).stream().map(row -> what + " " + Json.text(row, "name")).toList();
    }

    void remove(String id) {
        rows.remove(id);
    }

    /** Rows that have these values, as Neutron filters: several values of one name are an or. */
    static List<JsonObject> filter(List<JsonObject> rows, Map<String, List<String>> query) {
        return rows.stream()
                .filter(row ->
                        query.entrySet().stream()
                                .filter(entry ->
                                        !List.of("limit", "marker", "sort", "include_names")
                                                .contains(entry.getKey()))
                                .allMatch(entry ->
                                        entry.getValue()
                                                .contains(
                                                        Json.find(row, entry.getKey())
                                                                .map(value -> value.getAsString())
                                                                .orElse(""))))
                .toList();
    }

    /** Lays values over a row. */
    static void merge(JsonObject row, JsonObject changes) {
        changes.entrySet().forEach(entry -> row.add(entry.getKey(), entry.getValue()));
    }

    static JsonArray array(List<String> items) {
        var array = new JsonArray();
        items.forEach(item -> array.add(new JsonPrimitive(item)));
        return array;
    }
}
