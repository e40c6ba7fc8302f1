package dk.samsky.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Severity;
import dk.samsky.document.Provider.OfferKind;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is wrong with the drivers of providers is told once each. */
class OfferCheckTest {
    private static List<String> told(String driver, String... settings) {
        var known = new TreeMap<String, List<String>>();
        known.put(driver, List.of(settings));
        return OfferCheck.of(Estates.small().workspace(), known).stream()
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

    @Test
    void twoValuesOfOneSettingOfADriverContradictEachOther() {
        assertThat(ofTwo("servers", "servers")).isEmpty();
        assertThat(ofTwo("servers", "namespaces"))
                .containsExactly(
                        "'kinds' of the driver simulated is servers in one offer and namespaces in"
                                + " another of national.");
    }

    private static List<String> ofTwo(String first, String second) {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.set(OfferKind.SERVERS, "kinds", first)
                                .set(OfferKind.NAMESPACES, "kinds", second));
        var known = new TreeMap<String, List<String>>();
        known.put("simulated", List.of("kinds"));
        return OfferCheck.of(estate.workspace(), known).stream().map(Diagnostic::what).toList();
    }
}
