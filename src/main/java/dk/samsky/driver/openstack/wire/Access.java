package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * How to get into a cloud. Holds secrets: its text tells none.
 *
 * @param authUrl Keystone's address, ending with {@code /v3}
 * @param identity who asks, as Keystone's {@code auth.identity}
 * @param scope what the credentials are for, as Keystone's {@code auth.scope}; empty if they say so
 *     themselves, as application credentials do
 * @param region the cloud's own name of the region; empty if nothing names one
 * @param side which endpoints: {@code public}, {@code internal} or {@code admin}
 * @param certificates a file of certificates to trust in place of the usual ones, in PEM
 */
public record Access(
        URI authUrl,
        JsonObject identity,
        Optional<JsonObject> scope,
        Optional<String> region,
        String side,
        Optional<String> certificates) {
    /** Whether the credentials are good in one project alone: no token is had for another. */
    public boolean isBound() {
        return identity.has("application_credential");
    }

    @Override
    public String toString() {
        return "access to " + authUrl;
    }
}
