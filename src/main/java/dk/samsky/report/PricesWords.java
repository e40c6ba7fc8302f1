package dk.samsky.report;

import dk.samsky.cost.price.Commitment;
import dk.samsky.cost.price.EgressTier;
import dk.samsky.cost.price.Item;
import dk.samsky.cost.price.PriceList;
import dk.samsky.cost.price.PriceList.Line;
import dk.samsky.cost.price.Rates;
import dk.samsky.cost.price.UnitPrice;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Quality;
import dk.samsky.model.quantity.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that price lists have in common, on a terminal and on a page. */
final class PricesWords {
    private PricesWords() {}

    /** Who it is, whose, and where. */
    static String about(PriceList list) {
        var provider = list.provider();
        return provider.displayName()
                + ", owned by "
                + provider.owner()
                + " ("
                + provider.jurisdiction()
                + "), in "
                + provider.regions().values().stream()
                        .map(region -> region.name() + " (" + region.country() + ")")
                        .collect(Collectors.joining(", "));
    }

    static String name(Line line) {
        return line.item() == Item.SERVER ? line.name() : line.item().word();
    }

    static String name(UnitPrice price) {
        return (price.item().word() + " " + price.name()).strip();
    }

    /** How much of it the price is for, and where, if the price is not the same everywhere. */
    static String amount(PriceList list, Line line) {
        var words = new ArrayList<String>();
        switch (line.item()) {
            case SERVER -> {
                var size = list.provider().sizes().get(line.name());
                if (size != null) {
                    words.add(size.vcpus() + " vCPU");
                    words.add(Danish.exact(size.memory().gibibytes()) + " GiB");
                }
            }
            case STORAGE, NAMESPACE_MEMORY, NAMESPACE_STORAGE -> words.add("1 GiB");
            case NAMESPACE_VCPU -> words.add("1 vCPU");
            case PUBLIC_ADDRESS, EGRESS, COMMITMENT -> {}
        }
        if (line.regions().size() < list.provider().regions().size()) {
            words.add("in " + String.join(", ", line.regions()));
        }
        return String.join("  ", words);
    }

    /** In its own currency and unit. */
    static String asPriced(UnitPrice price) {
        return Danish.exact(price.amount().amount())
                + " "
                + price.amount().currency()
                + "/"
                + price.unit().word();
    }

    static String from(EgressTier tier) {
        return "from " + Danish.exact(tier.from()) + " " + tier.price().unit().word();
    }

    static String terms(Commitment commitment) {
        return Figures.count(commitment.years(), "year")
                + ", "
                + switch (commitment.payment()) {
                    case NONE -> "paid by month";
                    case PARTIAL -> "paid in part ahead";
                    case ALL -> "paid ahead";
                };
    }

    static String shared(SharedCost cost) {
        return "shared, "
                + switch (cost.by()) {
                    case INHABITANTS -> "by inhabitants";
                    case PROPORTIONAL -> "by what each uses";
                    case EVEN -> "in equal parts";
                    case FIXED -> "the whole by each";
                };
    }

    static String asPriced(SharedCost cost) {
        return Danish.exact(cost.amount().amount())
                + " "
                + cost.amount().currency()
                + "/"
                + cost.per().name().toLowerCase(Locale.ROOT);
    }

    /** How good the amount is, and since when; nothing if the document does not say. */
    static String origin(SharedCost cost) {
        return Stream.of(cost.quality().map(Quality::word), cost.date().map(Object::toString))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** What one unit of a currency is taken for. */
    static String rate(Rates.Rate rate) {
        return "1 " + rate.currency() + " = " + Danish.exact(rate.rate()) + " " + rate.to();
    }

    static String percent(Commitment commitment) {
        return Danish.exact(commitment.percent()) + " %";
    }

    static String validity(Assurance assurance, LocalDate day) {
        return assurance
                .validUntil()
                .map(until -> (assurance.counts(day) ? "valid until " : "EXPIRED on ") + until)
                .orElse("no end known");
    }
}
