package dk.samsky.placement;

import dk.samsky.document.Provider.OfferKind;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.WorkloadNeed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Asks whether a candidate is the place that is asked for, and has what is needed. */
final class OfferChecks {
    private final SequencedMap<String, List<Capability>> drivers;

    OfferChecks(SequencedMap<String, List<Capability>> drivers) {
        this.drivers = drivers;
    }

    /** The pins, what is offered through which driver, and the images. */
    List<Check> check(WorkloadNeed need, Candidate candidate) {
        var checks = new ArrayList<Check>();
        pin(need, candidate, checks);
        if (!need.servers().isEmpty()) {
            offer(need, candidate, OfferKind.SERVERS, kindsOfServers(need), checks);
        }
        if (!need.namespaces().isEmpty()) {
            offer(need, candidate, OfferKind.NAMESPACES, kindsOfNamespaces(need), checks);
        }
        images(need, candidate, checks);
        return checks;
    }

    private static void pin(WorkloadNeed need, Candidate candidate, List<Check> checks) {
        pin(need, "provider", need.provider(), candidate.provider().name(), checks);
        pin(need, "region", need.region(), candidate.region().name(), checks);
    }

    private static void pin(
            WorkloadNeed need,
            String part,
            Optional<String> pinned,
            String name,
            List<Check> checks) {
        if (pinned.isEmpty()) {
            return;
        }
        var span = need.span();
        checks.add(
                pinned.get().equals(name)
                        ? Check.passes(
                                Check.Subject.PIN,
                                "The workload asks for the " + part + " " + name + ".",
                                Optional.of(span))
                        : Check.fails(
                                Check.Subject.PIN,
                                "The workload asks for the " + part + " " + pinned.get() + ".",
                                span,
                                "Take placement."
                                        + part
                                        + " out of the workload, or write "
                                        + name
                                        + " there."));
    }

    private static Set<Kind> kindsOfServers(WorkloadNeed need) {
        var kinds = EnumSet.of(Kind.TENANT_SPACE, Kind.NETWORK, Kind.FIREWALL, Kind.SERVER);
        if (need.servers().stream().anyMatch(group -> !group.volumes().isEmpty())) {
            kinds.add(Kind.VOLUME);
        }
        if (need.servers().stream().anyMatch(ServersNeed::publicAddress)) {
            kinds.add(Kind.PUBLIC_ADDRESS);
        }
        return kinds;
    }

    private static Set<Kind> kindsOfNamespaces(WorkloadNeed need) {
        var kinds = EnumSet.of(Kind.NAMESPACE, Kind.NAMESPACE_QUOTA, Kind.NETWORK_POLICY);
        if (need.namespaces().stream().anyMatch(space -> !space.access().isEmpty())) {
            kinds.add(Kind.ACCESS_BINDING);
        }
        if (need.namespaces().stream().anyMatch(NamespaceNeed::deployer)) {
            kinds.add(Kind.DEPLOYER);
        }
        return kinds;
    }

    private void offer(
            WorkloadNeed need,
            Candidate candidate,
            OfferKind kind,
            Set<Kind> wanted,
            List<Check> checks) {
        var provider = candidate.provider();
        var word = kind.name().toLowerCase(Locale.ROOT);
        var offer = provider.offers().get(kind);
        if (offer == null) {
            checks.add(
                    Check.fails(
                            Check.Subject.OFFER,
                            "%s offers no %s, and %s needs some."
                                    .formatted(provider.name(), word, need.id()),
                            provider.metadata().span(),
                            "Let the provider offer " + word + ", if it has them."));
            return;
        }
        var capabilities = drivers.get(offer.driver());
        if (capabilities == null) {
            checks.add(
                    Check.fails(
                            Check.Subject.OFFER,
                            "The driver %s, through which %s offers %s, is not there."
                                    .formatted(offer.driver(), provider.name(), word),
                            offer.span(),
                            "Use one of the drivers " + String.join(", ", drivers.keySet()) + "."));
            return;
        }
        capabilities.forEach(capability -> wanted.remove(capability.kind()));
        checks.add(
                wanted.isEmpty()
                        ? Check.passes(
                                Check.Subject.OFFER,
                                provider.name()
                                        + " offers "
                                        + word
                                        + " through the driver "
                                        + offer.driver()
                                        + ".",
                                Optional.of(offer.span()))
                        : Check.fails(
                                Check.Subject.OFFER,
                                "The driver %s of %s cannot hold %s, which %s needs."
                                        .formatted(
                                                offer.driver(),
                                                provider.name(),
                                                spoken(wanted),
                                                need.id()),
                                offer.span(),
                                "Offer "
                                        + word
                                        + " through a driver that can, or leave that out of the"
                                        + " blueprint."));
    }

    private static String spoken(Set<Kind> kinds) {
        return String.join(", ", kinds.stream().map(Kind::word).toList());
    }

    private static void images(WorkloadNeed need, Candidate candidate, List<Check> checks) {
        var provider = candidate.provider();
        var images = need.servers().stream().map(ServersNeed::image).distinct().toList();
        for (var image : images) {
            var own = provider.images().get(image);
            checks.add(
                    own != null
                            ? Check.passes(
                                    Check.Subject.IMAGE,
                                    "The image " + image + " is its " + own + ".",
                                    Optional.of(provider.metadata().span()))
                            : Check.fails(
                                    Check.Subject.IMAGE,
                                    provider.name() + " has no image " + image + ".",
                                    provider.metadata().span(),
                                    "Name the image of "
                                            + provider.name()
                                            + " that is "
                                            + image
                                            + " among the provider's images."));
        }
    }
}
