package dk.samsky.driver.openstack.wire;

import java.util.Optional;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpResponse;

/** Keeps a failure as the cloud told it: status, body and when to come again. */
final class KeepFailure implements HttpErrorHandler {
    @Override
    public void handleError(HttpCommand command, HttpResponse response) {
        command.setException(
                new WireFailure(
                        response.getStatusCode(),
                        ReadAnswer.text(response),
                        Optional.ofNullable(
                                response.getFirstHeaderOrNull(HardenedContext.RETRY_AFTER))));
    }
}
