package dk.samsky.cost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates that cannot both be true, or say nothing, are refused. */
class RatesReaderTest {
    private static List<String> codes(String... rows) {
        var text = "currency,to,rate,date,source\n" + String.join("\n", rows) + "\n";
        return RatesReader.read(new Source("rates.csv", text)).diagnostics().stream()
                .map(Diagnostic::code)
                .map(code -> code.id())
                .toList();
    }

    @Test
    void aCurrencyHasNoRateToItself() {
        assertThat(codes("EUR,EUR,2,2026-01-01,somebody")).containsExactly("COST-109");
    }

    @Test
    void thereAndBackOfOneDayAreWorthTheSame() {
        assertThat(codes("EUR,DKK,7.46,2026-01-01,a", "DKK,EUR,0.134,2026-01-01,b")).isEmpty();
        assertThat(codes("EUR,DKK,7.46,2026-01-01,a", "DKK,EUR,0.2,2026-01-01,b"))
                .containsExactly("COST-116");
        assertThat(codes("EUR,DKK,7.46,2026-01-01,a", "DKK,EUR,0.2,2026-02-01,b")).isEmpty();
    }
}
