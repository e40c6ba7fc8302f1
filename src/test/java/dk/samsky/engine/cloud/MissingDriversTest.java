package dk.samsky.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.diagnostic.Severity;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Providers whose drivers are not there are told once each. */
class MissingDriversTest {
    private static List<String> told(String... drivers) {
        return MissingDrivers.of(Estates.small().workspace(), new TreeSet<>(List.of(drivers)))
                .stream()
                .map(one -> one.severity() + " " + one.what())
                .toList();
    }

    @Test
    void nothingIsToldWhereEveryDriverIsThere() {
        assertThat(told("simulated")).isEmpty();
    }

    @Test
    void eachProviderIsAnErrorWhereNoneHasADriver() {
        assertThat(told("openstack"))
                .containsExactly(
                        Severity.ERROR
                                + " There is no driver simulated for the provider commercial, so"
                                + " nothing can run there through it.",
                        Severity.ERROR
                                + " There is no driver simulated for the provider national, so"
                                + " nothing can run there through it.");
    }
}
