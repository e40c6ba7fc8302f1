package dk.samsky.driver.openstack.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jclouds.http.HttpResponse;

/** Reads what answers carry. */
final class Bodies {
    private Bodies() {}

    /** The whole text, always read to its end: the connection is then free for the next call. */
    static String read(HttpResponse response) {
        var payload = response.getPayload();
        if (payload == null) {
            return "";
        }
        try (var stream = payload.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
