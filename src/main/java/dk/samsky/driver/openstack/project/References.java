package dk.samsky.driver.openstack.project;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What instructions refer to, as the cloud holds it. */
public final class References {
    private References() {}

    public static RemoteId require(Instruction planned, Address address) {
        var id = planned.references().get(address);
        if (id == null) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: an instruction without " + address);
        }
        return id;
    }

    /** The ids of those objects that no mark is read on. */
    public static Set<RemoteId> without(
            List<JsonObject> objects, Function<JsonObject, ? extends Optional<?>> reader) {
        var ids = new HashSet<RemoteId>();
        for (var object : objects) {
            if (reader.apply(object).isEmpty()) {
                Json.findText(object, "id").map(RemoteId::new).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** The object of Neutron's that carries this mark. */
    public static Optional<JsonObject> marked(
            List<JsonObject> objects, Mark mark, TenantScope scope) {
        return objects.stream().filter(object -> isMarked(object, mark, scope)).findFirst();
    }

    /** Whether an object of Neutron's carries this mark. */
    public static boolean isMarked(JsonObject object, Mark mark, TenantScope scope) {
        return Mark.read(Json.text(object, "description"), scope).filter(mark::equals).isPresent();
    }

    /** An object of Neutron's that is referred to: it must be there, and ours. */
    public static JsonObject requireOurs(
            Tenancy tenancy, Address address, RemoteId id, String path, String name)
            throws DriverException {
        var found =
                tenancy.session()
                        .find(Service.NETWORK, path + "/" + id)
                        .flatMap(answer -> Json.find(answer, name));
        if (found.isEmpty()
                || !(found.get() instanceof JsonObject object)
                || !Json.text(object, "project_id").equals(tenancy.session().projectId())
                || Mark.read(Json.text(object, "description"), tenancy.scope())
                        .filter(mark -> mark.deployment().equals(tenancy.scope().deployment()))
                        .isEmpty()) {
            throw Tenancy.missing(address);
        }
        return object;
    }
}
