package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.resource.TenantSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tags of a project that we made say: whose it is, and what Keystone has no word for. */
final class ProjectTags {
    /** On a project from the call that makes it until all is done. */
    private static final String UNFINISHED = "samsky-unfinished";

    private ProjectTags() {}

    // Neither a slash nor a comma may be in a tag, and none of ours has a colon.
    private static String tag(String name, String value) {
        return "samsky-" + name + "=" + value.replace('/', ':');
    }

    /** Those that all projects of a scope have, of whatever deployment. */
    static List<String> of(TenantScope scope) {
        return List.of(
                "samsky",
                tag("tenant", scope.tenant().name()),
                tag("location", scope.location().toString()));
    }

    /**
     * All of a project.
     *
     * @param users whom Samsky has worked as: their roles are its own affair (decision 0071)
     */
    static List<String> of(TenantScope scope, Mark mark, TenantSpace space, Set<String> users) {
        var tags = new ArrayList<>(of(scope));
        tags.add(tag("deployment", mark.deployment().value()));
        tags.add(tag("operation", mark.operation().value()));
        tags.add(tag("address", mark.address().toString()));
        tags.add(tag("range", space.range().toString()));
        space.quota().namespaces().ifPresent(most -> tags.add(tag("namespaces", most.toString())));
        users.forEach(user -> tags.add(user(user)));
        return tags;
    }

    /** All of one that is yet to be made what it is to be. */
    static List<String> unfinished(TenantScope scope, Mark mark, TenantSpace space, String user) {
        var tags = new ArrayList<>(of(scope, mark, space, Set.of(user)));
        tags.add(UNFINISHED);
        return tags;
    }

    static boolean isUnfinished(JsonObject project) {
        return Json.texts(project, "tags").contains(UNFINISHED);
    }

    /** Says that Samsky works as this user. */
    static String user(String user) {
        return tag("user", user);
    }

    /** Whom Samsky has worked as in a project, and who asks now. */
    static Set<String> users(JsonObject project, String now) {
        var users = new TreeSet<>(Set.of(now));
        var prefix = user("");
        for (var tag : Json.texts(project, "tags")) {
            if (tag.startsWith(prefix)) {
                users.add(tag.substring(prefix.length()));
            }
        }
        return users;
    }

    /** The values of the tags that have one, by name. */
    static Map<String, String> values(JsonObject project) {
        var values = new TreeMap<String, String>();
        for (var tag : Json.texts(project, "tags")) {
            var at = tag.indexOf('=');
            if (tag.startsWith("samsky-") && at > 0) {
                values.put(
                        tag.substring("samsky-".length(), at),
                        tag.substring(at + 1).replace(':', '/'));
            }
        }
        return values;
    }

    /** Whose a project is; empty if it does not say so. */
    static Optional<Mark> mark(JsonObject project) {
        var values = values(project);
        var address = Address.parse(values.getOrDefault("address", ""));
        var deployment = values.getOrDefault("deployment", "");
        var operation = values.getOrDefault("operation", "");
        if (address.isEmpty() || deployment.isBlank() || operation.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Mark(
                        new DeploymentId(deployment),
                        new OperationId(operation),
                        address.get(),
                        address.get(),
                        ""));
    }
}
