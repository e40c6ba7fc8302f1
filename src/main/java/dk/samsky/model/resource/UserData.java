package dk.samsky.model.resource;

import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server starts with. Only the digest of its text is written down, in states, plans,
 * journals and outputs alike: the text may hold what is not for all who read those. Two are equal
 * if their digests are. See decision 0126.
 *
 * @param text empty where only the digest is known
 */
public record UserData(Digest digest, Optional<String> text) {
    /** The field of a server that holds it. */
    static final String FIELD = "cloudInit";

    private static final String DIGEST = "digest:";

    public static UserData of(String text) {
        return new UserData(Digest.of(text), Optional.of(text));
    }

    /** Reads what {@link #written} wrote, or a text as it was written before there were digests. */
    public static UserData read(String written) {
        return written.startsWith(DIGEST) && written.length() == DIGEST.length() + Digest.LENGTH
                ? new UserData(Digest.parse(written.substring(DIGEST.length())), Optional.empty())
                : of(written);
    }

    /**
     * A resource's fields as they are written today: those of a server that was written down before
     * there were digests hold the text.
     */
    public static Fields withoutText(Fields written) {
        if (!(written.find(FIELD).orElse(null) instanceof Value.Text(var text))) {
            return written;
        }
        var all = new TreeMap<>(written.values());
        all.put(FIELD, Value.of(read(text).written()));
        return new Fields(all);
    }

    /** How it is written down. */
    public String written() {
        return DIGEST + digest.hex();
    }

    /** The text, which a cloud must be given. */
    public String require() {
        return text.orElseThrow(() ->
                new IllegalStateException(
                        "This is a bug in Samsky: the text of " + written() + " is not known"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserData data && digest.equals(data.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return written();
    }
}
