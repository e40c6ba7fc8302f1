package dk.samsky.model.resource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server is given to start with, as cloud-init reads it: the text of a blueprint, and the
 * keys of those who may log in. A text and keys go as two parts of one message, whatever the text
 * is (a configuration, a script, a message of its own), and the keys are added to those of the text
 * (https://docs.cloud-init.io/en/latest/explanation/format.html, and its page on merging).
 */
public final class StartText {
    /** The most that every cloud takes: 16 KiB, which is the limit of AWS. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final String ADDING = "list(append)+dict(no_replace,recurse_list)";

    private StartText() {}

    public static Optional<String> of(Optional<String> text, List<SshKey> keys) {
        if (keys.isEmpty()) {
            return text;
        }
        var lines = new ArrayList<String>();
        lines.add("#cloud-config");
        lines.add("ssh_authorized_keys:");
        keys.stream().distinct().forEach(key -> lines.add("  - " + key));
        var config = String.join("\n", lines) + "\n";
        return Optional.of(text.map(first -> message(first, config)).orElse(config));
    }

    public static boolean isTooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static String message(String text, String config) {
        var boundary = "samsky";
        while (text.contains("--" + boundary)) {
            boundary += "-";
        }
        return """
        Content-Type: multipart/mixed; boundary="%1$s"
        MIME-Version: 1.0

        --%1$s
        %2$s
        --%1$s
        Content-Type: text/cloud-config; charset="utf-8"
        Merge-Type: %4$s

        %3$s
        --%1$s--
        """
                .formatted(boundary, part(text), config, ADDING);
    }

    /** A message stands for itself; of anything else cloud-init looks at the first line. */
    private static String part(String text) {
        return text.startsWith("Content-Type:") || text.startsWith("MIME-Version:")
                ? text
                : "Content-Type: text/plain; charset=\"utf-8\"\n\n" + text;
    }
}
