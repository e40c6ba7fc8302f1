package dk.samsky.model.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first 128 bits of the SHA-256 of a text's UTF-8 bytes: equal texts, equal digests. Written in
 * hexadecimal; kept as two numbers, since a country has many.
 *
 * @param high the first 64 bits
 * @param low the others
 */
public record Digest(long high, long low) {
    /** How many digits it is written with. */
    public static final int LENGTH = 32;

    public static Digest of(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new Digest(number(hash, 0), number(hash, Long.BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static long number(byte[] bytes, int from) {
        var number = 0L;
        for (var i = from; i < from + Long.BYTES; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    /**
     * The digest that is written so.
     *
     * @throws IllegalArgumentException if it is none: the text is damaged
     */
    public static Digest parse(String hex) {
        if (hex.length() != LENGTH || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a digest: " + hex);
        }
        return new Digest(
                HexFormat.fromHexDigitsToLong(hex, 0, LENGTH / 2),
                HexFormat.fromHexDigitsToLong(hex, LENGTH / 2, LENGTH));
    }

    /** 32 digits, in lower case. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && high == digest.high && low == digest.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
