package dk.samsky.model.resource;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A public key of SSH, by which its owner may log in to a server (RFC 4253 section 6.6). Whose it
 * is, which may follow it in a file, is left off: it says nothing to a server, and is of a person.
 *
 * @param type such as {@code ssh-ed25519}
 * @param body the key itself in base64, which begins with its type
 */
public record SshKey(String type, String body) {
    private static final List<String> TYPES =
            List.of(
                    "ssh-ed25519",
                    "ssh-rsa",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "sk-ssh-ed25519@openssh.com",
                    "sk-ecdsa-sha2-nistp256@openssh.com");

    /** A text in a key has its length before it. */
    private static final int LENGTH_BYTES = 4;

    /** A key as a line of OpenSSH's {@code .pub} files; empty if it is none. */
    public static Optional<SshKey> parse(String line) {
        var words = line.strip().split(" +", 3);
        if (words.length < 2
                || !TYPES.contains(words[0])
                || !line.lines().skip(1).toList().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SshKey(words[0], words[1])).filter(SshKey::isWhole);
    }

    /** Keys, one a line, between which may be empty lines; empty if a line is none. */
    public static Optional<List<SshKey>> parseAll(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        var keys = lines.stream().flatMap(line -> parse(line).stream()).toList();
        return Optional.of(keys).filter(_ -> keys.size() == lines.size());
    }

    /** Whether the key says of itself to be of its type, and something more. */
    private boolean isWhole() {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            return false; // the JDK's way of saying that it is not base64
        }
        if (bytes.length <= LENGTH_BYTES + type.length()
                || bytes[LENGTH_BYTES - 1] != type.length()) {
            return false;
        }
        for (var i = 0; i < type.length(); i++) {
            if (bytes[LENGTH_BYTES + i] != type.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Its type, and what people compare: as {@code ssh-keygen -l} writes it. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(Base64.getDecoder().decode(body));
            return type + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing); // every Java has it
        }
    }

    @Override
    public String toString() {
        return type + " " + body;
    }
}
