package dk.samsky.plan;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.model.Address;
import dk.samsky.model.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Something that could not be looked at, so that nothing is planned for it, and why. */
public record Unknown(Address address, Site site, String reason) {
    /** Why nothing is planned for what the cloud shows under its id, and without our mark. */
    static final String UNMARKED = "it stands, and Samsky's mark on it was taken off";

    /** A place that could not be looked at, the reason, and all that is there of these. */
    public record Gap(Site site, String reason, List<Unknown> all) {
        private static final Comparator<Gap> ORDER =
                Comparator.comparing(Gap::site).thenComparing(Gap::reason);

        public Gap {
            all = Collections.unmodifiableList(new ArrayList<>(all));
        }

        /** The resource's own address if it is one, else how many there are. */
        public String subject() {
            return all.size() == 1 ? all.getFirst().address.toString() : all.size() + " resources";
        }

        /** Where, and why. */
        public String told() {
            return "unknown in " + site.location() + ": " + reason;
        }
    }

    /** What could not be looked at, by place and reason. */
    public static List<Gap> gaps(Collection<Unknown> all) {
        var gaps = new TreeMap<Gap, List<Unknown>>(Gap.ORDER);
        all.forEach(one ->
                gaps.computeIfAbsent(
                                new Gap(one.site, one.reason, List.of()), _ -> new ArrayList<>())
                        .add(one));
        return gaps.entrySet().stream()
                .map(gap -> new Gap(gap.getKey().site, gap.getKey().reason, gap.getValue()))
                .toList();
    }

    /**
     * A warning for each place that could not be looked at, and each reason.
     *
     * @param isDescribed whether a document describes a provider, by its name
     * @param remedies what can be done about a place that cannot be reached, where that is known
     */
    public static List<Diagnostic> told(
            Collection<Unknown> all,
            Predicate<String> isDescribed,
            Function<Site, Optional<String>> remedies) {
        return gaps(all).stream()
                .map(gap ->
                        gap.reason.equals(UNMARKED)
                                ? unmarked(gap)
                                : told(gap, isDescribed, remedies))
                .toList();
    }

    /** Of these no looking again helps. */
    private static Diagnostic unmarked(Gap gap) {
        return Diagnostic.warning(
                PlanCode.UNMARKED,
                "Samsky's mark was taken off "
                        + Few.of(gap.all.stream().map(one -> one.address.toString()).toList())
                        + ".",
                "They stand in "
                        + gap.site.location()
                        + " under the ids that 'samsky state show TENANT' tells, and nothing on"
                        + " them, or on what they are in, says any more whose they are: they are"
                        + " not changed, taken away or made anew.",
                "Put the marks back, as the guide of the driver " + gap.site.driver() + " says.");
    }

    private static Diagnostic told(
            Gap gap, Predicate<String> isDescribed, Function<Site, Optional<String>> remedies) {
        var all = gap.all;
        var tenants = new TreeSet<String>();
        all.forEach(one -> tenants.add(one.address.tenant().name()));
        var provider = gap.site.location().provider();
        var warning =
                Diagnostic.warning(
                        PlanCode.UNKNOWN,
                        all.size()
                                + (all.size() == 1 ? " resource" : " resources")
                                + " of "
                                + (tenants.size() > 3
                                        ? tenants.size() + " tenants"
                                        : String.join(", ", tenants))
                                + " in "
                                + gap.site.location()
                                + " could not be looked at.",
                        gap.reason,
                        isDescribed.test(provider)
                                ? remedies.apply(gap.site)
                                                .orElse(
                                                        "Run it again when that cloud answers;"
                                                            + " nothing is planned for them until"
                                                            + " then.")
                                        + " To leave it out by wish, add"
                                        + " --exclude-provider "
                                        + provider
                                        + "."
                                : "Put the provider's document back until nothing of it is left. If"
                                        + " the provider itself is gone, take what stood there out"
                                        + " of the state with 'samsky state forget'.");
        return tenants.size() == 1 ? warning.about(tenants.getFirst()) : warning;
    }
}
