package dk.samsky.driver.openstack.wire;

import dk.samsky.driver.DriverException;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpRequestFilter;
import org.jclouds.rest.internal.GeneratedHttpRequest;

/**
 * Puts the token and the version that a call asks for into each request, also into a second one.
 */
final class ShowToken implements HttpRequestFilter {
    static final String HEADER = "X-Auth-Token";

    @Override
    public HttpRequest filter(HttpRequest request) {
        var call = call(request);
        var filtered = request.toBuilder();
        call.headers().forEach((name, value) -> filtered.replaceHeader(name, value));
        try {
            var token = call.pass().token();
            if (!token.isEmpty()) {
                filtered.replaceHeader(HEADER, token);
            }
        } catch (DriverException failure) {
            throw new PassRefused(failure);
        }
        return filtered.build();
    }

    static Call call(HttpRequest request) {
        return (Call) ((GeneratedHttpRequest) request).getInvocation().getArgs().getFirst();
    }
}
