package dk.samsky.cost.price;

import dk.samsky.cost.price.CsvReader.Cell;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Provider;
import dk.samsky.document.Quality;
import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads a provider's price book: the columns {@code item, name, region, unit, amount, currency,
 * source, date, quality}, and where it is needed {@code from} (of a tier of egress) and {@code
 * term}, {@code payment} (of a commitment). Every mistake is told at once; each has its place in
 * the file.
 */
public final class PriceBookReader {
    private static final List<String> COLUMNS =
            List.of(
                    "item",
                    "name",
                    "region",
                    "unit",
                    "amount",
                    "currency",
                    "source",
                    "date",
                    "quality");

    private static final String FROM = "from";
    private static final String TERM = "term";
    private static final String PAYMENT = "payment";
    private static final List<String> MORE = List.of(FROM, TERM, PAYMENT);

    /**
     * What no two rows may have in common.
     *
     * @param variant what tells rows of one item apart besides: a tier, the terms of a commitment
     */
    private record Key(Item item, String name, String region, String variant, LocalDate date) {}

    /** Where a figure is from, how good it is, and since when it counts. */
    private record Origin(String source, LocalDate date, Quality quality) {}

    private final Provider provider;
    private final Doubts doubts;
    private final Problems problems = new Problems();
    private final Table table = new Table(problems);
    private final SequencedMap<Key, Span> seen = new LinkedHashMap<>();
    private final List<UnitPrice> prices = new ArrayList<>();
    private final List<EgressTier> egress = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();

    private PriceBookReader(Provider provider, Doubts doubts) {
        this.provider = provider;
        this.doubts = doubts;
    }

    /**
     * The book in this text, which prices what this provider has.
     *
     * @param doubts what is not known of the provider, so that it may have what is priced
     */
    public static Checked<PriceBook> read(Provider provider, Source source, Doubts doubts) {
        return new PriceBookReader(provider, doubts).read(source);
    }

    private Checked<PriceBook> read(Source source) {
        for (var row : table.read(source, COLUMNS, MORE)) {
            var item =
                    table.word(
                            CostCode.ITEM,
                            row.cell("item"),
                            Item.words(),
                            "kind of thing that is priced");
            item.ifPresent(known -> checkOwnCells(known, row));
            if (item.filter(known -> known == Item.COMMITMENT).isPresent()) {
                commitment(row);
            } else {
                price(item, row);
            }
        }
        Tiers.check(egress, problems);
        return problems.conclude(new PriceBook(provider.name(), prices, egress, commitments));
    }

    /** Cells that only rows of one kind have are blank in all others. */
    private void checkOwnCells(Item item, Table.Row row) {
        for (var column : MORE) {
            var owner = column.equals(FROM) ? Item.EGRESS : Item.COMMITMENT;
            row.find(column)
                    .filter(_ -> item != owner)
                    .ifPresent(cell ->
                            problems.add(
                                    Diagnostic.error(
                                            CostCode.CELLS,
                                            cell.span(),
                                            "The cell under '" + column + "' is not blank.",
                                            "Only " + owner.word() + " has it.",
                                            "Leave it blank, or correct the item.")));
        }
    }

    private void price(Optional<Item> item, Table.Row row) {
        // All cells are read before any is missed, so that each mistake of a row is told.
        var name = item.flatMap(known -> name(known, row.cell("name")));
        var region = region(row.cell("region"));
        var unit = item.flatMap(known -> unit(known, row));
        var amount = table.amount(row.cell("amount"));
        var currency = table.currency(row.cell("currency"));
        var origin = origin(row);
        var from = row.find(FROM).map(table::amount).orElse(Optional.of(BigDecimal.ZERO));
        if (item.isEmpty() || name.isEmpty() || region.isEmpty() || unit.isEmpty()) {
            return;
        }
        if (amount.isEmpty() || currency.isEmpty() || origin.isEmpty() || from.isEmpty()) {
            return;
        }
        var price =
                new UnitPrice(
                        item.get(),
                        name.get(),
                        region.get(),
                        unit.get(),
                        new Money(amount.get(), currency.get()),
                        origin.get().source,
                        origin.get().date,
                        origin.get().quality,
                        row.cell("amount").span());
        var tier = from.get().stripTrailingZeros().toPlainString();
        var isNew =
                isNew(
                        new Key(price.item(), price.name(), price.region(), tier, price.date()),
                        price.span(),
                        (price.item().word() + " " + price.name()).strip()
                                + (price.item() == Item.EGRESS ? " from " + tier : ""));
        if (isNew && price.item() == Item.EGRESS) {
            egress.add(new EgressTier(price, from.get()));
        } else if (isNew) {
            warnOfNothing(price);
            prices.add(price);
        }
    }

