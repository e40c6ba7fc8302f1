package dk.samsky.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class NearName {
    private NearName() {}

    /**
     * The candidate nearest to what was written, if one is near enough: at most a third of its
     * letters differ (Damerau-Levenshtein distance, ignoring case), at least one may. Ties go to
     * the name that sorts first.
     */
    public static Optional<String> find(String written, Collection<String> candidates) {
        if (written.length() > 100) {
            return Optional.empty();
        }
        record Scored(String name, int distance) {}
        return candidates.stream()
                .filter(name -> name.length() <= 100)
                .map(name -> new Scored(name, distance(written, name)))
                .filter(scored ->
                        scored.distance
                                <= Math.max(
                                        1, Math.max(written.length(), scored.name.length()) / 3))
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .map(Scored::name);
    }

    /** The sentence to put into a fix: the near name if there is one, else nothing. */
    public static String suggest(String written, Collection<String> candidates) {
        return find(written, candidates).map(name -> "Did you mean '" + name + "'? ").orElse("");
    }

    private static int distance(String first, String second) {
        var a = first.toLowerCase(Locale.ROOT);
        var b = second.toLowerCase(Locale.ROOT);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (var j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                var cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                var best =
                        Math.min(
                                Math.min(rows[i - 1][j], rows[i][j - 1]) + 1,
                                rows[i - 1][j - 1] + cost);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        return rows[a.length()][b.length()];
    }
}
