package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keystone: one domain, two users, projects with tags, roles of groups and of that user. */
public final class Identity {
    private static final String USER = "user-1";
    private static final String ADMIN_PROJECT = "project-of-the-owner";
    public static final String PASSWORD = "correct horse";

    /** Whom a token is for. */
    record Holder(String project, String user, boolean isAdmin) {}

    /** Who has which role where. */
    private record Grant(String project, String kind, String who, String role) {}

    private final String url;
    private final Page page;
    private final Map<String, Holder> tokens = new HashMap<>();
    private final Set<String> lacking = new HashSet<>();
    private final List<String> regions = new ArrayList<>(List.of("RegionOne"));
    private final Set<Grant> grants = new HashSet<>();
    private final Table projects = new Table();

    Identity(String url, Page page) {
        this.url = url;
        this.page = page;
    }

    /** Makes a project as the cloud's owner would, and lets our user into it. */
    public synchronized String give(String name) {
        var project = projects.add(Json.object("name", name, "enabled", true), "");
        var id = Json.text(project, "id");
        grants.add(new Grant(id, "users", USER, "role-member"));
        return id;
    }

    /** Lets the catalogue speak of a region more, where the same services answer. */
    public synchronized void open(String region) {
        regions.add(region);
    }

    /** Takes services out of the catalogue. */
    public synchronized void lack(String... types) {
        lacking.addAll(List.of(types));
    }

    /** Lets all tokens run out. */
    public synchronized void revokeAll() {
        tokens.clear();
    }

    /** Gives a group or user a role as the cloud's owner might. */
    public synchronized void grant(String project, String kind, String who, String role) {
        grants.add(new Grant(project, kind, who, role));
    }

    /** All who have a role in a project. */
    public synchronized List<String> whoIsIn(String project) {
        return grants.stream()
                .filter(grant -> grant.project().equals(project))
                .map(Grant::who)
                .toList();
    }

    public synchronized List<JsonObject> projects() {
        return projects.all();
    }

    synchronized String token(JsonObject body) {
        var password = Json.text(body, "auth", "identity", "password", "user", "password");
        var secret = Json.text(body, "auth", "identity", "application_credential", "secret");
        if (!password.equals(PASSWORD) && !secret.equals(PASSWORD)) {
            throw Refused.of(401, "error", "The request you have made requires authentication.");
        }
        var id = Json.text(body, "auth", "scope", "project", "id");
        var name = Json.text(body, "auth", "scope", "project", "name");
        var project = name.equals("admin") || !secret.isEmpty() ? ADMIN_PROJECT : id;
        if (!name.isEmpty() && !name.equals("admin")) {
            project =
                    projects.all().stream()
                            .filter(one -> Json.text(one, "name").equals(name))
                            .map(one -> Json.text(one, "id"))
                            .findFirst()
                            .orElse("");
        }
        var where = project;
        var user =
                Json.text(body, "auth", "identity", "password", "user", "name").equals("second")
                        ? "user-2"
                        : USER;
        if (!where.equals(ADMIN_PROJECT)
                && grants.stream()
                        .noneMatch(grant ->
                                grant.project().equals(where) && grant.who().equals(user))) {
            throw Refused.of(401, "error", "The request you have made requires authentication.");
        }
        var token = UUID.randomUUID().toString();
        tokens.put(token, new Holder(where, user, where.equals(ADMIN_PROJECT)));
        return token;
    }

    synchronized Holder holder(String token) {
        var holder = tokens.get(token);
        if (holder == null) {
            throw Refused.of(401, "error", "The request you have made requires authentication.");
        }
        return holder;
    }

