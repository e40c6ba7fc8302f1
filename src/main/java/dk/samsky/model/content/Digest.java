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
        if (!isDigest(hex)) {
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

    private static boolean isDigest(String hex) {
        for (var i = 0; i < hex.length(); i++) {
            if ("0123456789abcdef".indexOf(hex.charAt(i)) < 0) {
                return false;
            }
        }
        return hex.length() == 32;
    }

    @Override
    public String toString() {
        return hex;
    }
}
