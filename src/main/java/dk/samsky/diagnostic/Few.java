package dk.samsky.diagnostic;

import java.util.Collection;
import java.util.stream.Collectors;

/** Many things in one sentence: the first by name, the others by their number. */
public final class Few {
    /** As many as help somebody who has to choose one; decision 0105. */
    private static final int USUAL = 12;

    private Few() {}

    /** Names the usual number of them. */
    public static String of(Collection<?> all) {
        return of(all, USUAL);
    }

    /**
     * Names some of them.
     *
     * @param shown how many by name, at least 1
     * @return such as {@code a, b and 3 more}; empty if there are none
     */
    public static String of(Collection<?> all, int shown) {
        return all.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "))
                + (all.size() > shown ? " and " + (all.size() - shown) + " more" : "");
    }
}
