package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cinder. */
final class Volume {
    private final Page page;
    private final int looks;
    private final Table volumes = new Table();
    private final Map<String, Table> copies =
            Map.of("snapshots", new Table(), "backups", new Table());
    private final Map<String, JsonObject> quotas = new HashMap<>();

    Volume(Page page, int looks) {
        this.page = page;
        this.looks = looks;
    }

    Table volumes() {
        return volumes;
    }

    /** Begins something that ends after some looks. */
    void begin(JsonObject volume, String meanwhile, String then) {
        volume.addProperty("status", looks == 0 ? then : meanwhile);
        volume.addProperty("then", then);
        volume.addProperty("looks", looks);
    }

    private void look(JsonObject volume) {
        var left = Json.findNumber(volume, "looks").orElse(0L) - 1;
        volume.addProperty("looks", Math.max(0, left));
        if (left < 0) {
            volume.addProperty("status", Json.text(volume, "then"));
            if (Json.text(volume, "status").equals("gone")) {
                volumes.remove(Json.text(volume, "id"));
            }
        }
    }

    JsonObject answer(Asked asked) {
        if (asked.path().size() == 1) {
            return Json.object("versions", List.of(Json.object("id", "v3.0", "version", "3.70")));
        }
        var kind = asked.part(2); // /v3/PROJECT/volumes
        if (kind.equals("limits")) {
            return Json.object(
                    "limits",
                    Json.object(
                            "absolute",
                            Json.object(
                                    "maxTotalVolumeGigabytes",
                                    most(asked.project()),
                                    "totalGigabytesUsed",
                                    used(asked.project()))));
        }
        if (kind.equals("os-quota-sets")) {
            return quota(asked);
        }
        if (copies.containsKey(kind)) {
            return copy(asked, kind);
        }
        volumes.all().forEach(this::look);
        if (asked.part(3).equals("detail")) {
            return page.of(asked, "volumes", Table.filter(volumes.seen(asked), asked.query()));
        }
        if (asked.is("POST", 3)) {
            return Json.object("volume", make(asked, asked.body().getAsJsonObject("volume")));
        }
        var row = volumes.require(asked, asked.part(3));
        var what = asked.part(4);
        if (what.equals("metadata")) {
            Table.merge(row.getAsJsonObject("metadata"), asked.body().getAsJsonObject("metadata"));
        } else if (what.equals("action")) {
            var size = Json.findNumber(asked.body(), "os-extend", "new_size").orElseThrow();
            var before = Json.text(row, "status");
            requireRoom(asked, size - Json.findNumber(row, "size").orElse(0L));
            row.addProperty("size", size);
            begin(row, "extending", before);
        } else if (asked.method().equals("PUT")) {
            Table.merge(row, asked.body().getAsJsonObject("volume"));
        } else if (asked.method().equals("DELETE")) {
            if (!Json.text(row, "status").equals("available")) {
                throw Refused.of(400, "badRequest", "Invalid volume: status must be available.");
            }
            begin(row, "deleting", "gone");
            if (looks == 0) {
                volumes.remove(Json.text(row, "id"));
            }
        }
        return Json.object("volume", row);
    }

    private JsonObject copy(Asked asked, String kind) {
        var table = copies.getOrDefault(kind, volumes);
        var word = kind.substring(0, kind.length() - 1);
        switch (asked.method()) {
            case "POST" -> table.add(asked.body().getAsJsonObject(word), asked.project());
            case "DELETE" -> table.remove(asked.part(3));
            default -> {
                return page.of(asked, kind, table.of(asked.project()));
            }
        }
        return asked.body();
    }

    private JsonObject make(Asked asked, JsonObject row) {
        requireRoom(asked, Json.findNumber(row, "size").orElseThrow());
        row.add("attachments", new com.google.gson.JsonArray());
        begin(row, "creating", "available");
        return volumes.add(row, asked.project());
    }

    private void requireRoom(Asked asked, long more) {
        var most = most(asked.project());
        var used = used(asked.project());
        if (most >= 0 && used + more > most) {
            throw Refused.of(413, "overLimit", "VolumeSizeExceedsAvailableQuota.");
        }
    }

    private long most(String project) {
        return Json.findNumber(quotas.getOrDefault(project, Json.object()), "gigabytes")
                .orElse(1000L);
    }

    private long used(String project) {
        return volumes.of(project).stream()
                .mapToLong(row -> Json.findNumber(row, "size").orElse(0L))
                .sum();
    }

    /** What it keeps for a project, for people. */
    List<String> kept(String project) {
        var kept = new ArrayList<>(volumes.kept(project, "volumes"));
        copies.forEach((what, table) -> kept.addAll(table.kept(project, what)));
        if (quotas.containsKey(project)) {
            kept.add("quotas of Cinder");
        }
        return kept;
    }

    private JsonObject quota(Asked asked) {
        var standing = quotas.computeIfAbsent(asked.part(3), _ -> Json.object("gigabytes", 1000));
        switch (asked.method()) {
            case "PUT" -> Table.merge(standing, asked.body().getAsJsonObject("quota_set"));
            case "DELETE" -> quotas.remove(asked.part(3));
            default -> {}
        }
        return Json.object("quota_set", standing);
    }
}
