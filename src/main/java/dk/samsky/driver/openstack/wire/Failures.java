package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells kinds of failure by status and code, never by what a message says.
 *
 * <p>Source: https://docs.openstack.org/api-ref/ of each service; Neutron's codes are the names of
 * its exceptions, in {@code NeutronError.type}.
 */
final class Failures {
    private static final Set<String> NEUTRON_QUOTA =
            Set.of(
                    "OverQuota",
                    "QuotaResourceUnknown",
                    "IpAddressGenerationFailure",
                    "ExternalIpAddressExhausted",
                    "NoNetworkAvailable",
                    "IPAllocationFailed");

    private static final int REQUEST_TIMEOUT = 408;

    private Failures() {}

    /**
     * The failure as the engine is to know it.
     *
     * @param what the call in words, {@code POST /servers}
     * @param isRead whether the call changes nothing
     */
    static DriverException of(
            RuntimeException failure, Service service, String what, boolean isRead) {
        var refused = cause(failure, PassRefused.class); // jclouds wraps what a filter throws
        if (refused.isPresent()) {
            return refused.get().failure();
        }
        var answered = cause(failure, WireFailure.class);
        return answered.isPresent()
                ? answered(answered.get(), service, what, isRead)
                : unanswered(failure, service, what, isRead);
    }

    /** Whether the cloud itself said so. */
    static boolean isAnswered(RuntimeException failure) {
        return cause(failure, WireFailure.class).isPresent();
    }

    private static DriverException answered(
            WireFailure failure, Service service, String what, boolean isRead) {
        var error = error(failure.body());
        var said = said(error);
        var status = failure.status();
        if (status == WireFailure.UNREADABLE) {
            return new DriverException(
                    isRead ? Kind.TRANSIENT : Kind.OUTCOME_UNKNOWN,
                    service + " answered " + what + " with something that cannot be read.",
                    "See whether a proxy stands between, and that the address is that of "
                            + service
                            + ".");
        }
        var message =
                "%s refused %s with %d%s"
                        .formatted(service, what, status, said.isEmpty() ? "." : ": " + said);
        var wait = wait(failure.retryAfter());
        return switch (status) {
            case 401 -> denied(message);
            case 403 -> denied(message);
            case 404 -> new DriverException(Kind.NOT_FOUND, message, "Plan again.");
            case 409 ->
                    NEUTRON_QUOTA.contains(Json.text(error, "type"))
                            ? quota(message)
                            : new DriverException(
                                    Kind.CONFLICT, message, "Plan again, when it is at rest.");
            // Cinder says so when a quota is used up, and asks nobody to wait for it.
            case 413 -> wait.isZero() ? quota(message) : throttled(message, wait);
            case 429 -> throttled(message, wait);
            case 405, 501 ->
                    new DriverException(
                            Kind.UNSUPPORTED,
                            message,
                            "See whether the cloud is of a newer release.");
            default ->
                    status >= 500 || status < 400 || status == REQUEST_TIMEOUT
                            ? broken(message, remedy(status), isRead, wait)
                            : new DriverException(
                                    Kind.INVALID, message, "Change what is asked for.");
        };
    }

    private static DriverException denied(String message) {
        return new DriverException(
                Kind.DENIED,
                message,
                "See which roles the credentials have, in clouds.yaml and in the cloud.");
    }

    private static DriverException quota(String message) {
        return new DriverException(
                Kind.QUOTA_EXCEEDED, message, "Free some of it, or have the quota raised.");
    }

    private static DriverException throttled(String message, Duration wait) {
        return new DriverException(
                Kind.THROTTLED,
                message,
                "Wait a little.",
                wait.isZero() ? Optional.empty() : Optional.of(wait));
    }

    private static String remedy(int status) {
        return status < 400
                ? "It leads elsewhere: correct 'auth_url', or the address in the catalogue."
                : "Look at the cloud's own logs if it goes on.";
    }

    // A server that broke may have done it before.
    private static DriverException broken(
            String message, String remedy, boolean isRead, Duration wait) {
        return new DriverException(
                isRead ? Kind.TRANSIENT : Kind.OUTCOME_UNKNOWN,
                message,
                remedy,
                wait.isZero() ? Optional.empty() : Optional.of(wait));
    }

    private static DriverException unanswered(
            RuntimeException failure, Service service, String what, boolean isRead) {
        var neverLeft =
                cause(failure, ConnectException.class).isPresent()
                        || cause(failure, NoRouteToHostException.class).isPresent()
                        || cause(failure, UnknownHostException.class).isPresent();
        // Any other failure of TLS is a connection that broke: a peer that restarts hangs up so.
        var isMistrusted =
                cause(failure, CertificateException.class).isPresent()
                        || cause(failure, CertPathValidatorException.class).isPresent()
                        || cause(failure, SSLPeerUnverifiedException.class).isPresent();
        if (isMistrusted) {
            return new DriverException(
                    isRead ? Kind.DENIED : Kind.OUTCOME_UNKNOWN,
                    service + " cannot be trusted: its certificate does not fit.",
                    "Name the cloud's certificates under 'cacert' in clouds.yaml.");
        }
        if (neverLeft) {
            return new DriverException(
                    Kind.TRANSIENT,
                    service + " cannot be reached for " + what + ".",
                    "See whether the cloud runs, and whether this machine may reach it.");
        }
        if (cause(failure, IOException.class).isPresent()) {
            return new DriverException(
                    isRead ? Kind.TRANSIENT : Kind.OUTCOME_UNKNOWN,
                    service + " did not answer " + what + ".",
                    "Run again: what was done is looked for first.");
        }
        throw failure; // a bug, of ours or of jclouds
    }

    /** The object that each service wraps its message in, under a name of its own. */
    private static JsonElement error(String body) {
        try {
            if (JsonParser.parseString(body) instanceof JsonObject object) {
                return object.size() == 1 ? object.entrySet().iterator().next().getValue() : object;
            }
        } catch (RuntimeException _) {
            // a page for people, or half of one: it says nothing to us
        }
        return new JsonObject();
    }

    private static String said(JsonElement error) {
        var text = Json.text(error, "message").strip();
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static Duration wait(Optional<String> retryAfter) {
        return retryAfter
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
