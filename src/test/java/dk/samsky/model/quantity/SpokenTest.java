package dk.samsky.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as people are told them. */
class SpokenTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0             | 0,00 DKK",
                "114330.62     | 114 330,62 DKK",
                "1000000       | 1 000 000,00 DKK",
                "0.1           | 0,10 DKK",
                "0.10225       | 0,10225 DKK",
                "-1234.5       | -1 234,50 DKK"
            })
    void moneyIsExact(BigDecimal amount, String spoken) {
        assertThat(new Money(amount, "DKK")).hasToString(spoken);
    }

    @Test
    void aSizeIsToldInTheUnitThatTellsItFromItsLimit() {
        var limits =
                new Limits(
                        Optional.of(10_000),
                        Optional.of(ByteSize.ofGibibytes(180 * 1024)),
                        Optional.of(ByteSize.ofGibibytes(3)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var wanted =
                new Amounts(
                        12_000, ByteSize.ofGibibytes(184_322), ByteSize.ofGibibytes(1536), 0, 0, 0);
        assertThat(limits.exceededBy(wanted))
                .map(Limits.Excess::toString)
                .isEqualTo(
                        List.of(
                                "vCPUs 12 000 of 10 000",
                                "memory 184 322 GiB of 184 320 GiB",
                                "storage 1,5 TiB of 3 GiB"));
    }
}
