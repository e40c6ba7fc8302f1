package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What Keystone gave.
 *
 * @param id the token itself: a secret
 * @param body what it said of it: the catalogue, who it is for, until when it is good
 */
record Token(String id, Instant expires, JsonObject body) {
    String userId() {
        return Json.text(body, "user", "id");
    }

    String projectId() {
        return Json.text(body, "project", "id");
    }

    /** Where a service answers, as the catalogue has it. */
    Optional<String> endpoint(Service service, String side, Optional<String> region) {
        for (var type : service.types()) {
            for (var entry : Json.objects(body, "catalog")) {
                if (!Json.text(entry, "type").equals(type)) {
                    continue;
                }
                for (var endpoint : Json.objects(entry, "endpoints")) {
                    var isHere =
                            region.isEmpty()
                                    || region.get().equals(Json.text(endpoint, "region_id"))
                                    || region.get().equals(Json.text(endpoint, "region"));
                    if (isHere && Json.text(endpoint, "interface").equals(side)) {
                        return Optional.of(Json.text(endpoint, "url"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The regions that the catalogue speaks of, in order. */
    TreeSet<String> regions() {
        var regions = new TreeSet<String>();
        for (var entry : Json.objects(body, "catalog")) {
            var endpoints = new ArrayList<>(Json.objects(entry, "endpoints"));
            endpoints.forEach(
                    endpoint -> Json.findText(endpoint, "region_id").ifPresent(regions::add));
        }
        return regions;
    }

    @Override
    public String toString() {
        return "a token until " + expires;
    }
}
