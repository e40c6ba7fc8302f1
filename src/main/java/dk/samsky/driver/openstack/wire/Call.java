package dk.samsky.driver.openstack.wire;

import com.google.common.base.Function;
import java.net.URI;
import java.util.Map;

/**
 * Where one call goes, and on whose behalf.
 *
 * @param headers beside the token
 */
record Call(URI uri, Pass pass, Map<String, String> headers) {
    /** Tells jclouds the address. */
    static final class Address implements Function<Object, URI> {
        @Override
        public URI apply(Object call) {
            return ((Call) call).uri();
        }
    }
}
