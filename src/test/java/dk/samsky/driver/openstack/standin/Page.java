package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import java.util.List;

/** Cuts lists into pages, as each service says that there is more. */
record Page(int largest) {
    JsonObject of(Asked asked, String name, List<JsonObject> rows) {
        var from = 0;
        var marker = asked.first("marker");
        for (var i = 0; i < rows.size(); i++) {
            if (Json.text(rows.get(i), "id").equals(marker)) {
                from = i + 1;
            }
        }
        var limit = asked.first("limit");
        var size = limit.isEmpty() ? largest : Math.min(largest, Integer.parseInt(limit));
        var to = Math.min(rows.size(), from + size);
        var page = Json.object(name, rows.subList(from, to));
        if (to < rows.size()) {
            page.add(
                    name + "_links",
                    Json.object("list", List.of(Json.object("rel", "next", "href", "more")))
                            .get("list"));
            page.add("links", Json.object("next", "more"));
        }
        return page;
    }
}
