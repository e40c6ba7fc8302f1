package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;

/** What a service answers when it will not. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient JsonObject body;

    Refused(int status, JsonObject body) {
        super("HTTP " + status);
        this.status = status;
        this.body = body;
    }

    /** In the words of all but Neutron. */
    static Refused of(int status, String word, String message) {
        return new Refused(
                status, Json.object(word, Json.object("code", status, "message", message)));
    }

    /** In Neutron's words. */
    static Refused neutron(int status, String type, String message) {
        return new Refused(
                status, Json.object("NeutronError", Json.object("type", type, "message", message)));
    }

    static Refused missing(String what) {
        return of(404, "itemNotFound", what + " could not be found.");
    }

    int status() {
        return status;
    }

    JsonObject body() {
        return body;
    }
}
