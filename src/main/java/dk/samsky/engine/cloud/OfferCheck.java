package dk.samsky.engine.cloud;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Workspace;
import dk.samsky.placement.PlacementCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Tells what is wrong with the drivers of providers, each once. That some are not there is a
 * warning, since others can be bought from; if all are, nothing can be placed anywhere, and each is
 * an error. A setting that a driver does not know is an error, and so are two values of one setting
 * of a driver: two offers through one driver share its connection.
 */
public final class OfferCheck {
    private OfferCheck() {}

    /**
     * What is wrong, in the order of the providers.
     *
     * @param known the settings of each driver that is there, by its name
     */
    public static List<Diagnostic> of(
            Workspace workspace, SequencedMap<String, List<String>> known) {
        var drivers = known.sequencedKeySet();
        var isAny =
                workspace.providers().values().stream()
                        .flatMap(provider -> provider.offers().values().stream())
                        .anyMatch(offer -> drivers.contains(offer.driver()));
        var found = new ArrayList<Diagnostic>();
        for (var provider : workspace.providers().values()) {
            var missing = new LinkedHashMap<String, Offer>();
            for (var offer : provider.offers().values()) {
                var settings = known.get(offer.driver());
                if (settings == null) {
                    missing.putIfAbsent(offer.driver(), offer);
                } else {
                    offer.settings().keySet().stream()
                            .filter(name -> !settings.contains(name))
                            .forEach(name -> found.add(unknown(offer, name, settings)));
                }
            }
            found.addAll(contradictions(provider));
            missing.forEach((driver, offer) -> {
                var told = told(provider, driver, offer, drivers);
                found.add(isAny ? told.asWarning() : told);
            });
        }
        return List.copyOf(found);
    }

    private static List<Diagnostic> contradictions(Provider provider) {
        var first = new TreeMap<String, Offer>();
        var found = new ArrayList<Diagnostic>();
        for (var offer : provider.offers().values()) {
            var other = first.putIfAbsent(offer.driver(), offer);
            if (other != null) {
                offer.settings()
                        .forEach((name, value) -> {
                            var said = other.settings().getOrDefault(name, value);
                            if (!said.equals(value)) {
                                found.add(
                                        contradiction(provider, offer, name, List.of(said, value)));
                            }
                        });
            }
        }
        return found;
    }

    private static Diagnostic contradiction(
            Provider provider, Offer offer, String name, List<String> values) {
        return Diagnostic.error(
                DocumentCode.CONTRADICTION,
                offer.span(),
                "'"
                        + name
                        + "' of the driver "
                        + offer.driver()
                        + " is "
                        + String.join(" in one offer and ", values)
                        + " in another of "
                        + provider.name()
                        + ".",
                "Two offers through one driver share one connection, with one value of each"
                        + " setting.",
                "Write the same value in both, or describe two providers.");
    }

    private static Diagnostic unknown(Offer offer, String name, List<String> settings) {
        return Diagnostic.error(
                DocumentCode.UNKNOWN_KEY,
                offer.span(),
                "The driver " + offer.driver() + " has no setting '" + name + "'.",
                "It knows: " + String.join(", ", settings) + ".",
                NearName.suggest(name, settings) + "Take it away, or use one of those.");
    }

    private static Diagnostic told(
            Provider provider, String driver, Offer offer, SequencedSet<String> drivers) {
        return Diagnostic.error(
                PlacementCode.NO_DRIVER,
                offer.span(),
                "There is no driver "
                        + driver
                        + " for the provider "
                        + provider.name()
                        + ", so nothing can run there through it.",
                drivers.isEmpty()
                        ? "This Samsky has no driver at all."
                        : "This Samsky has the drivers " + String.join(", ", drivers) + ".",
                "Correct the name of the driver, use a Samsky that has it, or rehearse: write"
                        + " clouds: embedded in samsky.yaml.");
    }
}
