package dk.samsky.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * What people are told of very many diagnostics: the first ones, and how many are left out.
 * Decision 0105.
 *
 * @param told by place
 * @param left how many are not told
 */
public record Shortlist(List<Diagnostic> told, int left) {
    /** Nobody mends more in one go. */
    public static final int MOST = 100;

    /** Of one code in one file; one mistake that is repeated hides no other. */
    public static final int MOST_ALIKE = 20;

    public Shortlist {
        told = Collections.unmodifiableList(new ArrayList<>(told));
    }

    /** Those that are told; errors before warnings where there is no room for both. */
    public static Shortlist of(List<Diagnostic> all) {
        var sorted = all.stream().sorted(Diagnostic.BY_PLACE).toList();
        if (all.size() <= MOST_ALIKE) {
            return new Shortlist(sorted, 0);
        }
        var told = new ArrayList<Diagnostic>();
        var alike = new HashMap<String, Integer>();
        for (var severity : Severity.values()) {
            for (var one : sorted) {
                if (one.severity() == severity && told.size() < MOST) {
                    if (alike.merge(kind(one), 1, Integer::sum) <= MOST_ALIKE) {
                        told.add(one);
                    }
                }
            }
        }
        told.sort(Diagnostic.BY_PLACE);
        return new Shortlist(told, all.size() - told.size());
    }

    private static String kind(Diagnostic one) {
        return one.code().id() + " " + one.span().map(span -> span.source().name()).orElse("");
    }
}
