package dk.samsky.engine.cloud;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Workspace;
import dk.samsky.placement.PlacementCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedSet;

/**
 * Tells which providers are described with a driver that is not there, each once. That some are is
 * a warning, since others can be bought from; if all are, nothing can be placed anywhere, and each
 * is an error.
 */
public final class MissingDrivers {
    private MissingDrivers() {}

    /**
     * One for each provider and driver.
     *
     * @param drivers the names of those that are there
     */
    public static List<Diagnostic> of(Workspace workspace, SequencedSet<String> drivers) {
        var isAny =
                workspace.providers().values().stream()
                        .flatMap(provider -> provider.offers().values().stream())
                        .anyMatch(offer -> drivers.contains(offer.driver()));
        var found = new ArrayList<Diagnostic>();
        for (var provider : workspace.providers().values()) {
            var missing = new LinkedHashMap<String, Offer>();
            for (var offer : provider.offers().values()) {
                if (!drivers.contains(offer.driver())) {
                    missing.putIfAbsent(offer.driver(), offer);
                }
            }
            missing.forEach((driver, offer) -> {
                var told = told(provider, driver, offer, drivers);
                found.add(isAny ? told.asWarning() : told);
            });
        }
        return List.copyOf(found);
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
