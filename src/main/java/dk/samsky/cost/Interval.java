package dk.samsky.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From one moment until another, which is exclusive and later. */
record Interval(Instant from, Instant until) {
    /** What both have in common. */
    Optional<Interval> intersect(Interval other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end = until.isBefore(other.until) ? until : other.until;
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    Duration duration() {
        return Duration.between(from, until);
    }

    BigDecimal seconds() {
        var duration = duration();
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    /** The same time without overlaps, in order. */
    static List<Interval> union(List<Interval> intervals) {
        var merged = new ArrayList<Interval>();
        for (var next : intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            if (!merged.isEmpty() && !next.from.isAfter(merged.getLast().until)) {
                var last = merged.removeLast();
                var end = last.until.isAfter(next.until) ? last.until : next.until;
                merged.add(new Interval(last.from, end));
            } else {
                merged.add(next);
            }
        }
        return Collections.unmodifiableList(merged);
    }
}
