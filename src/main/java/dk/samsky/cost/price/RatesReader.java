package dk.samsky.cost.price;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads a file of conversion rates: the columns {@code currency, to, rate, date, source}. */
public final class RatesReader {
    private static final List<String> COLUMNS = List.of("currency", "to", "rate", "date", "source");

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
        for (var row : table.read(source, COLUMNS, List.of())) {
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
        return problems.conclude(new Rates(rates));
    }

    private Optional<Rates.Rate> readRow(Table.Row row) {
        var currency = table.currency(row.cell("currency"));
        var to = table.currency(row.cell("to"));
        var rate = table.amount(row.cell("rate"));
        var date = table.date(row.cell("date"));
        var source = table.source(row.cell("source"));
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
        if (currency.isEmpty()
                || to.isEmpty()
                || rate.isEmpty()
                || date.isEmpty()
                || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rates.Rate(currency.get(), to.get(), rate.get(), date.get(), source.get()));
    }
}
