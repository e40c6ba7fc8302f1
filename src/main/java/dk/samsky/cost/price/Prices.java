package dk.samsky.cost.price;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Provider;
import dk.samsky.document.Workspace;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * All price books of a workspace with the rates to convert them.
 *
 * @param currency the currency that all costs are told in
 * @param providers by name: what each has is priced
 * @param books by the provider's name; a provider without one has only unknown prices
 */
public record Prices(
        String currency,
        SequencedMap<String, Provider> providers,
        SequencedMap<String, PriceBook> books,
        Rates rates) {
    /** A day of prices is a Danish day: the books are kept in Denmark. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    public Prices {
        providers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(providers));
        books = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(books));
    }

    /**
     * Reads the price books and the rates; a currency of a book that cannot be converted is a
     * warning, and its prices are unknown. Of amounts in documents that is told when they are
     * bound.
     */
    public static Checked<Prices> read(Workspace workspace) {
        var problems = new Problems();
        var currency = workspace.settings().currency();
        var written = workspace.settings().rates();
        var read = written.flatMap(source -> problems.take(RatesReader.read(source)));
        var rates = read.orElse(Rates.NONE);
        var isConversionKnown =
                !workspace.isInDoubt("currency")
                        && !workspace.isInDoubt("rates")
                        && read.isPresent() == written.isPresent();
        var books = new LinkedHashMap<String, PriceBook>();
        for (var provider : workspace.providers().values()) {
            provider.prices()
                    .flatMap(source ->
                            problems.take(
                                    PriceBookReader.read(provider, source, workspace.doubts())))
                    .ifPresent(book -> books.put(provider.name(), book));
        }
        if (isConversionKnown) {
            books.values().forEach(book -> warnOfCurrencies(book, currency, rates, problems));
        }
        return problems.conclude(new Prices(currency, workspace.providers(), books, rates));
    }

    private static void warnOfCurrencies(
            PriceBook book, String currency, Rates rates, Problems problems) {
        var told = new LinkedHashSet<String>();
        var all = new ArrayList<>(book.rows());
        book.egress().forEach(tier -> all.add(tier.price()));
        for (var row : all) {
            var from = row.amount().currency();
            if (!canConvert(from, currency, rates) && told.add(from)) {
                problems.add(noRate(row.span(), from, currency));
            }
        }
    }

    private static boolean canConvert(String from, String to, Rates rates) {
        return from.equals(to)
                || rates.rows().stream()
                        .anyMatch(rate -> rate.currency().equals(from) && rate.to().equals(to));
    }

    private static Diagnostic noRate(Span span, String from, String to) {
        return Diagnostic.warning(
                CostCode.NO_RATE,
                span,
                "There is no rate from " + from + " to " + to + ".",
                "Costs are told in "
                        + to
                        + ", so all prices in "
                        + from
                        + " are unknown, and count as unknown.",
                "Add a row to the workspace's file of rates, in its columns, such as\n    "
                        + from
                        + ","
                        + to
                        + ",RATE,DATE,SOURCE");
    }

    /** All unit prices of one day. */
    public Tariff on(LocalDate day) {
        return Tariff.of(this, day);
    }

    /** The days on which a price or a rate changes, in order. */
    public List<LocalDate> changes() {
        var days = new TreeSet<LocalDate>();
        books.values().forEach(book -> book.rows().forEach(row -> days.add(row.date())));
        rates.rows().forEach(rate -> days.add(rate.date()));
        return days.stream().toList();
    }
}
