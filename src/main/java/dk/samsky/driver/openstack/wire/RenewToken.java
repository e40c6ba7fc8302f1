package dk.samsky.driver.openstack.wire;

import dk.samsky.driver.DriverException;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpRetryHandler;
import org.jclouds.http.HttpUtils;

/**
 * Sends a call again only if its token was refused, once, with another. Nothing was done then, so
 * that this is as safe for what makes something as for what reads.
 */
final class RenewToken implements HttpRetryHandler {
    private static final int UNAUTHORIZED = 401;

    @Override
    public boolean shouldRetryRequest(HttpCommand command, HttpResponse response) {
        if (response.getStatusCode() != UNAUTHORIZED || command.incrementFailureCount() > 1) {
            return false;
        }
        var pass = ShowToken.call(command.getCurrentRequest()).pass();
        if (pass.isNone()) {
            return false;
        }
        HttpUtils.releasePayload(response); // nobody reads it, and the connection is free again
        try {
            pass.renew();
            return true;
        } catch (DriverException failure) {
            throw new PassRefused(failure);
        }
    }
}
