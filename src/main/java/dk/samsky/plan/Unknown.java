package dk.samsky.plan;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Something that could not be looked at, so that nothing is planned for it, and why. */
public record Unknown(Address address, Site site, String reason) {
    /** A warning for each place of a tenant that could not be looked at. */
    public static List<Diagnostic> told(TenantId tenant, Collection<Unknown> all) {
        var places = new TreeMap<Site, String>();
        all.forEach(one -> places.putIfAbsent(one.site(), one.reason()));
        return places.entrySet().stream()
                .map(place -> told(tenant, place.getKey(), place.getValue(), all))
                .toList();
    }

    private static Diagnostic told(
            TenantId tenant, Site site, String reason, Collection<Unknown> all) {
        var count = all.stream().filter(one -> one.site().equals(site)).count();
        return Diagnostic.warning(
                        PlanCode.UNKNOWN,
                        count
                                + (count == 1 ? " resource" : " resources")
                                + " of "
                                + tenant
                                + " in "
                                + site.location()
                                + " could not be looked at.",
                        reason,
                        "Run it again when that cloud answers; nothing is planned for them until"
                                + " then. To leave it out by wish, add --exclude-provider "
                                + site.location().provider()
                                + ".")
                .about(tenant.name());
    }
}
