package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The flavors and images that a tenant may use; each is asked for once. */
final class Catalogue {
    private final Map<String, String> imageNames;
    private final Map<String, JsonObject> flavors = new ConcurrentHashMap<>();
    private final Map<String, String> images = new ConcurrentHashMap<>();

    /**
     * @param imageNames the cloud's own names of images by neutral name, where a document gives one
     */
    Catalogue(Map<String, String> imageNames) {
        this.imageNames = imageNames;
    }

    /**
     * The sizes and images that the cloud does not have for every project, for people. Whoever asks
     * may see more than tenants do: what is private is of no use to a project that is made new.
     *
     * @param sizes of the provider's document
     */
    List<String> missing(Session session, Collection<String> sizes) throws DriverException {
        var missing = new ArrayList<String>();
        var flavors = session.list(Service.COMPUTE, "/flavors/detail", "flavors");
        for (var size : sizes) {
            var found = flavors.stream().filter(flavor -> isCalled(flavor, size)).toList();
            if (found.isEmpty()) {
                missing.add("the flavor '" + size + "'");
            } else if (found.stream().noneMatch(Catalogue::isPublic)) {
                missing.add("access to the flavor '" + size + "', which is private");
            }
        }
        for (var name : imageNames.values()) {
            var found = images(session, name);
            if (found.isEmpty()) {
                missing.add("the image '" + name + "'");
            } else if (found.stream().noneMatch(image -> isOpen(image, name))) {
                missing.add("access to the image '" + name + "', which is not public");
            }
        }
        return missing;
    }

    private static boolean isPublic(JsonObject flavor) {
        return Json.find(flavor, "os-flavor-access:is_public").isEmpty()
                || Json.flag(flavor, "os-flavor-access:is_public");
    }

    /** A community image is everybody's, and no list but its owner's shows it. */
    private static boolean isOpen(JsonObject image, String name) {
        var visibility = Json.findText(image, "visibility").orElse("public");
        return visibility.equals("public")
                || (visibility.equals("community") && Json.text(image, "id").equals(name));
    }

    private static boolean isCalled(JsonObject flavor, String size) {
        return Json.text(flavor, "name").equals(size) || Json.text(flavor, "id").equals(size);
    }

    // One project of several regions has other ids in each.
    private static String key(Session session, String name) throws DriverException {
        return session.projectId() + " " + session.region().orElse("") + " " + name;
    }

    /** The flavor of a size. */
    JsonObject flavor(Session session, String size) throws DriverException {
        var key = key(session, size);
        var known = flavors.get(key);
        if (known != null) {
            return known;
        }
        var all = session.list(Service.COMPUTE, "/flavors/detail", "flavors");
        for (var flavor : all) {
            if (isCalled(flavor, size)) {
                flavors.put(key, flavor);
                return flavor;
            }
        }
        var names = all.stream().map(flavor -> Json.text(flavor, "name")).sorted().toList();
        throw Settings.invalid(
                "The cloud has no flavor '" + size + "'.",
                NearName.suggest(size, names)
                        + "Correct 'sizes' in the provider's document, or have the flavor added;"
                        + " there are: "
                        + String.join(", ", names)
                        + ".");
    }

    /** The id of an image. */
    String image(Session session, String neutral) throws DriverException {
        var name = imageNames.getOrDefault(neutral, neutral);
        var key = key(session, name);
        var known = images.get(key);
        if (known != null) {
            return known;
        }
        var found = findImage(session, name);
        if (found.isEmpty()) {
            throw Settings.invalid(
                    "The cloud has no image '" + name + "'.",
                    "Correct 'images' in the provider's document, or have the image added, and"
                            + " visible to the tenants.");
        }
        images.put(key, found.get());
        return found.get();
    }

    /** Its id, by name or by the id itself; of several with one name the newest. */
    private static Optional<String> findImage(Session session, String name) throws DriverException {
        return images(session, name).stream().findFirst().map(image -> Json.text(image, "id"));
    }

    private static List<JsonObject> images(Session session, String name) throws DriverException {
        var found =
                session.list(
                        Service.IMAGE,
                        "/images",
                        "images",
                        "name",
                        name,
                        "status",
                        "active",
                        "sort",
                        "created_at:desc");
        var mayBeId = name.matches("[0-9A-Za-z-]{1,64}"); // a name may be anything
        return found.isEmpty() && mayBeId
                ? session.find(Service.IMAGE, "/images/" + name).stream().toList()
                : found;
    }
}
