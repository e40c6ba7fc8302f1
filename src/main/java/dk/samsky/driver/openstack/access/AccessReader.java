package dk.samsky.driver.openstack.access;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.wire.Access;
import dk.samsky.driver.openstack.wire.HttpAddress;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.yaml.YamlTree;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes of a cloud's entry what Keystone asks for.
 *
 * <p>Source: https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management
 */
public final class AccessReader {
    private final YamlTree cloud;
    private final YamlTree auth;

    private AccessReader(YamlTree cloud) {
        this.cloud = cloud;
        this.auth = cloud.tree("auth");
    }

    public static Access read(YamlTree cloud) throws DriverException {
        return new AccessReader(cloud).access();
    }

    private Access access() throws DriverException {
        if (cloud.text("verify").filter(text -> text.equalsIgnoreCase("false")).isPresent()) {
            throw invalid(
                    "clouds.yaml says 'verify: false': anybody could pretend to be this cloud.",
                    "Take it away, and name the cloud's certificates under 'cacert'.");
        }
        var identity = identity();
        var isBound = identity.has("application_credential");
        return new Access(
                authUrl(),
                identity,
                isBound ? Optional.empty() : scope(),
                cloud.text("region_name"),
                side(),
                cloud.text("cacert"));
    }

    private URI authUrl() throws DriverException {
        var text = require("auth_url").replaceAll("/+$", "");
        var whole = text.endsWith("/v3") ? text : text.replaceAll("/v2.0$", "") + "/v3";
        var address = HttpAddress.read(whole);
        if (address.isEmpty()) {
            throw invalid(
                    text.contains("@") // a password may stand before it
                            ? "'auth_url' has a user in it, where only an address may be."
                            : "'" + text + "' is not the address of a Keystone.",
                    "Correct 'auth_url': it begins with https:// and ends with /v3.");
        }
        return address.get();
    }

    private String side() {
        var text = cloud.text("interface").or(() -> cloud.text("endpoint_type")).orElse("public");
        return text.replaceAll("URL$", "").toLowerCase(Locale.ROOT);
    }

    private JsonObject identity() throws DriverException {
        var type = cloud.text("auth_type").orElse("");
        if (type.contains("applicationcredential")
                || auth.text("application_credential_secret").isPresent()) {
            return applicationCredential();
        }
        if (type.contains("token") || auth.text("token").isPresent()) {
            return Json.object(
                    "methods", List.of("token"), "token", Json.object("id", require("token")));
        }
        if (!List.of("", "password", "v3password").contains(type)) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "Samsky does not know the 'auth_type' " + type + ".",
                    "Use password, v3applicationcredential or token.");
        }
        return Json.object(
                "methods",
                List.of("password"),
                "password",
                Json.object("user", user("password", require("password"))));
    }

    private JsonObject user(String secret, String value) throws DriverException {
        var id = auth.text("user_id");
        return id.isPresent()
                ? Json.object("id", id, secret, value)
                : Json.object(
                        "name",
                        require("username"),
                        "domain",
                        domain("user_domain"),
                        secret,
                        value);
    }

    private JsonObject applicationCredential() throws DriverException {
        var secret = require("application_credential_secret");
        var id = auth.text("application_credential_id");
        var credential =
                id.isPresent()
                        ? Json.object("id", id, "secret", secret)
                        : Json.object(
                                "name",
                                require("application_credential_name"),
                                "secret",
                                secret,
                                "user",
                                auth.text("user_id").isPresent()
                                        ? Json.object("id", auth.text("user_id"))
                                        : Json.object(
                                                "name",
                                                require("username"),
                                                "domain",
                                                domain("user_domain")));
        return Json.object(
                "methods", List.of("application_credential"), "application_credential", credential);
    }

    private Optional<JsonObject> scope() {
        if (auth.text("project_id").isPresent()) {
            return Optional.of(Json.object("project", Json.object("id", auth.text("project_id"))));
        }
        if (auth.text("project_name").isPresent()) {
            return Optional.of(
                    Json.object(
                            "project",
                            Json.object(
                                    "name",
                                    auth.text("project_name"),
                                    "domain",
                                    domain("project_domain"))));
        }
        if (auth.text("system_scope").isPresent()) {
            return Optional.of(Json.object("system", Json.object("all", true)));
        }
        return auth.text("domain_id").isPresent() || auth.text("domain_name").isPresent()
                ? Optional.of(Json.object("domain", domain("domain")))
                : Optional.empty();
    }

    private JsonObject domain(String key) {
        var id = auth.text(key + "_id");
        var name = auth.text(key + "_name");
        if (id.isPresent()) {
            return Json.object("id", id);
        }
        return name.isPresent()
                ? Json.object("name", name)
                : Json.object("id", auth.text("default_domain").orElse("default"));
    }

    private String require(String key) throws DriverException {
        var text = auth.text(key);
        if (text.isEmpty()) {
            throw invalid(
                    "The credentials lack '" + key + "'.",
                    "Add it under 'auth' in clouds.yaml or secure.yaml, or set OS_"
                            + key.toUpperCase(Locale.ROOT)
                            + ".");
        }
        return text.get();
    }

    private static DriverException invalid(String message, String remedy) {
        return new DriverException(DriverException.Kind.INVALID, message, remedy);
    }
}
