package dk.samsky.driver.openstack.project;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.content.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * With whom a tenant's own people have shared what is the tenant's. Neutron lets every member of a
 * project do so; who shares a network lets another tenant's servers into it. No document can ask
 * for it: it is a field of what stands, until an update takes it away.
 *
 * <p>Source: https://docs.openstack.org/neutron/latest/admin/config-rbac.html
 */
public final class Shares {
    private static final String FIELD = "sharedWith";

    private Shares() {}

    /** The fields, and the projects that may use any of these objects. */
    public static Fields seen(Look look, Collection<String> ids, Fields fields)
            throws DriverException {
        var with = new TreeSet<String>();
        for (var share : of(look, ids)) {
            with.add(Json.text(share, "target_tenant"));
        }
        if (with.isEmpty()) {
            return fields;
        }
        var all = new TreeMap<>(fields.values());
        all.putAll(Fields.builder().texts(FIELD, with).build().values());
        return new Fields(all);
    }

    /** Shares none of these objects any more. */
    public static void end(Tenancy tenancy, Look look, Collection<String> ids)
            throws DriverException {
        for (var share : of(look, ids)) {
            tenancy.session().delete(Service.NETWORK, "/rbac-policies/" + Json.text(share, "id"));
        }
    }

    private static List<JsonObject> of(Look look, Collection<String> ids) throws DriverException {
        var found = new ArrayList<JsonObject>();
        for (var share : look.shares()) {
            if (ids.contains(Json.text(share, "object_id"))) {
                found.add(share);
            }
        }
        return found;
    }
}
