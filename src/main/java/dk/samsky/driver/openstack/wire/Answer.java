package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * What a cloud answered when all went well.
 *
 * @param body empty if it said nothing
 * @param token the token that it gave, if it was asked for one
 */
record Answer(JsonObject body, Optional<String> token) {}
