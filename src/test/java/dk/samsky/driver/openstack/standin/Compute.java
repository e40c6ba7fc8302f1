package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dk.samsky.driver.openstack.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nova. */
final class Compute {
    private static final List<JsonObject> FLAVORS =
            List.of(
                    Json.object("id", "1", "name", "m1.small", "vcpus", 1, "ram", 2048, "disk", 20),
                    Json.object("id", "2", "name", "m1.large", "vcpus", 4, "ram", 8192, "disk", 80),
                    Json.object("id", "3", "name", "b1.small", "vcpus", 1, "ram", 2048, "disk", 0));

    private final Page page;
    private final int looks;
    private final Network network;
    private final Volume volume;
    private final Table servers = new Table();
    private final Table groups = new Table();
    private final Map<String, JsonObject> quotas = new HashMap<>();

    Compute(Page page, int looks, Network network, Volume volume) {
        this.page = page;
        this.looks = looks;
        this.network = network;
        this.volume = volume;
    }

    JsonObject answer(Asked whole) {
        var path = whole.path().subList(1, whole.path().size()); // /v2.1
        var asked =
                new Asked(
                        whole.method(),
                        path,
                        whole.query(),
                        whole.body(),
                        whole.project(),
                        whole.user(),
                        whole.isAdmin());
        return switch (asked.part(0)) {
            case "" -> Json.object("version", Json.object("id", "v2.1", "version", "2.93"));
            case "flavors" -> page.of(asked, "flavors", FLAVORS);
            case "limits" -> limits(asked);
            case "os-quota-sets" -> quota(asked);
            case "os-server-groups" -> group(asked);
            default -> server(asked);
        };
    }

    private JsonObject group(Asked asked) {
        if (asked.is("GET", 1)) {
            return page.byOffset(asked, "server_groups", groups.of(asked.project()));
        }
        if (asked.is("POST", 1)) {
            isOver(asked.project(), "server_groups", groups.of(asked.project()).size() + 1);
            var row = asked.body().getAsJsonObject("server_group");
            row.add("members", new JsonArray());
            return Json.object("server_group", groups.add(row, asked.project()));
        }
        groups.require(asked, asked.part(1));
        groups.remove(asked.part(1));
        return new JsonObject();
    }

    private void look(JsonObject server) {
        var left = Json.findNumber(server, "looks").orElse(0L) - 1;
        server.addProperty("looks", Math.max(0, left));
        if (left >= 0) {
            return;
        }
        if (Json.text(server, "then").equals("gone")) {
            leave(server);
        } else {
            server.addProperty("status", Json.text(server, "then"));
            server.addProperty("OS-EXT-STS:task_state", "");
        }
    }

    private void leave(JsonObject server) {
        var id = Json.text(server, "id");
        servers.remove(id);
        network.unbind(id);
        for (var group : groups.all()) {
            group.getAsJsonArray("members").remove(new JsonPrimitive(id));
        }
        for (var attached : Json.objects(server, "os-extended-volumes:volumes_attached")) {
            volume.volumes()
                    .find(Json.text(attached, "id"))
                    .ifPresent(row -> {
                        row.add("attachments", new JsonArray());
                        volume.begin(row, "detaching", "available");
                    });
        }
    }

    private JsonObject server(Asked asked) {
        servers.all().forEach(this::look);
        if (asked.part(1).equals("detail")) {
            return page.of(
                    asked,
                    "servers",
                    servers.of(asked.project()).stream()
                            .filter(row ->
                                    asked.first("name").isEmpty()
                                            || Json.text(row, "name").matches(asked.first("name")))
                            .toList());
        }
        if (asked.is("POST", 1)) {
            return Json.object("server", make(asked, asked.body().getAsJsonObject("server")));
        }
        var row = servers.require(asked, asked.part(1));
        switch (asked.part(2)) {
            case "metadata" -> {
                if (Json.text(row, "status").equals("VERIFY_RESIZE")) {
                    throw Refused.of(409, "conflictingRequest", "It is in vm_state resized.");
                }
                Table.merge(
                        row.getAsJsonObject("metadata"), asked.body().getAsJsonObject("metadata"));
            }
            case "action" -> act(asked, row);
            case "os-volume_attachments" -> attach(asked, row);
            case "os-interface" -> connect(asked, row);
            default -> {
                if (asked.method().equals("PUT")) {
                    Table.merge(row, asked.body().getAsJsonObject("server"));
                } else if (asked.method().equals("DELETE")) {
                    begin(row, "ACTIVE", "gone", "deleting");
                    if (looks == 0) {
                        leave(row);
                    }
                }
            }
        }
        return Json.object("server", row);
    }

