package dk.samsky.cost.price;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text as comma-separated values (RFC 4180), each cell with its place. Lines end as {@link
 * String#lines} ends them. Blanks around a cell without quotes do not count; empty lines do not
 * either. Used for one text, once.
 */
final class CsvReader {
    /** One cell, and where it stands, quotes included. */
    record Cell(String text, Span span) {}

    private final Source source;
    private final String text;
    private final Problems problems;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();
    private boolean isBroken;
    private int index;
    private int line = 1;
    private int column = 1;

    private CsvReader(Source source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    /**
     * All rows that have something in them. Every mistake goes to the problems, and its row has no
     * cells; the rest of the text is read none the less.
     */
    static List<List<Cell>> read(Source source, Problems problems) {
        var reader = new CsvReader(source, problems);
        if (reader.text.startsWith("\uFEFF")) {
            reader.index = 1; // the mark that some spreadsheets put first is no part of the header
        }
        while (reader.index < reader.text.length()) {
            reader.readCell();
        }
        reader.endRow();
        return reader.rows;
    }

    private void readCell() {
        while (peek() == ' ' || peek() == '\t') {
            step();
        }
        var start = here();
        var content = peek() == '"' ? quoted(start) : plain();
        row.add(new Cell(content, new Span(source, start, here())));
        while (peek() == ' ' || peek() == '\t') {
            step();
        }
        if (peek() == ',') {
            step();
            if (index == text.length() || isEnd(peek())) {
                row.add(new Cell("", new Span(source, here(), here())));
            }
        }
        if (isEnd(peek())) {
            endRow();
            step();
        }
    }

    private String plain() {
        var from = index;
        while (index < text.length() && peek() != ',' && !isEnd(peek())) {
            if (peek() == '"') {
                problems.add(
                        Diagnostic.error(
                                CostCode.BROKEN_TABLE,
                                new Span(source, here(), here()),
                                "There is a quotation mark in the middle of a cell.",
                                "A cell that holds quotation marks, commas or line ends stands in"
                                        + " quotation marks as a whole (RFC 4180).",
                                "Write the whole cell in quotation marks, and each quotation mark"
                                        + " in it twice."));
                skipRow();
                return "";
            }
            step();
        }
        return text.substring(from, index).strip();
    }

    private String quoted(Position start) {
        var content = new StringBuilder();
        step();
        while (index < text.length()) {
            if (peek() != '"') {
                content.appendCodePoint(isEnd(peek()) ? '\n' : text.codePointAt(index));
                step();
            } else if (index + 1 < text.length() && text.charAt(index + 1) == '"') {
                content.append('"');
                step();
                step();
            } else {
                step();
                endOfQuoted();
                return content.toString();
            }
        }
        problems.add(
                Diagnostic.error(
                        CostCode.BROKEN_TABLE,
                        new Span(source, start, start),
                        "The quotation mark that opens here is never closed.",
                        "All that follows it, to the end of the file, would be one cell.",
                        "Close it at the end of the cell, or take it away."));
        isBroken = true;
        return "";
    }

    private void endOfQuoted() {
        while (peek() == ' ' || peek() == '\t') {
            step();
        }
        if (index < text.length() && peek() != ',' && !isEnd(peek())) {
            problems.add(
                    Diagnostic.error(
                            CostCode.BROKEN_TABLE,
                            new Span(source, here(), here()),
                            "There is text after the quotation mark that closes the cell.",
                            "A cell in quotation marks ends with them (RFC 4180).",
                            "Put a comma between the two cells, or write a quotation mark within a"
                                    + " cell twice."));
            skipRow();
        }
    }

    private void skipRow() {
        isBroken = true;
        while (index < text.length() && !isEnd(peek())) {
            step();
        }
    }

    private void endRow() {
        if (isBroken) {
            rows.add(List.of());
        } else if (row.stream().anyMatch(cell -> !cell.text().isEmpty())) {
            rows.add(row);
        }
        row = new ArrayList<>();
        isBroken = false;
    }

    /**
     * The character here; a space past the end would loop, so it is a character that no rule is
     * about.
     */
    private char peek() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private void step() {
        if (index >= text.length()) {
            return;
        }
        var character = text.charAt(index);
        var isFirstOfTwo =
                character == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n';
        if (isEnd(character)) {
            index += isFirstOfTwo ? 2 : 1;
            line++;
            column = 1;
        } else {
            index += Character.charCount(text.codePointAt(index));
            column++;
        }
    }

    private Position here() {
        return new Position(line, column);
    }
}
