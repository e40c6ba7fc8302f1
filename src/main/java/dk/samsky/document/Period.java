package dk.samsky.document;

import java.math.BigDecimal;

/**
 * What an amount of money is for. A month is a twelfth of a year, and 730 hours (8 760 / 12), as
 * price lists have it.
 */
public enum Period {
    HOUR(new BigDecimal(730), BigDecimal.ONE),
    MONTH(BigDecimal.ONE, BigDecimal.ONE),
    YEAR(BigDecimal.ONE, new BigDecimal(12));

    private final BigDecimal times;
    private final BigDecimal dividedBy;

    Period(BigDecimal times, BigDecimal dividedBy) {
        this.times = times;
        this.dividedBy = dividedBy;
    }

    /**
     * An amount for a month is this many times an amount for this period, divided by {@link
     * #dividedBy}.
     */
    public BigDecimal times() {
        return times;
    }

    public BigDecimal dividedBy() {
        return dividedBy;
    }
}
