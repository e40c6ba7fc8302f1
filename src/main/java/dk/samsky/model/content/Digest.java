package dk.samsky.model.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of the SHA-256 of a text's UTF-8 bytes, in hexadecimal: equal texts, equal
 * digests.
 */
public record Digest(String hex) {
    public Digest {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a digest: " + hex);
        }
    }

    public static Digest of(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
