package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import java.util.List;
import java.util.Map;
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

    /** The flavor of a size. */
    JsonObject flavor(Session session, String size) throws DriverException {
        var key = session.projectId() + " " + size;
        var known = flavors.get(key);
        if (known != null) {
            return known;
        }
        var all = session.list(Service.COMPUTE, "/flavors/detail", "flavors");
        for (var flavor : all) {
            if (Json.text(flavor, "name").equals(size) || Json.text(flavor, "id").equals(size)) {
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
        var key = session.projectId() + " " + name;
        var known = images.get(key);
        if (known != null) {
            return known;
        }
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
        if (found.isEmpty()
                && name.matches("[0-9A-Za-z-]{1,64}") // as an id is; a name may be anything
                && session.find(Service.IMAGE, "/images/" + name).isPresent()) {
            found = List.of(Json.object("id", name));
        }
        if (found.isEmpty()) {
            throw Settings.invalid(
                    "The cloud has no image '" + name + "'.",
                    "Correct 'images' in the provider's document, or have the image added, and"
                            + " visible to the tenants.");
        }
        var id = Json.text(found.getFirst(), "id");
        images.put(key, id);
        return id;
    }
}
