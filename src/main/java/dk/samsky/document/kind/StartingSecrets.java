package dk.samsky.document.kind;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether what servers start with looks as if it held a secret. What has a secret's own form is an
 * error; what is only named like one, a warning. No line is shown, since that would show it to more
 * people. See decision 0126.
 */
final class StartingSecrets {
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

    private final List<String> sure = new ArrayList<>();
    private final List<String> likely = new ArrayList<>();

    private StartingSecrets() {}

    /**
     * Tells what is found.
     *
     * @param span where the file is named
     */
    static void check(Source source, Span span, Problems problems) {
        var found = new StartingSecrets();
        var lines = source.text().lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (isSecret(line)) {
                found.sure.add(Integer.toString(i + 1));
            } else if (isNamedLikeOne(line) || setsPasswords(lines, i)) {
                found.likely.add(Integer.toString(i + 1));
            }
        }
        if (!found.sure.isEmpty()) {
            problems.add(diagnostic(source, span, found.sure, "a secret", ""));
        }
        if (!found.likely.isEmpty()) {
            problems.add(
                    diagnostic(
                                    source,
                                    span,
                                    found.likely,
                                    "something that is named like a secret",
                                    " If it is none, take it from a variable or a file, such as"
                                            + " $NAME or /run/NAME.")
                            .asWarning());
        }
    }

    private static Diagnostic diagnostic(
            Source source, Span span, List<String> lines, String held, String more) {
        return Diagnostic.error(
                DocumentCode.SECRET,
                span,
                source.name() + " holds " + held + ", in line " + Few.of(lines, 5) + ".",
                "Documents are read by many and kept for ever; they carry no secret. Whatever runs"
                        + " on a server may read what it started with, too.",
                "Remove it, and withdraw the secret if it was real. Let the server fetch it when it"
                        + " starts, from where secrets are kept."
                        + more);
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
