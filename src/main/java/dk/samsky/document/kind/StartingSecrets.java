package dk.samsky.document.kind;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what servers start with looks as if it held a secret. What has a secret's own form is an
 * error; what is only named like one, a warning. No line is shown, since that would show it to more
 * people. See decision 0126.
 */
final class StartingSecrets {
    private StartingSecrets() {}

    /**
     * Tells what is found.
     *
     * @param span where the file is named
     */
    static void check(Source source, Span span, Problems problems) {
        var sure = new ArrayList<String>();
        var likely = new ArrayList<String>();
        var lines = SecretForms.of(source.text());
        for (var i = 0; i < lines.size(); i++) {
            var number = Integer.toString(i + 1);
            switch (lines.get(i)) {
                case CERTAIN -> sure.add(number);
                case NAMED -> likely.add(number);
                case NONE -> {}
            }
        }
        if (!sure.isEmpty()) {
            problems.add(diagnostic(source, span, sure, "a secret", ""));
        }
        if (!likely.isEmpty()) {
            problems.add(
                    diagnostic(
                                    source,
                                    span,
                                    likely,
                                    "something that is named like a secret",
                                    " If it is none, take it from a variable or a file, such as"
                                            + " $NAME or /run/NAME.")
                            .asWarning());
        }
    }

    private static String spoken(List<String> lines) {
        return switch (lines.size()) {
            case 1 -> "line " + lines.getFirst();
            case 2 -> "lines " + lines.getFirst() + " and " + lines.getLast();
            default -> "lines " + Few.of(lines, 5);
        };
    }

    private static Diagnostic diagnostic(
            Source source, Span span, List<String> lines, String held, String more) {
        return Diagnostic.error(
                DocumentCode.SECRET,
                span,
                source.name() + " holds " + held + ", in " + spoken(lines) + ".",
                "Documents are read by many and kept for ever; they carry no secret. Whatever runs"
                        + " on a server may read what it started with, too.",
                "Remove it, and withdraw the secret if it was real. Let the server fetch it when it"
                        + " starts, from where secrets are kept."
                        + more);
    }
}
