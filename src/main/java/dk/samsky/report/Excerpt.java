package dk.samsky.report;

import dk.samsky.diagnostic.Span;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The line that a span starts in, with carets under it.
 *
 * <p>A tab is shown as spaces up to the next multiple of four. A long line is cut around the
 * carets. What could deceive the eye is shown as the replacement character.
 */
final class Excerpt {
    private static final int TAB = 4;

    /** Redirected output has no width, and a minified file has lines of megabytes. */
    private static final int WIDEST = 160;

    /** How far from where the carets start a line is looked at; beyond that nothing is shown. */
    private static final int REACH = 3 * WIDEST;

    private Excerpt() {}

    /** A line as shown: its text, and where the carets start and end, in columns from 0. */
    private record Shown(List<Cell> cells, int from, int until) {}

    /** A place in a grid of columns: one code point, the columns it takes. */
    private record Cell(String text, int width) {}

    /**
     * The lines to print, without line ends; none if the source has no such line.
     *
     * @param gutter the width of the column of line numbers
     */
    static List<String> of(Span span, int gutter, Look look, Role role) {
        var line = span.source().line(span.start().line());
        if (line.isEmpty() && span.source().text().isEmpty()) {
            return List.of();
        }
        var number = Integer.toString(span.start().line());
        var room = Math.min(WIDEST, look.width() - gutter - 3);
        var shown = window(lay(line.orElse(""), span), Math.max(20, room));
        var paint = look.paint();
        var bar = paint.of(Role.FAINT, " |");
        var text = new StringBuilder();
        shown.cells.forEach(cell -> text.append(cell.text));
        var carets = "^".repeat(Math.max(1, shown.until - shown.from));
        return List.of(
                " ".repeat(gutter) + bar,
                paint.of(Role.FAINT, DisplayWidth.padLeft(number, gutter))
                        + bar
                        + " "
                        + text.toString().stripTrailing(),
                " ".repeat(gutter) + bar + " " + " ".repeat(shown.from) + paint.of(role, carets));
    }

    private static Shown lay(String line, Span span) {
        var first = span.start().column();
        var last =
                span.end().line() > span.start().line() ? Integer.MAX_VALUE : span.end().column();
        var cells = new ArrayList<Cell>();
        var column = 0;
        var from = -1;
        var until = -1;
        var count = line.codePointCount(0, line.length());
        var skipped = Math.min(count, Math.max(0, first - REACH));
        var near = line.substring(line.offsetByCodePoints(0, skipped));
        var position = skipped + 1;
        for (var codePoint : near.codePoints().limit(2L * REACH).toArray()) {
            if (position == first) {
                from = column;
            }
            if (position == last) {
                until = column;
            }
            var width =
                    codePoint == '\t'
                            ? TAB - column % TAB
                            : DisplayWidth.of(Visible.shown(codePoint));
            cells.add(
                    codePoint == '\t'
                            ? new Cell(" ".repeat(width), width)
                            : new Cell(Character.toString(Visible.shown(codePoint)), width));
            column += width;
            position++;
        }
        from = from < 0 ? column : from;
        return new Shown(cells, from, until < 0 ? Math.max(column, from) : until);
    }

    /** Cuts what does not fit, so that the start of the carets stays in sight. */
    private static Shown window(Shown whole, int room) {
        var width = whole.cells.stream().mapToInt(Cell::width).sum();
        if (width <= room && whole.from < room) {
            return whole;
        }
        var start = Math.max(0, Math.min(whole.from - room / 3, width + 1 - room));
        var end = start + room;
        var cells = new ArrayList<Cell>();
        var column = 0;
        for (var cell : whole.cells) {
            var isCutLeft = start > 0 && column < start + 1;
            var isCutRight = end < width && column + cell.width > end - 1;
            if (!isCutLeft && !isCutRight) {
                cells.add(cell);
            }
            column += cell.width;
        }
        var shift = start;
        if (start > 0) {
            // A wide character on the edge may leave a gap; the carets follow what is shown.
            cells.addFirst(new Cell("…", 1));
            shift = firstShown(whole, start + 1) - 1;
        }
        if (end < width) {
            cells.add(new Cell("…", 1));
        }
        var from = whole.from - shift;
        return new Shown(cells, from, Math.max(from + 1, Math.min(whole.until - shift, room)));
    }

    private static int firstShown(Shown whole, int from) {
        var column = 0;
        for (var cell : whole.cells) {
            if (column >= from) {
                return column;
            }
            column += cell.width;
        }
        return column;
    }
}
