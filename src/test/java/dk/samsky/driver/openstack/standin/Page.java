package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import java.util.List;

/** Cuts lists into pages, as each service says that there is more. */
record Page(int largest) {
    /** As Nova cuts its server groups: it knows no marker, and does not say that there is more. */
    JsonObject byOffset(Asked asked, String name, List<JsonObject> rows) {
        var offset = asked.first("offset");
        var from = Math.min(rows.size(), offset.isEmpty() ? 0 : Integer.parseInt(offset));
        var to = Math.min(rows.size(), from + size(asked));
        return Json.object(name, rows.subList(from, to));
    }

    private int size(Asked asked) {
        var limit = asked.first("limit");
        return limit.isEmpty() ? largest : Math.min(largest, Integer.parseInt(limit));
    }

    JsonObject of(Asked asked, String name, List<JsonObject> rows) {
        var ids = rows.stream().map(row -> Json.text(row, "id")).toList();
        var marker = asked.first("marker");
        var from = ids.indexOf(marker) + 1;
        if (from == 0 && !marker.isEmpty()) {
            throw Refused.missing(marker);
        }
        var to = Math.min(rows.size(), from + size(asked));
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
