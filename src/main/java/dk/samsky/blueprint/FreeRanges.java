package dk.samsky.blueprint;

import dk.samsky.model.quantity.Cidr;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is free of a range, given out from the front. The same requests in the same order get the
 * same. Not thread-safe.
 */
final class FreeRanges {
    private final Cidr whole;

    /**
     * First address to the address after the last of each stretch that is taken; stretches neither
     * overlap nor touch.
     */
    private final TreeMap<Long, Long> taken = new TreeMap<>();

    FreeRanges(Cidr whole) {
        this.whole = whole;
    }

    /** Notes that a range is taken; what lies outside the whole does no harm. */
    void take(Cidr range) {
        var from = range.first();
        var until = range.first() + range.size();
        for (var next = taken.floorEntry(until);
                next != null && next.getValue() >= from;
                next = taken.floorEntry(until)) {
            from = Math.min(from, next.getKey());
            until = Math.max(until, next.getValue());
            taken.remove(next.getKey());
        }
        taken.put(from, until);
    }

    /** Takes the first free range with a prefix of this length; empty if none is free. */
    Optional<Cidr> takeFirst(int prefix) {
        if (prefix < whole.prefix() || prefix > 32) {
            return Optional.empty();
        }
        var size = 1L << (32 - prefix);
        var candidate = whole.first();
        while (candidate + size <= whole.first() + whole.size()) {
            var before = taken.lowerEntry(candidate + size);
            if (before == null || before.getValue() <= candidate) {
                var range = new Cidr(candidate, prefix);
                take(range);
                return Optional.of(range);
            }
            candidate = (before.getValue() + size - 1) / size * size;
        }
        return Optional.empty();
    }
}