    private void warnOfNothing(UnitPrice price) {
        if (price.amount().isZero()) {
            problems.add(
                    Diagnostic.warning(
                            CostCode.NOTHING,
                            price.span(),
                            "The price is 0.",
                            "What costs nothing is cheaper than all else, and is taken first.",
                            "Leave it if it is given away. A price that is not known has no row."));
        }
    }

    private void commitment(Table.Row row) {
        var sizes = sizes(row.cell("name"));
        var region = region(row.cell("region"));
        var unit = unit(Item.COMMITMENT, row);
        var percent = table.amount(row.cell("amount")).filter(_ -> unit.isPresent());
        var isOff =
                percent.filter(
                        off -> off.signum() > 0 && off.compareTo(BigDecimal.valueOf(100)) < 0);
        if (percent.isPresent() && isOff.isEmpty()) {
            wrong(
                    row.cell("amount"),
                    row.cell("amount").text() + " percent cannot be taken off a price.",
                    "It is the part of the price that is taken off: over 0 and under 100.");
        }
        if (!row.cell("currency").text().isEmpty()) {
            wrong(
                    row.cell("currency"),
                    "A commitment has no currency.",
                    "Its amount is a part of the price, in percent.");
        }
        var years = years(row);
        var payment = payment(row);
        var origin = origin(row);
        if (sizes.isEmpty() || region.isEmpty() || isOff.isEmpty() || years.isEmpty()) {
            return;
        }
        if (payment.isEmpty() || origin.isEmpty() || !row.cell("currency").text().isEmpty()) {
            return;
        }
        var made =
                new Commitment(
                        sizes.get(),
                        region.get(),
                        years.get(),
                        payment.get(),
                        isOff.get(),
                        origin.get().source,
                        origin.get().date,
                        origin.get().quality,
                        row.cell("amount").span());
        var terms = made.years() + " years, payment " + made.payment().word();
        if (isNew(
                new Key(Item.COMMITMENT, made.sizes(), made.region(), terms, made.date()),
                made.span(),
                "a commitment for " + made.sizes() + " over " + terms)) {
            commitments.add(made);
        }
    }

    private Optional<Integer> years(Table.Row row) {
        var term = row.find(TERM).filter(cell -> cell.text().matches("[1-9]|10"));
        if (term.isEmpty()) {
            wrong(
                    row.find(TERM).orElse(row.cell("item")),
                    row.find(TERM).isEmpty()
                            ? "This commitment has no term."
                            : "'" + row.find(TERM).get().text() + "' is no term.",
                    "Under '" + TERM + "' stands for how many years it binds, from 1 to 10.");
        }
        return term.map(cell -> Integer.valueOf(cell.text()));
    }

    private Optional<Commitment.Payment> payment(Table.Row row) {
        var words = Commitment.Payment.words();
        if (row.find(PAYMENT).isEmpty()) {
            wrong(
                    row.cell("item"),
                    "This commitment does not say when it is paid.",
                    "Under '"
                            + PAYMENT
                            + "' stands how much of it is paid ahead: "
                            + String.join(", ", words.keySet())
                            + ".");
        }
        return row.find(PAYMENT)
                .flatMap(cell ->
                        table.word(
                                CostCode.COMMITMENT, cell, words, "part that can be paid ahead"));
    }

    private void wrong(Cell cell, String what, String why) {
        problems.add(
                Diagnostic.error(CostCode.COMMITMENT, cell.span(), what, why, "Correct the cell."));
    }

