package dk.samsky.report;

import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines whose parts stand under each other. Widths follow what is written; the widest column that
 * may be cut gives way where the look has no room.
 */
public final class Columns {
    private static final String GAP = "  ";

    /** How a column stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** One part of a line. */
    public record Cell(String text, Role role) {
        public Cell {
            text = Visible.line(text);
        }
    }

    private sealed interface Row {
        record Parts(String indent, List<Cell> cells) implements Row {}

        record Whole(String line) implements Row {}
    }

    private final List<Side> sides;
    private final List<Row> rows = new ArrayList<>();

    public Columns(Side... sides) {
        this.sides = List.copyOf(Arrays.asList(sides));
    }

    public static Cell cell(String text) {
        return new Cell(text, Role.NONE);
    }

    public static Cell cell(Role role, String text) {
        return new Cell(text, role);
    }

    /** A line of parts; those after the last one given are blank. */
    public Columns row(Cell... cells) {
        return row("", cells);
    }

    /** A line of parts, all of it further in. The indent widens the first column. */
    public Columns row(String indent, Cell... cells) {
        if (cells.length > sides.size()) {
            throw new IllegalArgumentException("more parts than columns: " + cells.length);
        }
        rows.add(new Row.Parts(indent, List.copyOf(Arrays.asList(cells))));
        return this;
    }

    /** A line that takes no part in the columns; its look is its writer's. */
    public Columns line(String line) {
        rows.add(new Row.Whole(line));
        return this;
    }

    /** All lines, each with its end, and no space before it. */
    public String render(Look look) {
        var widths = fit(widths(), look.width());
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(
                            switch (row) {
                                case Row.Whole(var line) -> line;
                                case Row.Parts(var indent, var cells) ->
                                        line(indent, cells, widths, look.paint());
                            })
                    .append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        var widths = new int[sides.size()];
        for (var row : rows) {
            if (row instanceof Row.Parts(var indent, var cells)) {
                for (var i = 0; i < cells.size(); i++) {
                    var lead = i == 0 ? indent.length() : 0;
                    widths[i] = Math.max(widths[i], lead + DisplayWidth.of(cells.get(i).text()));
                }
            }
        }
        return widths;
    }

    /** Numbers are never cut, and no text below a dozen columns. */
    private int[] fit(int[] widths, int room) {
        var total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        while (total > room) {
            var widest = -1;
            for (var i = 0; i < widths.length; i++) {
                if (sides.get(i) == Side.LEFT
                        && widths[i] > 12
                        && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private String line(String indent, List<Cell> cells, int[] widths, Paint paint) {
        var line = new StringBuilder(indent);
        var last = cells.size() - 1;
        while (last >= 0 && cells.get(last).text().isEmpty()) {
            last--;
        }
        for (var i = 0; i <= last; i++) {
            var room = widths[i] - (i == 0 ? indent.length() : 0);
            var text = DisplayWidth.cut(cells.get(i).text(), room);
            var blank = " ".repeat(Math.max(0, room - DisplayWidth.of(text)));
            var painted = paint.of(cells.get(i).role(), text);
            if (sides.get(i) == Side.RIGHT) {
                line.append(blank).append(painted);
            } else {
                line.append(painted).append(i == last ? "" : blank);
            }
            line.append(i == last ? "" : GAP);
        }
        return line.toString();
    }
}
