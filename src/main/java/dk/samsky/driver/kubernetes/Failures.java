package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverException.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a call that went wrong means, by status and reason.
 *
 * <p>Source: https://kubernetes.io/docs/reference/using-api/api-concepts/ and the reasons of {@code
 * k8s.io/apimachinery/pkg/apis/meta/v1}.
 */
final class Failures {
    private Failures() {}

    /** Why an answer is no success. */
    static DriverException of(Answer answer) {
        var said = said(answer);
        return switch (answer.code()) {
            case 400, 413, 415, 422 -> failure(Kind.INVALID, said, "Mend what it names.");
            case 401 ->
                    failure(
                            Kind.DENIED,
                            "The cluster at "
                                    + answer.server()
                                    + " does not know who asks: "
                                    + said,
                            "Log in anew, or renew the credentials of the kubeconfig.");
            case 403 -> forbidden(answer, said);
            case 404 -> failure(Kind.NOT_FOUND, said, "Plan again.");
            case 405 -> failure(Kind.UNSUPPORTED, said, "Place it elsewhere.");
            case 409 -> failure(Kind.CONFLICT, said, "Plan again.");
            case 410 -> failure(Kind.TRANSIENT, said, "");
            case 429 -> new DriverException(Kind.THROTTLED, said, "", wait(answer));
            default ->
                    answer.code() >= 500
                            ? new DriverException(
                                    answer.isChange() ? Kind.OUTCOME_UNKNOWN : Kind.TRANSIENT,
                                    said,
                                    "",
                                    wait(answer))
                            : failure(Kind.INVALID, said, "Mend what it names.");
        };
    }

    private static DriverException forbidden(Answer answer, String said) {
        if (answer.isBecauseOf("NamespaceTerminating")) {
            return failure(Kind.CONFLICT, said, "Plan again when the namespace is gone.");
        }
        // The API gives a quota's refusal the code and reason of any other; only the text tells.
        if (said.contains("exceeded quota: ")) {
            return failure(Kind.QUOTA_EXCEEDED, said, "Free some of it, or have the quota raised.");
        }
        return failure(
                Kind.DENIED, said, "See which rights are missing, if it is that: samsky doctor");
    }

    private static String said(Answer answer) {
        var message = answer.status().getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        var text = answer.body().strip();
        return "The cluster at "
                + answer.server()
                + " answered "
                + answer.code()
                + (text.isEmpty() || text.startsWith("<") || text.startsWith("{")
                        ? "."
                        : ": " + text.substring(0, Math.min(text.length(), 300)));
    }

    private static Optional<Duration> wait(Answer answer) {
        if (answer.retryAfter().matches("[0-9]{1,5}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(answer.retryAfter())));
        }
        var details = answer.status().getDetails();
        return details == null || details.getRetryAfterSeconds() == null
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(details.getRetryAfterSeconds()));
    }

    /** Why there is no answer. */
    static DriverException of(Throwable failed, boolean isChange, String server) {
        var root = failed;
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SSLHandshakeException) {
                return failure(
                        Kind.DENIED,
                        "The certificate of "
                                + server
                                + " and ours do not go together: "
                                + cause.getMessage(),
                        "See the cluster's certificate-authority in the kubeconfig.");
            }
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return failure(
                        Kind.TRANSIENT,
                        "The cluster at "
                                + server
                                + " cannot be reached: "
                                + Optional.ofNullable(cause.getMessage()).orElse("no connection")
                                + ".",
                        "See whether kubectl reaches it from here.");
            }
        }
        return unanswered(
                isChange,
                server,
                Optional.ofNullable(root.getMessage()).orElse("the connection was lost"));
    }

    /** That a call left, and what became of it is not known. */
    static DriverException unanswered(boolean isChange, String server, String why) {
        return failure(
                isChange ? Kind.OUTCOME_UNKNOWN : Kind.TRANSIENT,
                "The cluster at " + server + " gave no answer: " + why + ".",
                "");
    }

    static DriverException failure(Kind kind, String message, String remedy) {
        return new DriverException(kind, message, remedy);
    }
}
