package dk.samsky.driver.openstack.wire;

import com.google.common.base.Function;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jclouds.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads an answer. One that is no JSON, or breaks off, is a failure of its own. */
final class ReadAnswer implements Function<HttpResponse, Answer> {
    @Override
    public Answer apply(@Nullable HttpResponse response) {
        if (response == null) {
            throw new WireFailure(0, "", Optional.empty());
        }
        var text = text(response);
        var token = Optional.ofNullable(response.getFirstHeaderOrNull("X-Subject-Token"));
        return new Answer(text.isBlank() ? new JsonObject() : parse(text), token);
    }

    private static JsonObject parse(String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                return object;
            }
        } catch (RuntimeException _) {
            // told below: half an answer, or a page meant for people
        }
        throw new WireFailure(WireFailure.UNREADABLE, "", Optional.empty());
    }

    /** The whole text, always read to its end: the connection is then free for the next call. */
    static String text(HttpResponse response) {
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
