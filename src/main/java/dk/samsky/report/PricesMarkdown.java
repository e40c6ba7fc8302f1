package dk.samsky.report;

import dk.samsky.cost.price.Price;
import dk.samsky.cost.price.PriceList;
import dk.samsky.cost.price.PriceList.Line;
import dk.samsky.cost.price.UnitPrice;
import dk.samsky.document.Quality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What providers sell, as a page: with the source of every figure. */
public final class PricesMarkdown {
    private PricesMarkdown() {}

    /** Every list after the other. */
    public static String of(List<PriceList> lists) {
        var page = Markdown.page();
        lists.forEach(list -> page.add(section(list)));
        return page.toString();
    }

    private static String section(PriceList list) {
        var text =
                new StringBuilder("### " + Markdown.escape(list.provider().name()) + "\n\n")
                        .append(Markdown.escape(PricesWords.about(list)))
                        .append(". Prices of ")
                        .append(list.day())
                        .append(".\n\n")
                        .append(
                                table(
                                        "what",
                                        "of",
                                        list.currency() + " a month",
                                        "as priced",
                                        "quality",
                                        "since",
                                        "source"));
        list.standing().forEach(line -> text.append(standing(list, line)));
        for (var traffic : list.egress()) {
            var price = traffic.tier().price();
            var amount = traffic.amount().map(Figures::amount).orElse("?");
            text.append(
                    priced(
                            PricesWords.name(price),
                            PricesWords.from(traffic.tier()),
                            amount + "/" + price.unit().word(),
                            price));
        }
        others(list, text);
        var assurances = list.provider().assurances().values();
        if (!assurances.isEmpty()) {
            text.append("\n").append(table("assurance", "value", "", "reviewed", "evidence"));
        }
        for (var one : assurances) {
            text.append(
                    row(
                            one.name(),
                            one.value().map(Values::shown).orElse(""),
                            PricesWords.validity(one, list.day()),
                            (one.isAssumed() ? "assumed " : "") + one.reviewed(),
                            one.evidence()));
        }
        return text.append("\n").toString();
    }

    /** What is no price: promises, shared costs, rates. */
    private static void others(PriceList list, StringBuilder text) {
        for (var one : list.commitments()) {
            text.append(
                    row(
                            "commitment " + one.sizes(),
                            PricesWords.terms(one),
                            "- " + PricesWords.percent(one),
                            "",
                            one.quality().word(),
                            one.date().toString(),
                            one.source()));
        }
        for (var one : list.shared()) {
            text.append(
                    row(
                            one.cost().name(),
                            PricesWords.shared(one.cost()),
                            one.monthly().map(Figures::amount).orElse("?"),
                            PricesWords.asPriced(one.cost()),
                            one.cost().quality().map(Quality::word).orElse(""),
                            one.cost().date().map(LocalDate::toString).orElse(""),
                            one.cost().source().orElse("")));
        }
        for (var rate : list.rates()) {
            text.append(
                    row(
                            PricesWords.rate(rate),
                            "",
                            "",
                            "",
                            "",
                            rate.date().toString(),
                            rate.source()));
        }
    }

    private static String standing(PriceList list, Line line) {
        var name = PricesWords.name(line);
        var amount = PricesWords.amount(list, line);
        return switch (line.price()) {
            case Price.Monthly(var money, var parts) ->
                    priced(name, amount, Figures.amount(money), parts.getFirst().unit().price());
            case Price.Unknown(var missing) -> row(name, amount, "?", "", "", "", missing);
            case Price.Free(var why) -> row(name, amount, "0,00", "", "", "", why);
        };
    }

    private static String priced(String name, String of, String amount, UnitPrice price) {
        return row(
                name,
                of,
                amount,
                PricesWords.asPriced(price),
                price.quality().word(),
                price.date().toString(),
                price.source());
    }

    private static String table(String... names) {
        var areNumbers = new ArrayList<Boolean>();
        for (var name : names) {
            areNumbers.add(name.endsWith("month"));
        }
        return Markdown.head(List.of(names), areNumbers);
    }

    private static String row(String... cells) {
        var escaped = new ArrayList<String>();
        for (var cell : cells) {
            escaped.add(Markdown.escape(cell));
        }
        return Markdown.row(escaped);
    }
}