    // All ports here were made in Neutron: Nova takes them off, and deletes none.
    private void connect(Asked asked, JsonObject server) {
        if (asked.method().equals("POST")) {
            bind(asked, Json.text(asked.body(), "interfaceAttachment", "port_id"), server);
        } else {
            network.ports().require(asked, asked.part(3)).addProperty("device_id", "");
        }
    }

    private void bind(Asked asked, String id, JsonObject server) {
        var port = network.ports().require(asked, id);
        if (!Json.text(port, "device_id").isEmpty()) {
            throw Refused.of(409, "conflictingRequest", "Port is still in use.");
        }
        port.addProperty("device_id", Json.text(server, "id"));
    }

    private void begin(JsonObject server, String meanwhile, String then, String task) {
        server.addProperty("status", looks == 0 ? then : meanwhile);
        server.addProperty("then", then);
        server.addProperty("looks", looks);
        server.addProperty("OS-EXT-STS:task_state", looks == 0 ? "" : task);
    }

    private static JsonObject flavor(String id) {
        return FLAVORS.stream()
                .filter(one -> Json.text(one, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.of(400, "badRequest", "Flavor could not be found."));
    }

    private static JsonObject shown(JsonObject flavor) {
        return Json.object(
                "original_name", Json.text(flavor, "name"),
                "vcpus", flavor.get("vcpus"),
                "ram", flavor.get("ram"));
    }

    private JsonObject make(Asked asked, JsonObject row) {
        var flavor = flavor(Json.text(row, "flavorRef"));
        requireRoom(asked, flavor);
        var port = Json.text(Json.objects(row, "networks").getFirst(), "port");
        var bound = network.ports().require(asked, port);
        if (!Json.text(bound, "device_id").isEmpty()) {
            throw Refused.of(409, "conflictingRequest", "Port is still in use.");
        }
        var group =
                Json.findText(asked.body(), "os:scheduler_hints", "group")
                        .map(id -> groups.require(asked, id).getAsJsonArray("members"));
        group.ifPresent(
                members -> isOver(asked.project(), "server_group_members", members.size() + 1));
        var attached = new JsonArray();
        for (var disc : Json.objects(row, "block_device_mapping_v2")) {
            if (Json.text(disc, "source_type").equals("volume")) {
                attached.add(hold(asked, Json.text(disc, "uuid")));
            }
        }
        var server =
                servers.add(
                        Json.object(
                                "name", Json.text(row, "name"),
                                "metadata", row.get("metadata"),
                                "flavor", shown(flavor),
                                "image", Json.object("id", Json.findText(row, "imageRef")),
                                "os-extended-volumes:volumes_attached", attached),
                        asked.project());
        bound.addProperty("device_id", Json.text(server, "id"));
        group.ifPresent(members -> members.add(Json.text(server, "id")));
        var fails = Json.text(row, "name").contains("doomed");
        begin(server, "BUILD", fails ? "ERROR" : "ACTIVE", "spawning");
        if (fails) {
            server.add("fault", Json.object("message", "No valid host was found."));
        }
        return server;
    }

    private JsonObject hold(Asked asked, String id) {
        var row = volume.volumes().require(asked, id);
        if (!Json.objects(row, "attachments").isEmpty()) {
            throw Refused.of(400, "badRequest", "Volume is in use.");
        }
        row.getAsJsonArray("attachments").add(Json.object("volume_id", id));
        volume.begin(row, "attaching", "in-use");
        return Json.object("id", id);
    }

    private void attach(Asked asked, JsonObject server) {
        var attached = server.getAsJsonArray("os-extended-volumes:volumes_attached");
        if (asked.method().equals("POST")) {
            attached.add(hold(asked, Json.text(asked.body(), "volumeAttachment", "volumeId")));
            return;
        }
        var kept = new JsonArray();
        for (var one : Json.objects(server, "os-extended-volumes:volumes_attached")) {
            if (!Json.text(one, "id").equals(asked.part(3))) {
                kept.add(one);
            }
        }
        server.add("os-extended-volumes:volumes_attached", kept);
        var row = volume.volumes().require(asked, asked.part(3));
        row.add("attachments", new JsonArray());
        volume.begin(row, "detaching", "available");
    }

    private void act(Asked asked, JsonObject server) {
        if (asked.body().has("resize")) {
            var flavor = flavor(Json.text(asked.body(), "resize", "flavorRef"));
            server.add("flavor", shown(flavor));
            begin(server, "RESIZE", "VERIFY_RESIZE", "resize_prep");
        } else if (asked.body().has("confirmResize")
                && Json.text(server, "status").equals("VERIFY_RESIZE")) {
            // Accepted, and not done at once.
            server.addProperty("then", "ACTIVE");
            server.addProperty("looks", 1);
            server.addProperty("OS-EXT-STS:task_state", "resize_confirming");
        } else {
            throw Refused.of(409, "conflictingRequest", "Cannot do that in this state.");
        }
    }

    private long used(String project, String what) {
        return servers.of(project).stream()
                .mapToLong(row -> Json.findNumber(row, "flavor", what).orElse(0L))
                .sum();
    }

    private JsonObject standing(String project) {
        return quotas.computeIfAbsent(
                project,
                _ ->
                        Json.object(
                                "cores", 20,
                                "ram", 51200,
                                "instances", 10,
                                "server_groups", 10,
                                "server_group_members", 10));
    }

    private void requireRoom(Asked asked, JsonObject flavor) {
        var project = asked.project();
        isOver(project, "instances", servers.of(project).size() + 1);
        for (var what : Map.of("cores", "vcpus", "ram", "ram").entrySet()) {
            isOver(
                    project,
                    what.getKey(),
                    used(project, what.getValue())
                            + Json.findNumber(flavor, what.getValue()).orElse(0L));
        }
    }

    private void isOver(String project, String what, long wanted) {
        var most = Json.findNumber(standing(project), what).orElse(-1L);
        if (most >= 0 && wanted > most) {
            throw Refused.of(403, "forbidden", "Quota exceeded for " + what + ".");
        }
    }

    /**
     * As many hosts as would be asked one by one for long. One of them is of 64 vCPU, sold four
     * times but for 4, and of 256 GiB, of which 2 are held back; the others have 1 of each.
     */
    JsonObject placement(Asked asked) {
        if (asked.path().isEmpty()) {
            return Json.object("versions", List.of(Json.object("max_version", "1.39")));
        }
        if (!asked.isAdmin()) {
            throw Refused.of(403, "errors", "Policy does not allow this to be performed.");
        }
        var hosts = Json.object("host-0", host(240, 260096, usedByAll("vcpus"), usedByAll("ram")));
        for (var i = 1; i < 300; i++) {
            hosts.add("host-" + i, host(2, 2, 1, 1));
        }
        return Json.object("provider_summaries", hosts);
    }

    private static JsonObject host(long vcpus, long memory, long vcpusUsed, long memoryUsed) {
        return Json.object(
                "resources",
                Json.object(
                        "VCPU", Json.object("capacity", vcpus, "used", vcpusUsed),
                        "MEMORY_MB", Json.object("capacity", memory, "used", memoryUsed)));
    }

    private long usedByAll(String what) {
        return quotas.keySet().stream().mapToLong(project -> used(project, what)).sum();
    }

    private JsonObject limits(Asked asked) {
        var project = asked.project();
        var quota = standing(project);
        return Json.object(
                "limits",
                Json.object(
                        "absolute",
                        Json.object(
                                "maxTotalInstances", quota.get("instances"),
                                "maxTotalCores", quota.get("cores"),
                                "maxTotalRAMSize", quota.get("ram"),
                                "maxServerGroups", quota.get("server_groups"),
                                "maxServerGroupMembers", quota.get("server_group_members"),
                                "totalServerGroupsUsed", groups.of(project).size(),
                                "totalInstancesUsed", servers.of(project).size(),
                                "totalCoresUsed", used(project, "vcpus"),
                                "totalRAMUsed", used(project, "ram"))));
    }

    /** What it keeps for a project, for people. */
    List<String> kept(String project) {
        var kept = new ArrayList<>(servers.kept(project, "servers"));
        kept.addAll(groups.kept(project, "server groups"));
        if (quotas.containsKey(project)) {
            kept.add("quotas of Nova");
        }
        return kept;
    }

    private JsonObject quota(Asked asked) {
        var standing = standing(asked.part(1));
        switch (asked.method()) {
            case "PUT" -> Table.merge(standing, asked.body().getAsJsonObject("quota_set"));
            case "DELETE" -> quotas.remove(asked.part(1));
            default -> {}
        }
        return Json.object("quota_set", standing);
    }
}