    /** A glob over the sizes that means one of them at least. */
    private Optional<String> sizes(Cell cell) {
        var glob = cell.text();
        if (glob.matches("[A-Za-z0-9._*-]+")) {
            var pattern = "\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E";
            if (provider.sizes().keySet().stream().anyMatch(size -> size.matches(pattern))) {
                return Optional.of(glob);
            }
        }
        return doubts.about(DocumentKind.PROVIDER, provider.name(), "sizes")
                ? Optional.empty()
                : size(cell);
    }

    private Optional<Origin> origin(Table.Row row) {
        var source = table.source(row.cell("source"));
        var date = table.date(row.cell("date"));
        var quality =
                table.word(
                        CostCode.QUALITY,
                        row.cell("quality"),
                        Quality.words(),
                        "quality of a figure");
        return source.isEmpty() || date.isEmpty() || quality.isEmpty()
                ? Optional.empty()
                : Optional.of(new Origin(source.get(), date.get(), quality.get()));
    }

    private Optional<Item.Unit> unit(Item item, Table.Row row) {
        return table.word(
                CostCode.UNIT,
                row.cell("unit"),
                item.units(),
                "unit that " + item.word() + " is priced by");
    }

    private boolean isNew(Key key, Span span, String thing) {
        var first = seen.putIfAbsent(key, span);
        if (first != null) {
            table.duplicate(
                    span,
                    first,
                    "This row prices "
                            + thing
                            + " in region "
                            + key.region
                            + " from "
                            + key.date
                            + ", as another row does.");
        }
        return first == null;
    }

    private Optional<String> name(Item item, Cell cell) {
        return switch (item) {
            case SERVER -> mayHave("sizes", cell) ? Optional.empty() : size(cell);
            case STORAGE ->
                    oneOf(CostCode.NAME, cell, List.of(Tariff.VOLUME_CLASS), "class of volumes");
            case EGRESS, COMMITMENT -> Optional.of(cell.text());
            case PUBLIC_ADDRESS, NAMESPACE_VCPU, NAMESPACE_MEMORY, NAMESPACE_STORAGE ->
                    noName(item, cell);
        };
    }

    private Optional<String> noName(Item item, Cell cell) {
        if (cell.text().isEmpty() || cell.text().equals(UnitPrice.EVERYWHERE)) {
            return Optional.of("");
        }
        problems.add(
                Diagnostic.error(
                        CostCode.NAME,
                        cell.span(),
                        "There is only one kind of "
                                + item.word()
                                + ", and this row names '"
                                + cell.text()
                                + "'.",
                        "Only servers, storage, egress and commitments come in several.",
                        "Leave the cell empty."));
        return Optional.empty();
    }

    private Optional<String> region(Cell cell) {
        if (cell.text().equals(UnitPrice.EVERYWHERE)) {
            return Optional.of(UnitPrice.EVERYWHERE);
        }
        return mayHave("regions", cell)
                ? Optional.empty()
                : oneOf(CostCode.REGION, cell, List.copyOf(provider.regions().keySet()), "region");
    }

    private Optional<String> size(Cell cell) {
        return oneOf(CostCode.NAME, cell, List.copyOf(provider.sizes().keySet()), "size");
    }

    /** Whether the provider may have something that could not be read. */
    private boolean mayHave(String section, Cell cell) {
        return doubts.about(DocumentKind.PROVIDER, provider.name(), section, cell.text())
                || (doubts.about(DocumentKind.PROVIDER, provider.name(), section)
                        && doubts.mayHave(
                                DocumentKind.PROVIDER, provider.name(), section, cell.text()));
    }

    private Optional<String> oneOf(CostCode code, Cell cell, List<String> names, String thing) {
        if (names.contains(cell.text())) {
            return Optional.of(cell.text());
        }
        problems.add(
                Diagnostic.error(
                        code,
                        cell.span(),
                        provider.name() + " has no " + thing + " '" + cell.text() + "'.",
                        names.isEmpty()
                                ? "The provider's document names no " + thing + "."
                                : "It has " + Few.of(names, 12) + ".",
                        NearName.suggest(cell.text(), names)
                                + "Correct the name, remove the row, or add it to the provider's"
                                + " document."));
        return Optional.empty();
    }
}
