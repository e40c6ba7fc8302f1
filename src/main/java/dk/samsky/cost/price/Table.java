package dk.samsky.cost.price;

import dk.samsky.cost.price.CsvReader.Cell;
import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A table with a known header, and the readers of its cells that both kinds of table share. */
final class Table {
    /** One row: each cell by the name of its column. */
    record Row(SequencedMap<String, Cell> cells) {
        Cell cell(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("This is a bug in Samsky: no column " + column);
            }
            return cell;
        }

        /** A cell of a column that may be left out of the table; empty if it says nothing. */
        Optional<Cell> find(String column) {
            return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.text().isEmpty());
        }

        Span span() {
            return cells.firstEntry().getValue().span();
        }
    }

    private final Problems problems;

    Table(Problems problems) {
        this.problems = problems;
    }

    /**
     * The rows below the header; none if the header is not right. The columns may stand in any
     * order.
     *
     * @param columns those that must be there
     * @param more those that may be
     */
    List<Row> read(Source source, List<String> columns, List<String> more) {
        var lines = CsvReader.read(source, problems);
        if (lines.isEmpty()) {
            problems.add(header(Span.startOf(source), "The table is empty.", columns));
            return List.of();
        }
        var header = lines.getFirst();
        if (header.isEmpty() || !isHeader(header, columns, more)) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        for (var cells : lines.subList(1, lines.size())) {
            if (cells.isEmpty()) {
                continue; // what is wrong with it is told
            }
            if (cells.size() != header.size()) {
                problems.add(
                        Diagnostic.error(
                                CostCode.CELLS,
                                cells.getLast().span(),
                                "This row has "
                                        + cells.size()
                                        + " cells, and the header has "
                                        + header.size()
                                        + ".",
                                "Each cell belongs to the column above it, so there must be as"
                                        + " many.",
                                "Add what is missing, or put a cell that holds a comma into"
                                        + " quotation marks."));
                continue;
            }
            var row = new LinkedHashMap<String, Cell>();
            for (var i = 0; i < cells.size(); i++) {
                row.put(header.get(i).text(), cells.get(i));
            }
            rows.add(new Row(row));
        }
        return Collections.unmodifiableList(rows);
    }

    private boolean isHeader(List<Cell> header, List<String> columns, List<String> more) {
        var missing = new LinkedHashSet<>(columns);
        var optional = new LinkedHashSet<>(more);
        var isRight = true;
        for (var cell : header) {
            if (!missing.remove(cell.text()) && !optional.remove(cell.text())) {
                var what =
                        columns.contains(cell.text()) || more.contains(cell.text())
                                ? "The column '" + cell.text() + "' stands twice in the header."
                                : "There is no column '" + cell.text() + "' in this kind of table.";
                problems.add(header(cell.span(), what, columns));
                isRight = false;
            }
        }
        if (!missing.isEmpty()) {
            var what = "The header lacks " + String.join(", ", missing) + ".";
            problems.add(header(header.getFirst().span(), what, columns));
        }
        return isRight && missing.isEmpty();
    }

    private static Diagnostic header(Span span, String what, List<String> columns) {
        return Diagnostic.error(
                CostCode.HEADER,
                span,
                what,
                "The first line names the columns, each once.",
                "Let the first line be\n    " + String.join(",", columns));
    }

    /** The word's meaning, or a problem that lists what may be written. */
    <T> Optional<T> word(Code code, Cell cell, SequencedMap<String, T> meanings, String thing) {
        var meaning = meanings.get(cell.text());
        if (meaning == null) {
            problems.add(
                    Diagnostic.error(
                            code,
                            cell.span(),
                            "'" + cell.text() + "' is no " + thing + ".",
                            "It must be one of " + String.join(", ", meanings.keySet()) + ".",
                            NearName.suggest(cell.text(), meanings.keySet())
                                    + "Write one of them."));
        }
        return Optional.ofNullable(meaning);
    }

    /** A number of at least 0 with at most twelve digits before the point and twelve after it. */
    Optional<BigDecimal> amount(Cell cell) {
        if (cell.text().matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            return Optional.of(new BigDecimal(cell.text()));
        }
        var isNegative = cell.text().matches("-[0-9.]+");
        problems.add(
                Diagnostic.error(
                        CostCode.AMOUNT,
                        cell.span(),
                        isNegative
                                ? "The amount is negative."
                                : "'" + cell.text() + "' is no amount.",
                        "An amount is a number of at least 0, digits with a decimal point, such as"
                            + " 0.102; without separators of thousands, and without its currency.",
                        cell.text().matches("[0-9]+,[0-9]+")
                                ? "Write a point instead of the comma: "
                                        + cell.text().replace(',', '.')
                                        + "."
                                : "Write the number alone."));
        return Optional.empty();
    }

    Optional<String> currency(Cell cell) {
        if (cell.text().matches("[A-Z]{3}")) {
            return Optional.of(cell.text());
        }
        problems.add(
                Diagnostic.error(
                        CostCode.CURRENCY,
                        cell.span(),
                        "'" + cell.text() + "' is no currency.",
                        "A currency is three capital letters (ISO 4217).",
                        "Write DKK, EUR, USD or another."));
        return Optional.empty();
    }

    Optional<LocalDate> date(Cell cell) {
        try {
            if (cell.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(LocalDate.parse(cell.text()));
            }
        } catch (DateTimeException _) {
            // no such day: told below
        }
        problems.add(
                Diagnostic.error(
                        CostCode.DATE,
                        cell.span(),
                        cell.text().isEmpty()
                                ? "This row has no date."
                                : "'" + cell.text() + "' is no date.",
                        "Every figure says from which day on it counts, as year-month-day.",
                        "Write a date such as 2026-11-01."));
        return Optional.empty();
    }

    Optional<String> source(Cell cell) {
        if (!cell.text().isBlank()) {
            return Optional.of(cell.text());
        }
        problems.add(
                Diagnostic.error(
                        CostCode.SOURCE,
                        cell.span(),
                        "This row has no source.",
                        "A figure that nobody can look up is worth nothing: every row says where it"
                                + " is from.",
                        "Name the price list, contract or decision; if it is an assumption, say"
                                + " whose."));
        return Optional.empty();
    }

    /** Tells that a row repeats another. */
    void duplicate(Span second, Span first, String what) {
        problems.add(
                Diagnostic.error(
                                CostCode.DUPLICATE,
                                second,
                                what,
                                "Which of the two counts would be chance.",
                                "Remove one of the two, or give the newer one its own date.")
                        .with(new Related(first, "the first of the two")));
    }
}
