package dk.samsky.cost.price;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.model.quantity.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Whether the tiers of a price cover every amount, and in one measure. */
final class Tiers {
    private record Scale(String name, String region, LocalDate date) {}

    private Tiers() {}

    static void check(List<EgressTier> tiers, Problems problems) {
        var scales = new LinkedHashMap<Scale, List<EgressTier>>();
        for (var tier : tiers) {
            var price = tier.price();
            scales.computeIfAbsent(
                            new Scale(price.name(), price.region(), price.date()),
                            _ -> new ArrayList<>())
                    .add(tier);
        }
        scales.forEach((scale, own) -> check(scale, own, problems));
    }

    private static void check(Scale scale, List<EgressTier> own, Problems problems) {
        own.sort(Comparator.comparing(EgressTier::from));
        var lowest = own.getFirst();
        if (lowest.from().signum() > 0) {
            tell(
                    lowest,
                    "The tiers of egress "
                            + (scale.name() + " from " + scale.date()).strip()
                            + " begin at "
                            + Danish.exact(lowest.from())
                            + ".",
                    "What the first gigabyte costs is then unknown.",
                    "Add a tier from 0, at a price of 0 if it is free.",
                    problems);
        }
        for (var tier : own) {
            var isAlike =
                    tier.price().unit() == lowest.price().unit()
                            && tier.price()
                                    .amount()
                                    .currency()
                                    .equals(lowest.price().amount().currency());
            if (!isAlike) {
                tell(
                        tier,
                        "This tier is priced per "
                                + tier.price().unit().word()
                                + " in "
                                + tier.price().amount().currency()
                                + ", and its first one per "
                                + lowest.price().unit().word()
                                + " in "
                                + lowest.price().amount().currency()
                                + ".",
                        "Tiers of one price are told apart by amounts in one unit.",
                        "Write all of them in the same unit and currency.",
                        problems);
            }
        }
    }

    private static void tell(
            EgressTier tier, String what, String why, String fix, Problems problems) {
        problems.add(Diagnostic.error(CostCode.TIERS, tier.price().span(), what, why, fix));
    }
}
