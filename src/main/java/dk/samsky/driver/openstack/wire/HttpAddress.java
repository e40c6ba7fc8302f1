package dk.samsky.driver.openstack.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads addresses that somebody wrote, where a service is to answer. */
public final class HttpAddress {
    private static final int LAST_PORT = 65535;

    private HttpAddress() {}

    /** The address; empty if no call could go there, or if there is more in it than an address. */
    public static Optional<URI> read(String text) {
        try {
            var uri = new URI(text);
            var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            var isPort = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= LAST_PORT);
            return isHttp
                            && isPort
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