    synchronized JsonObject tell(String token) {
        var holder = holder(token);
        var services =
                Map.of(
                        "identity", "/v3",
                        "network", "/network",
                        "compute", "/compute/v2.1",
                        "volumev3", "/volume/v3/" + holder.project(),
                        "image", "/image",
                        "placement", "/placement");
        var catalogue = new ArrayList<JsonObject>();
        services.forEach((type, path) -> {
            if (lacking.contains(type)) {
                return;
            }
            var endpoints =
                    regions.stream()
                            .map(region ->
                                    Json.object(
                                            "interface",
                                            "public",
                                            "region",
                                            region,
                                            "region_id",
                                            region,
                                            "url",
                                            url + path))
                            .toList();
            catalogue.add(Json.object("type", type, "endpoints", endpoints));
        });
        return Json.object(
                "token",
                Json.object(
                        "expires_at", Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "user", Json.object("id", holder.user()),
                        "project", Json.object("id", holder.project()),
                        "catalog", catalogue));
    }

    synchronized JsonObject answer(Asked asked) {
        if (!asked.isAdmin()) {
            throw Refused.of(403, "error", "You are not authorized to perform that.");
        }
        return switch (asked.part(0)) {
            case "domains" -> named(asked, "domains", List.of("Default"));
            case "roles" -> named(asked, "roles", List.of("reader", "member", "manager", "admin"));
            case "groups" -> named(asked, "groups", List.of("it-drift", "vagt"));
            case "role_assignments" -> assignments(asked);
            default -> asked.path().size() == 6 ? grant(asked) : project(asked);
        };
    }

    private JsonObject named(Asked asked, String list, List<String> names) {
        var word = list.substring(0, list.length() - 1);
        var all =
                names.stream()
                        .filter(name ->
                                asked.first("name").isEmpty() || asked.first("name").equals(name))
                        .map(name -> Json.object("id", word + "-" + name, "name", name))
                        .toList();
        return page.of(asked, list, all);
    }

    private JsonObject assignments(Asked asked) {
        var found = new ArrayList<JsonObject>();
        for (var grant : grants) {
            if (grant.project().equals(asked.first("scope.project.id"))) {
                var word = grant.kind().substring(0, grant.kind().length() - 1);
                found.add(Json.object("role", named(grant.role()), word, named(grant.who())));
            }
        }
        return Json.object("role_assignments", found);
    }

    private static JsonObject named(String id) {
        return Json.object("id", id, "name", id.substring(id.indexOf('-') + 1));
    }

    // /projects/ID/groups/ID/roles/ID
    private JsonObject grant(Asked asked) {
        var grant = new Grant(asked.part(1), asked.part(2), asked.part(3), asked.part(5));
        projects.require(asked, asked.part(1));
        if (asked.method().equals("PUT")) {
            grants.add(grant);
        } else if (!grants.remove(grant)) {
            throw Refused.missing(grant.toString());
        }
        return new JsonObject();
    }

    private JsonObject project(Asked asked) {
        if (asked.is("GET", 1)) {
            var wanted =
                    asked.first("tags").isEmpty()
                            ? List.<String>of()
                            : List.of(asked.first("tags").split(",", -1));
            return page.of(
                    asked,
                    "projects",
                    projects.all().stream()
                            .filter(row ->
                                    Json.texts(row, "tags").containsAll(wanted)
                                            && (asked.first("name").isEmpty()
                                                    || asked.first("name")
                                                            .equals(Json.text(row, "name"))))
                            .toList());
        }
        if (asked.is("POST", 1)) {
            var row = asked.body().getAsJsonObject("project");
            if (projects.all().stream()
                    .anyMatch(one -> Json.text(one, "name").equals(Json.text(row, "name")))) {
                throw Refused.of(409, "error", "Conflict occurred attempting to store project.");
            }
            return Json.object("project", projects.add(row, ""));
        }
        var row = projects.require(asked, asked.part(1));
        if (asked.is("PUT", 4) && asked.part(2).equals("tags")) {
            row.getAsJsonArray("tags").add(asked.part(3));
        } else if (asked.method().equals("PATCH")) {
            Table.merge(row, asked.body().getAsJsonObject("project"));
        } else if (asked.method().equals("DELETE")) {
            projects.remove(asked.part(1));
            grants.removeIf(grant -> grant.project().equals(asked.part(1)));
            return new JsonObject();
        }
        return Json.object("project", row);
    }
}
