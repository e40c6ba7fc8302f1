package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/**
 * What a cluster answered to one call.
 *
 * @param code the HTTP status
 * @param retryAfter of the header; empty if it had none
 * @param isChange whether the call was to change something
 * @param server who answered, for people
 */
record Answer(
        int code,
        String retryAfter,
        String body,
        boolean isChange,
        String server,
        KubernetesSerialization json) {
    /** The same; fails if it is no success. */
    Answer requireSuccess() throws DriverException {
        if (!isSuccess()) {
            throw Failures.of(this);
        }
        return this;
    }

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /** What the API says of a refusal; an empty one if the answer is from something before it. */
    Status status() {
        try {
            var status = body.startsWith("{") ? json.unmarshal(body, Status.class) : new Status();
            return status == null ? new Status() : status;
        } catch (RuntimeException _) {
            return new Status();
        }
    }

    List<StatusCause> causes() {
        var details = status().getDetails();
        return details == null ? List.of() : details.getCauses();
    }

    /** Whether one of the reasons is this. */
    boolean isBecauseOf(String reason) {
        return causes().stream().anyMatch(cause -> reason.equals(cause.getReason()));
    }
}
