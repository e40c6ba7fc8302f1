package dk.samsky.cost.price;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of conversion rates: the columns {@code currency, to, rate, date, source}, and where
 * one is no market's {@code quality}.
 */
public final class RatesReader {
    private static final List<String> COLUMNS = List.of("currency", "to", "rate", "date", "source");
    private static final String QUALITY = "quality";

    private static final BigDecimal A_HUNDREDTH = new BigDecimal("0.01");

    private record Key(String currency, String to, LocalDate date) {}

    private final Problems problems = new Problems();
    private final Table table = new Table(problems);

    private RatesReader() {}

    public static Checked<Rates> read(Source source) {
        return new RatesReader().readAll(source);
    }

    private Checked<Rates> readAll(Source source) {
        var seen = new LinkedHashMap<Key, Span>();
        var rates = new ArrayList<Rates.Rate>();
        for (var row : table.read(source, COLUMNS, List.of(QUALITY))) {
            readRow(row)
                    .ifPresent(rate -> {
                        var span = row.cell("rate").span();
                        var first =
                                seen.putIfAbsent(
                                        new Key(rate.currency(), rate.to(), rate.date()), span);
                        if (first == null) {
                            rates.add(rate);
                        } else {
                            table.duplicate(
                                    span,
                                    first,
                                    "This row gives the rate from "
                                            + rate.currency()
                                            + " to "
                                            + rate.to()
                                            + " of "
                                            + rate.date()
                                            + ", as another row does.");
                        }
                    });
        }
        for (var i = 0; i < rates.size(); i++) {
            for (var earlier : rates.subList(0, i)) {
                checkBack(earlier, rates.get(i), seen);
            }
        }
        return problems.conclude(new Rates(rates));
    }

    /** That the way back, on the same day, is worth the same but for a hundredth. */
    private void checkBack(Rates.Rate there, Rates.Rate back, Map<Key, Span> spans) {
        if (!there.currency().equals(back.to())
                || !there.to().equals(back.currency())
                || !there.date().equals(back.date())
                || there.rate()
                                .multiply(back.rate())
                                .subtract(BigDecimal.ONE)
                                .abs()
                                .compareTo(A_HUNDREDTH)
                        <= 0) {
            return;
        }
        var first = spans.get(new Key(there.currency(), there.to(), there.date()));
        var second = spans.get(new Key(back.currency(), back.to(), back.date()));
        if (first != null && second != null) {
            problems.add(
                    Diagnostic.error(
                                    CostCode.CONTRADICTING_RATES,
                                    second,
                                    "The rates from "
                                            + there.currency()
                                            + " to "
                                            + there.to()
                                            + " and back, of "
                                            + there.date()
                                            + ", contradict each other.",
                                    "Changed there and back, 1 "
                                            + there.currency()
                                            + " would be "
                                            + there.rate()
                                                    .multiply(back.rate())
                                                    .stripTrailingZeros()
                                                    .toPlainString()
                                            + " "
                                            + there.currency()
                                            + ".",
                                    "Correct one of them; what is not bought in "
                                            + back.currency()
                                            + " needs no rate from it.")
                            .with(new Related(first, "the other rate")));
        }
    }

    private Optional<Rates.Rate> readRow(Table.Row row) {
        var currency = table.currency(row.cell("currency"));
        var to = table.currency(row.cell("to"));
        var rate = table.amount(row.cell("rate"));
        var date = table.date(row.cell("date"));
        var source = table.source(row.cell("source"));
        var quality = quality(row);
        if (rate.filter(number -> number.signum() == 0).isPresent()) {
            problems.add(
                    Diagnostic.error(
                            CostCode.AMOUNT,
                            row.cell("rate").span(),
                            "The rate is 0.",
                            "Whatever is bought in that currency would cost nothing.",
                            "Write how many of the second currency one unit of the first is worth,"
                                    + " or remove the row."));
            return Optional.empty();
        }
        if (currency.isPresent() && currency.equals(to)) {
            problems.add(
                    Diagnostic.error(
                            CostCode.CURRENCY,
                            row.cell("to").span(),
                            "This is a rate from " + currency.get() + " to itself.",
                            "A currency is worth itself, whatever is written.",
                            "Name another currency, or remove the row."));
            return Optional.empty();
        }
        if (currency.isEmpty()
                || to.isEmpty()
                || rate.isEmpty()
                || date.isEmpty()
                || source.isEmpty()
                || quality.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rates.Rate(
                        currency.get(),
                        to.get(),
                        rate.get(),
                        date.get(),
                        source.get(),
                        quality.get()));
    }

    /** Whose column is not there is listed. */
    private Optional<Quality> quality(Table.Row row) {
        var said = row.find(QUALITY);
        return said.isEmpty()
                ? Optional.of(Quality.LISTED)
                : table.word(CostCode.QUALITY, said.get(), Quality.words(), "quality of a figure");
    }
}
