package dk.samsky.driver.simulated;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One rule of faults, written {@code create lost-answer kind=server tenant=aarhus
 * address=aarhus/esdh/* times=2 after=1 for=5s}.
 *
 * @param kind the kind that it hits; every kind if empty
 * @param tenant the tenant that it hits, with {@code *} for any run of characters
 * @param address the address that it hits, likewise
 * @param after how many calls that fit pass before the first is hit
 * @param times how many calls are hit
 * @param lasting how long a call hangs, or the cloud asks to wait
 */
record Fault(
        Operation operation,
        What what,
        Optional<Kind> kind,
        String tenant,
        String address,
        int after,
        int times,
        Duration lasting) {
    /** What happens. */
    enum What {
        /** Refused for now; nothing is done. */
        THROTTLED,
        /** An error of the cloud's before anything is done. */
        FAILS,
        /** Done, and the answer is lost. */
        LOST_ANSWER,
        /** No answer for a time, then none at all; nothing is done. */
        HANGS,
        /** Done, then no answer for a time, then none at all. */
        HANGS_AFTER,
        /** Over a quota. */
        QUOTA,
        /** Not permitted. */
        DENIED,
        /** Accepted, and ends in error. */
        ERROR,
        /** The object is taken away by somebody else: after a create, before anything else. */
        GONE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<String> KEYS =
            List.of("kind", "tenant", "address", "times", "after", "for");

    static Fault parse(String rule) throws DriverException {
        var words = rule.strip().split("\\s+", -1);
        if (words.length < 2) {
            throw Settings.invalid(
                    "'" + rule.strip() + "' is not a rule of faults.",
                    "Write the call and what happens, such as: create lost-answer kind=server"
                            + " times=1");
        }
        var operation =
                Operation.find(words[0])
                        .orElseThrow(() ->
                                Settings.invalid(
                                        "There is no call '" + words[0] + "'.",
                                        "Write create, update, delete or observe."));
        var what = what(words[1]);
        var keys = keys(words);
        var kind =
                keys.containsKey("kind")
                        ? Optional.of(kind(keys.getOrDefault("kind", "")))
                        : Optional.<Kind>empty();
        var fault =
                new Fault(
                        operation,
                        what,
                        kind,
                        keys.getOrDefault("tenant", "*"),
                        keys.getOrDefault("address", "*"),
                        number("after", keys.getOrDefault("after", "0"), 0),
                        number("times", keys.getOrDefault("times", "1"), 1),
                        Settings.duration(
                                "for",
                                keys.getOrDefault("for", what == What.THROTTLED ? "1s" : "5s")));
        fault.requireSense();
        return fault;
    }

    private void requireSense() throws DriverException {
        var listing = operation == Operation.OBSERVE;
        var noList =
                what == What.ERROR
                        || what == What.QUOTA
                        || what == What.LOST_ANSWER
                        || what == What.HANGS_AFTER;
        var noDelete = what == What.ERROR || what == What.QUOTA;
        if ((listing && noList) || (operation == Operation.DELETE && noDelete)) {
            throw Settings.invalid(
                    "The call '" + operation.word() + "' cannot end with '" + what.word() + "'.",
                    "Choose another call, or another thing to happen.");
        }
        if (listing && what != What.GONE && !address.equals("*")) {
            throw Settings.invalid(
                    "A list is of all objects of a kind, so 'address' says nothing of it.",
                    "Leave out 'address', or use 'gone'.");
        }
    }

    private static What what(String word) throws DriverException {
        var words = new ArrayList<String>();
        for (var what : What.values()) {
            if (what.word().equals(word)) {
                return what;
            }
            words.add(what.word());
        }
        throw Settings.invalid(
                "'" + word + "' is nothing that can happen.",
                NearName.suggest(word, words) + "Write one of " + String.join(", ", words) + ".");
    }

    private static TreeMap<String, String> keys(String[] words) throws DriverException {
        var keys = new TreeMap<String, String>();
        for (var i = 2; i < words.length; i++) {
            var parts = words[i].split("=", 2);
            if (parts.length < 2 || parts[1].isEmpty() || !KEYS.contains(parts[0])) {
                throw Settings.invalid(
                        "'" + words[i] + "' says nothing about a fault.",
                        NearName.suggest(parts[0], KEYS)
                                + "Write one of "
                                + String.join("=, ", KEYS)
                                + "= and a value.");
            }
            keys.put(parts[0], parts[1]);
        }
        return keys;
    }

    private static Kind kind(String word) throws DriverException {
        return Kind.find(word)
                .orElseThrow(() ->
                        Settings.invalid(
                                "There is no kind '" + word + "'.",
                                "Write a kind as in addresses, such as server or volume."));
    }

    private static int number(String key, String text, int least) throws DriverException {
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least) {
            return Integer.parseInt(text);
        }
        throw Settings.invalid(
                "'" + text + "' is no number of calls.",
                "Write a whole number from " + least + " after '" + key + "='.");
    }

    /**
     * Whether a call is one that this rule hits. A list has no address, and is hit whatever the
     * rule's.
     */
    boolean fits(Operation called, TenantScope scope, Kind ofKind, Optional<Address> at) {
        return called == operation
                && kind.filter(hit -> hit != ofKind).isEmpty()
                && glob(tenant, scope.tenant().name())
                && at.filter(marked -> !glob(address, marked.toString())).isEmpty();
    }

    /**
     * Whether the pattern, in which {@code *} stands for any run of characters, is the whole text.
     */
    static boolean glob(String pattern, String text) {
        var parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        var last = parts[parts.length - 1];
        if (!text.startsWith(parts[0])
                || text.length() < parts[0].length() + last.length()
                || !text.endsWith(last)) {
            return false;
        }
        var position = parts[0].length();
        for (var i = 1; i < parts.length - 1; i++) {
            var found = text.indexOf(parts[i], position);
            if (found < 0 || found + parts[i].length() > text.length() - last.length()) {
                return false;
            }
            position = found + parts[i].length();
        }
        return true;
    }

    @Override
    public String toString() {
        return operation.word()
                + " "
                + what.word()
                + kind.map(hit -> " kind=" + hit).orElse("")
                + (tenant.equals("*") ? "" : " tenant=" + tenant)
                + (address.equals("*") ? "" : " address=" + address)
                + (after == 0 ? "" : " after=" + after)
                + " times="
                + times
                + (lasts() ? " for=" + lasting.toMillis() + "ms" : "");
    }

    private boolean lasts() {
        return what == What.HANGS || what == What.HANGS_AFTER || what == What.THROTTLED;
    }
}
