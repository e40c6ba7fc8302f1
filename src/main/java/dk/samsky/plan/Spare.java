package dk.samsky.plan;

import dk.samsky.cost.CostLine;
import dk.samsky.cost.Holding;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something that stays although less is asked for.
 *
 * @param asked what is asked for instead; empty if nothing is
 */
public record Spare(Desired stays, Optional<Resource> asked) {
    private static final int SHOWN = 6;

    /** What one costs a month beyond what is asked for, as far as that is known. */
    private record Priced(Spare spare, Optional<Money> cost) {
        static Priced of(Spare spare, RunRate rate) {
            var stays = rate.line(Holding.of(spare.stays));
            var asked = spare.asked.map(resource -> rate.line(spare.holding(resource)));
            var isKnown = asked.flatMap(CostLine::unknown).or(stays::unknown).isEmpty();
            return new Priced(
                    spare,
                    isKnown
                            ? Optional.of(
                                    asked.map(line -> stays.amount().minus(line.amount()))
                                            .orElse(stays.amount()))
                            : Optional.empty());
        }

        @Override
        public String toString() {
            return spare.told() + cost.map(money -> " (" + money + " a month)").orElse("");
        }
    }

    private Holding holding(Resource resource) {
        return new Holding(stays.address(), stays.location(), resource);
    }

    private Address address() {
        return stays.address();
    }

    private String told() {
        return address()
                + (asked.orElse(null) instanceof Volume(var _, var less)
                                && stays.resource() instanceof Volume(var _, var size)
                        ? " has "
                                + size.spokenBeside(less)
                                + ", asked for are "
                                + less.spokenBeside(size)
                        : " is not asked for");
    }

    /** One warning for all, with what they cost; empty if there are none. */
    public static Optional<Diagnostic> told(Collection<Spare> all, RunRate rate) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var priced =
                all.stream()
                        .map(spare -> Priced.of(spare, rate))
                        .sorted(
                                Comparator.comparing(Spare::amount)
                                        .reversed()
                                        .thenComparing(one -> one.spare.address()))
                        .toList();
        var tenants = new TreeSet<String>();
        all.forEach(spare -> tenants.add(spare.address().tenant().name()));
        var shown = priced.stream().limit(SHOWN).map(Priced::toString).collect(Collectors.toList());
        if (priced.size() > SHOWN) {
            shown.add("And " + (priced.size() - SHOWN) + " more.");
        }
        var warning =
                Diagnostic.warning(
                        PlanCode.SPARE,
                        counts(all)
                                + " of "
                                + (tenants.size() > 3
                                        ? tenants.size() + " tenants"
                                        : String.join(", ", tenants))
                                + " stay although less is asked for: "
                                + cost(priced)
                                + ".",
                        "Protected servers are not deleted, and volumes cannot shrink.\n"
                                + String.join("\n", shown),
                        "Nothing has to be done. Servers go once 'protect' of their component is"
                                + " false: apply that, and apply again. For a smaller volume, give"
                                + " the component one of another name, copy the data, and take the"
                                + " old one out.");
        return Optional.of(tenants.size() == 1 ? warning.about(tenants.getFirst()) : warning);
    }

    private static BigDecimal amount(Priced one) {
        return one.cost.map(Money::amount).orElse(BigDecimal.ZERO);
    }

    private static String counts(Collection<Spare> all) {
        var parts = new ArrayList<String>();
        count(all, Kind.SERVER, "server", "servers", parts);
        count(all, Kind.VOLUME, "volume", "volumes", parts);
        count(all, Kind.PUBLIC_ADDRESS, "public address", "public addresses", parts);
        var last = parts.removeLast();
        return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    }

    private static void count(
            Collection<Spare> all, Kind kind, String one, String several, List<String> parts) {
        var number = all.stream().filter(spare -> spare.address().kind() == kind).count();
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : several));
        }
    }

    private static String cost(List<Priced> priced) {
        var unknown = priced.stream().filter(one -> one.cost.isEmpty()).count();
        var known =
                priced.stream()
                        .flatMap(one -> one.cost.stream())
                        .reduce(Money::plus)
                        .map(sum -> sum + " a month");
        return unknown == 0
                ? known.orElseThrow()
                : known.map(sum -> sum + " and ").orElse("")
                        + unknown
                        + (unknown == 1 ? " unknown price" : " unknown prices");
    }
}
