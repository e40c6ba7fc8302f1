package dk.samsky.cost.price;

import dk.samsky.cost.price.CsvReader.Cell;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Provider;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads a provider's price book: the columns {@code item, name, region, unit, amount, currency,
 * source, date, quality}. Every mistake is told at once; each has its place in the file.
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
    private static final String VOLUME_CLASS = "standard";

    private record Key(Item item, String name, String region, LocalDate date) {}

    private final Provider provider;
    private final Problems problems = new Problems();
    private final Table table = new Table(problems);

    private PriceBookReader(Provider provider) {
        this.provider = provider;
    }

    /** The book in this text, which prices what this provider has. */
    public static Checked<PriceBook> read(Provider provider, Source source) {
        return new PriceBookReader(provider).read(source);
    }

    private Checked<PriceBook> read(Source source) {
        var seen = new LinkedHashMap<Key, Span>();
        var prices = new ArrayList<UnitPrice>();
        for (var row : table.read(source, COLUMNS)) {
            readRow(row)
                    .ifPresent(price -> {
                        var key = new Key(price.item(), price.name(), price.region(), price.date());
                        var first = seen.putIfAbsent(key, price.span());
                        if (first == null) {
                            prices.add(price);
                        } else {
                            table.duplicate(
                                    price.span(),
                                    first,
                                    "This row prices "
                                            + (price.item().word() + " " + price.name()).strip()
                                            + " in region "
                                            + price.region()
                                            + " from "
                                            + price.date()
                                            + ", as another row does.");
                        }
                    });
        }
        return problems.conclude(new PriceBook(provider.name(), prices));
    }

    private Optional<UnitPrice> readRow(Table.Row row) {
        // All cells are read before any is missed, so that each mistake of a row is told.
        var item =
                table.word(
                        CostCode.ITEM,
                        row.cell("item"),
                        Item.words(),
                        "kind of thing that is priced");
        var name = item.flatMap(known -> name(known, row.cell("name")));
        var region = region(row.cell("region"));
        var unit =
                item.flatMap(known ->
                        table.word(
                                CostCode.UNIT,
                                row.cell("unit"),
                                known.units(),
                                "unit that " + known.word() + " is priced by"));
        var amount = table.amount(row.cell("amount"));
        var currency = table.currency(row.cell("currency"));
        var source = table.source(row.cell("source"));
        var date = table.date(row.cell("date"));
        var quality =
                table.word(
                        CostCode.QUALITY,
                        row.cell("quality"),
                        Quality.words(),
                        "quality of a figure");
        if (item.isEmpty()
                || name.isEmpty()
                || region.isEmpty()
                || unit.isEmpty()
                || amount.isEmpty()) {
            return Optional.empty();
        }
        if (currency.isEmpty() || source.isEmpty() || date.isEmpty() || quality.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new UnitPrice(
                        item.get(),
                        name.get(),
                        region.get(),
                        unit.get(),
                        new Money(amount.get(), currency.get()),
                        source.get(),
                        date.get(),
                        quality.get(),
                        row.cell("amount").span()));
    }

    private Optional<String> name(Item item, Cell cell) {
        return switch (item) {
            case SERVER ->
                    oneOf(CostCode.NAME, cell, List.copyOf(provider.sizes().keySet()), "size");
            case STORAGE -> oneOf(CostCode.NAME, cell, List.of(VOLUME_CLASS), "class of volumes");
            case EGRESS -> Optional.of(cell.text());
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
                        "Only servers, storage and egress come in several.",
                        "Leave the cell empty."));
        return Optional.empty();
    }

    private Optional<String> region(Cell cell) {
        return cell.text().equals(UnitPrice.EVERYWHERE)
                ? Optional.of(UnitPrice.EVERYWHERE)
                : oneOf(CostCode.REGION, cell, List.copyOf(provider.regions().keySet()), "region");
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
                                : "It has "
                                        + String.join(
                                                ", ", names.subList(0, Math.min(12, names.size())))
                                        + (names.size() > 12
                                                ? " and " + (names.size() - 12) + " more"
                                                : "")
                                        + ".",
                        NearName.suggest(cell.text(), names)
                                + "Correct the name, remove the row, or add it to the provider's"
                                + " document."));
        return Optional.empty();
    }
}
