package dk.samsky.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However much is asked for, adding it up comes to an amount. */
class AmountsTest {
    private static final ByteSize LARGEST = new ByteSize(Long.MAX_VALUE);
    private static final int MANY = Integer.MAX_VALUE;
    private static final Amounts ALL = new Amounts(MANY, LARGEST, LARGEST, MANY, MANY, MANY);

    @Test
    void whatIsMoreThanANumberHoldsIsTheLargestThatItHolds() {
        assertThat(ALL.plus(ALL)).isEqualTo(ALL);
        assertThat(ALL.times(3)).isEqualTo(ALL);
        assertThat(ALL.times(0)).isEqualTo(Amounts.NONE);
    }

    @Test
    void whatANumberHoldsIsExact() {
        var gibibyte = ByteSize.ofGibibytes(1);
        var one = new Amounts(1, gibibyte, gibibyte, 2, 3, 4);
        assertThat(one.plus(one)).isEqualTo(one.times(2));
        assertThat(one.times(2).memory()).isEqualTo(ByteSize.ofGibibytes(2));
        assertThat(LARGEST.plus(ByteSize.ZERO)).isEqualTo(LARGEST);
    }
}
