package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * One call as a service sees it.
 *
 * @param path the parts of its path below the service
 * @param project the project that the token is good in
 * @param isAdmin whether the token may do what only the cloud's owner may
 */
record Asked(
        String method,
        List<String> path,
        Map<String, List<String>> query,
        JsonObject body,
        String project,
        String user,
        boolean isAdmin) {
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    String first(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    boolean is(String wanted, int parts) {
        return method.equals(wanted) && path.size() == parts;
    }
}
