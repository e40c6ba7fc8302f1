package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Neutron. */
final class Network {
    private static final Map<String, String> ONE =
            Map.of(
                    "networks", "network",
                    "subnets", "subnet",
                    "routers", "router",
                    "ports", "port",
                    "floatingips", "floatingip",
                    "security-groups", "security_group",
                    "rbac-policies", "rbac_policy");

    private final Page page;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, JsonObject> quotas = new HashMap<>();

    Network(Page page) {
        this.page = page;
        ONE.keySet().forEach(name -> tables.put(name, new Table()));
        table("networks")
                .add(
                        Json.object("name", "public", "router:external", true),
                        "project-of-the-owner");
    }

    private Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw Refused.neutron(404, "HTTPNotFound", "The resource could not be found.");
        }
        return table;
    }

    Table ports() {
        return table("ports");
    }

    /** As Nova does when a server is gone: a port that it did not make is let go of. */
    void unbind(String server) {
        for (var port : ports().all()) {
            if (Json.text(port, "device_id").equals(server)) {
                port.addProperty("device_id", "");
            }
        }
    }

    JsonObject answer(Asked whole) {
        var asked = below(whole); // /v2.0
        var kind = asked.part(0);
        if (kind.equals("quotas")) {
            return quota(asked);
        }
        if (kind.equals("security-group-rules")) {
            return rules(asked);
        }
        var table = table(kind);
        var word = ONE.getOrDefault(kind, kind);
        if (asked.is("GET", 1)) {
            ensureDefaultGroup(asked, kind);
            return page.of(
                    asked, kind.replace('-', '_'), Table.filter(table.seen(asked), asked.query()));
        }
        if (asked.is("POST", 1)) {
            return Json.object(word, make(asked, kind, asked.body().getAsJsonObject(word)));
        }
        var row = table.require(asked, asked.part(1));
        if (asked.path().size() == 3) {
            return act(asked, row);
        }
        switch (asked.method()) {
            case "PUT" -> change(asked, kind, row, asked.body().getAsJsonObject(word));
            case "DELETE" -> remove(kind, row);
            default -> {}
        }
        return Json.object(word, row);
    }

    private static Asked below(Asked asked) {
        return new Asked(
                asked.method(),
                asked.path().subList(1, asked.path().size()),
                asked.query(),
                asked.body(),
                asked.project(),
                asked.user(),
                asked.isAdmin());
    }

    private void ensureDefaultGroup(Asked asked, String kind) {
        if (kind.equals("security-groups")
                && !asked.isAdmin()
                && table(kind).of(asked.project()).stream()
                        .noneMatch(group -> Json.text(group, "name").equals("default"))) {
            make(asked, kind, Json.object("name", "default"));
        }
    }

    private JsonObject make(Asked asked, String kind, JsonObject row) {
        switch (kind) {
            case "security-groups" -> {
                var rules = new JsonArray();
                for (var type : List.of("IPv4", "IPv6")) {
                    rules.add(
                            Json.object(
                                    "id",
                                    "rule-" + System.nanoTime() + type,
                                    "direction",
                                    "egress",
                                    "ethertype",
                                    type));
                }
                row.add("security_group_rules", rules);
                row.add("tags", new JsonArray());
            }
            case "subnets" -> table("networks").require(asked, Json.text(row, "network_id"));
            case "ports" -> {
                table("networks").require(asked, Json.text(row, "network_id"));
                for (var group : Json.texts(row, "security_groups")) {
                    table("security-groups").require(asked, group);
                }
                row.addProperty("port_security_enabled", true);
            }
            case "floatingips" -> {
                table("networks").require(asked, Json.text(row, "floating_network_id"));
                requireRoom(asked);
            }
            default -> {}
        }
        return table(kind).add(row, asked.project());
    }

    private void requireRoom(Asked asked) {
        var most =
                Json.findNumber(quotas.getOrDefault(asked.project(), Json.object()), "floatingip")
                        .orElse(50L);
        if (most >= 0 && table("floatingips").of(asked.project()).size() >= most) {
            throw Refused.neutron(
                    409, "OverQuota", "Quota exceeded for resources: ['floatingip'].");
        }
    }

    private void change(Asked asked, String kind, JsonObject row, JsonObject changes) {
        if (kind.equals("floatingips") && Json.findText(changes, "port_id").isPresent()) {
            var port = Json.text(changes, "port_id");
            table("ports").require(asked, port);
            if (table("floatingips").all().stream()
                    .anyMatch(other ->
                            !other.equals(row) && Json.text(other, "port_id").equals(port))) {
                throw Refused.neutron(
                        409, "FloatingIPPortAlreadyAssociated", "Port has a floating IP already.");
            }
        }
        if (kind.equals("ports")) {
            requireSecurity(row, changes);
        }
        Table.merge(row, changes);
    }

    private static void requireSecurity(JsonObject port, JsonObject changes) {
        var after = port.deepCopy();
        Table.merge(after, changes);
        var security = Json.find(after, "port_security_enabled");
        if (security.isPresent()
                && !security.get().getAsBoolean()
                && !Json.texts(after, "security_groups").isEmpty()) {
            throw changes.has("security_groups")
                    ? Refused.neutron(
                            400,
                            "PortSecurityAndIPRequiredForSecurityGroups",
                            "Port security must be enabled in order to use security groups.")
                    : Refused.neutron(
                            409,
                            "PortSecurityPortHasSecurityGroup",
                            "Port has security group associated.");
        }
    }

    private void remove(String kind, JsonObject row) {
        var id = Json.text(row, "id");
        var users = new ArrayList<JsonObject>();
        for (var port : ports().all()) {
            if (Json.text(port, "network_id").equals(id)
                    || Json.texts(port, "security_groups").contains(id)
                    || (kind.equals("routers") && Json.text(port, "device_id").equals(id))) {
                users.add(port);
            }
        }
        if (!users.isEmpty()) {
            throw Refused.neutron(409, "InUse", "Unable to complete operation: in use.");
        }
        for (var subnet : table("subnets").all()) {
            if (Json.text(subnet, "network_id").equals(id)) {
                table("subnets").remove(Json.text(subnet, "id"));
            }
        }
        for (var group : table("security-groups").all()) {
            keepRules(group, rule -> !Json.text(rule, "remote_group_id").equals(id));
        }
        for (var floating : table("floatingips").all()) {
            if (Json.text(floating, "port_id").equals(id)) {
                floating.addProperty("port_id", "");
            }
        }
        table(kind).remove(id);
    }

    private JsonObject act(Asked asked, JsonObject row) {
        var id = Json.text(row, "id");
        switch (asked.part(2)) {
            case "tags" -> row.add("tags", asked.body().get("tags"));
            case "add_router_interface" -> {
                var subnet = table("subnets").require(asked, Json.text(asked.body(), "subnet_id"));
                var address = Json.object("subnet_id", Json.text(subnet, "id"));
                ports().add(
                                Json.object(
                                        "device_id",
                                        id,
                                        "device_owner",
                                        "network:router_interface",
                                        "network_id",
                                        Json.text(subnet, "network_id"),
                                        "fixed_ips",
                                        List.of(address)),
                                asked.project());
            }
            case "remove_router_interface" -> {
                for (var port : ports().all()) {
                    if (Json.text(port, "device_id").equals(id)
                            && Json.objects(port, "fixed_ips").stream()
                                    .anyMatch(address ->
                                            Json.text(address, "subnet_id")
                                                    .equals(
                                                            Json.text(
                                                                    asked.body(), "subnet_id")))) {
                        ports().remove(Json.text(port, "id"));
                    }
                }
            }
            default -> throw Refused.missing(asked.part(2));
        }
        return row;
    }

    private static void keepRules(JsonObject group, Predicate<JsonObject> isKept) {
        var kept = new JsonArray();
        Json.objects(group, "security_group_rules").stream().filter(isKept).forEach(kept::add);
        group.add("security_group_rules", kept);
    }

    private JsonObject rules(Asked asked) {
        if (asked.is("DELETE", 2)) {
            for (var group : table("security-groups").seen(asked)) {
                keepRules(group, rule -> !Json.text(rule, "id").equals(asked.part(1)));
            }
            return new JsonObject();
        }
        var groups = new ArrayList<String>();
        for (var rule : Json.objects(asked.body(), "security_group_rules")) {
            groups.add(Json.text(rule, "security_group_id"));
        }
        if (groups.stream().distinct().count() != 1) {
            throw Refused.neutron(400, "SecurityGroupNotSingleGroupRules", "One group at a time.");
        }
        for (var rule : Json.objects(asked.body(), "security_group_rules")) {
            var group =
                    table("security-groups").require(asked, Json.text(rule, "security_group_id"));
            rule.addProperty("id", "rule-" + System.nanoTime());
            group.getAsJsonArray("security_group_rules").add(rule);
        }
        return asked.body();
    }

    /** What it keeps for a project, for people. */
    List<String> kept(String project) {
        var kept = new ArrayList<String>();
        tables.forEach((what, table) -> kept.addAll(table.kept(project, what)));
        if (quotas.containsKey(project)) {
            kept.add("quotas of Neutron");
        }
        return kept;
    }

    private JsonObject quota(Asked asked) {
        if (asked.part(2).equals("details.json")) {
            var limit =
                    Json.findNumber(quotas.getOrDefault(asked.part(1), Json.object()), "floatingip")
                            .orElse(50L);
            var used = table("floatingips").of(asked.part(1)).size();
            return Json.object(
                    "quota",
                    Json.object(
                            "floatingip",
                            Json.object("limit", limit, "used", used, "reserved", 0)));
        }
        var standing = quotas.computeIfAbsent(asked.part(1), _ -> Json.object("floatingip", 50));
        switch (asked.method()) {
            case "PUT" -> Table.merge(standing, asked.body().getAsJsonObject("quota"));
            case "DELETE" -> quotas.remove(asked.part(1));
            default -> {}
        }
        return Json.object("quota", standing);
    }
}
