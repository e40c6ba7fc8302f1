package dk.samsky.driver.openstack.wire;

import org.jclouds.http.HttpRequest;
import org.jclouds.rest.Binder;

/** Writes a tree of JSON as the body. */
final class BindJson implements Binder {
    @Override
    public <R extends HttpRequest> R bindToRequest(R request, Object body) {
        request.setPayload(body.toString());
        request.getPayload().getContentMetadata().setContentType("application/json");
        return request;
    }
}
