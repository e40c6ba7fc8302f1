package dk.samsky.document.kind;

import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What looks like a secret, as it is written or packed in base64. See decision 0126. */
final class SecretForms {
    /** How much a line looks like a secret, the least first. */
    enum Likeness {
        NONE,
        /** It is only named like one, and names deceive. */
        NAMED,
        /** It has a secret's own form. */
        CERTAIN
    }

    /** What to do about one that stands where a value stands. */
    static final String REMEDY =
            "Remove it, and withdraw the secret if it was real. Write where it is kept, and let the"
                    + " server fetch it when it starts.";

    /** A packed text may hold packed ones: a server's file within what it starts with. */
    private static final int DEEPEST = 3;

    /** How tokens of known services begin, each with at least 16 characters behind. */
    private static final List<String> TOKENS =
            List.of(
                    "AGE-SECRET-KEY-1",
                    "AKIA",
                    "ASIA",
                    "AIza",
                    "dckr_pat_",
                    "eyJhbGciOi",
                    "ghp_",
                    "gho_",
                    "ghs_",
                    "github_pat_",
                    "glpat-",
                    "hvs.",
                    "sk_live_",
                    "xoxb-",
                    "xoxp-");

    /** How hashes of passwords begin; source: crypt(5). */
    private static final List<String> HASHES = List.of("$1$", "$2a$", "$2b$", "$5$", "$6$", "$y$");

    private static final List<String> NAMES =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey");

    /** With what a value begins that only says where the secret is: a variable, a file. */
    private static final String ELSEWHERE = "$%<{[/!|>&*(";

    private static final List<String> NO_VALUES =
            List.of("", "true", "false", "yes", "no", "null", "~");

    private SecretForms() {}

    /** Whether a value is a text with a line that has a secret's own form. */
    static boolean isOne(Value value) {
        return value instanceof Value.Text(var text) && of(text).contains(Likeness.CERTAIN);
    }

    /** One for each line; what is packed counts for the line that it begins in. */
    static List<Likeness> of(String text) {
        return of(text.lines().toList(), DEEPEST);
    }

    private static List<Likeness> of(List<String> lines, int deepest) {
        var all = new ArrayList<Likeness>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (isSecret(line)) {
                all.add(Likeness.CERTAIN);
            } else {
                all.add(
                        isNamedLikeOne(line) || setsPasswords(lines, i)
                                ? Likeness.NAMED
                                : Likeness.NONE);
            }
        }
        if (deepest > 0) {
            for (var packed : PackedText.in(lines)) {
                var inside = of(packed.text().lines().toList(), deepest - 1);
                var most = inside.isEmpty() ? Likeness.NONE : Collections.max(inside);
                if (most.compareTo(all.get(packed.line())) > 0) {
                    all.set(packed.line(), most);
                }
            }
        }
        return all;
    }

    private static boolean isSecret(String line) {
        return (line.contains("-----BEGIN ") && line.contains("PRIVATE KEY"))
                || TOKENS.stream().anyMatch(token -> holds(line, token, 16))
                || HASHES.stream().anyMatch(hash -> holds(line, hash, 8))
                || hasPasswordInAddress(line);
    }

    /** Whether a word begins so, and goes on for at least so many characters. */
    private static boolean holds(String line, String start, int atLeast) {
        for (var at = line.indexOf(start); at >= 0; at = line.indexOf(start, at + 1)) {
            var end = at + start.length();
            while (end < line.length() && isOfWord(line.charAt(end))) {
                end++;
            }
            var isStart = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
            if (isStart && end - at - start.length() >= atLeast) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWord(char character) {
        return Character.isLetterOrDigit(character) || "_-./$+=".indexOf(character) >= 0;
    }

    /** {@code scheme://name:password@host}, with a password that is written out. */
    private static boolean hasPasswordInAddress(String line) {
        for (var at = line.indexOf("://"); at >= 0; at = line.indexOf("://", at + 1)) {
            var rest = line.substring(at + 3);
            var end = 0;
            while (end < rest.length() && " \t/\"'".indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            var host = rest.substring(0, end).indexOf('@');
            var colon = rest.indexOf(':');
            if (colon >= 0 && colon + 1 < host && ELSEWHERE.indexOf(rest.charAt(colon + 1)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** {@code name: value} or {@code NAME=value}, with a value that is written out. */
    private static boolean isNamedLikeOne(String line) {
        for (var at = 0; at < line.length(); at++) {
            var isYaml =
                    line.charAt(at) == ':' && at + 1 < line.length() && line.charAt(at + 1) == ' ';
            if ((isYaml || line.charAt(at) == '=')
                    && isName(nameBefore(line, at))
                    && isWrittenOut(valueAfter(line, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String name) {
        return NAMES.stream().anyMatch(name::endsWith);
    }

    /** The name in small letters, without what stands between its words. */
    private static String nameBefore(String line, int at) {
        var start = at;
        while (start > 0
                && (Character.isLetterOrDigit(line.charAt(start - 1))
                        || "_-\"'".indexOf(line.charAt(start - 1)) >= 0)) {
            start--;
        }
        var name = new StringBuilder();
        line.substring(start, at)
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(letter -> name.append((char) letter));
        return name.toString();
    }

    private static String valueAfter(String line, int at) {
        var value = line.substring(at + 1).strip();
        var start = !value.isEmpty() && "\"'".indexOf(value.charAt(0)) >= 0 ? 1 : 0;
        var end = start;
        while (end < value.length() && " \t\"',;}#".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(start, end);
    }

    private static boolean isWrittenOut(String value) {
        return !NO_VALUES.contains(value.toLowerCase(Locale.ROOT))
                && ELSEWHERE.indexOf(value.charAt(0)) < 0;
    }

    /** The command, or cloud-init's module with a list of names and passwords. */
    private static boolean setsPasswords(List<String> lines, int number) {
        var line = lines.get(number);
        var at = line.indexOf("chpasswd");
        if (at < 0 || line.stripLeading().startsWith("#")) {
            return false;
        }
        var rest = line.substring(at + "chpasswd".length()).strip();
        if (!rest.startsWith(":")) {
            return true;
        }
        return rest.contains("list")
                || lines.stream()
                        .skip(number + 1L)
                        .takeWhile(next -> next.isBlank() || indent(next) > indent(line))
                        .anyMatch(next -> next.strip().startsWith("list:"));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
