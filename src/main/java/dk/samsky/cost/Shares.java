package dk.samsky.cost;

import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount so that the parts sum to it, to the øre. */
final class Shares {
    private Shares() {}

    /**
     * By largest remainder: each gets the whole øre of its exact share, and those whose rest is
     * largest get one more, ties in the order given.
     *
     * @param amount in whole øre
     * @param weights at least 0, with a sum over 0
     */
    static List<Money> split(Money amount, List<BigDecimal> weights) {
        var scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        var whole =
                weights.stream()
                        .map(weight -> weight.setScale(Math.max(0, scale)).unscaledValue())
                        .toList();
        var sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException(
                    "This is a bug in Samsky: nothing to split by: " + weights);
        }
        var total = amount.amount().movePointRight(2).toBigIntegerExact();
        var parts = new ArrayList<BigInteger>();
        var rests = new ArrayList<BigInteger>();
        for (var weight : whole) {
            var divided = total.multiply(weight).divideAndRemainder(sum);
            parts.add(divided[0]);
            rests.add(divided[1]);
        }
        var left =
                total.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                        .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> rests.get(index)).reversed())
                .limit(left)
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return Collections.unmodifiableList(
                parts.stream()
                        .map(part -> new Money(new BigDecimal(part, 2), amount.currency()))
                        .toList());
    }
}
