package dk.samsky.report;

import java.util.List;

/**
 * Markdown as forges show it. A comment that grows over the cap is cut at a section, and says so.
 */
public final class Markdown {
    /**
     * GitHub refuses a comment over 65 536 characters, GitLab over 1 000 000; room is left for what
     * a pipeline adds.
     */
    public static final int CAP = 60_000;

    private static final String CUT = "\n_… cut here: the whole is too long for a comment._\n";

    private final StringBuilder text = new StringBuilder();
    private final int cap;
    private boolean isFull;

    private Markdown(int cap) {
        this.cap = cap;
    }

    /** A page of any length: of a table, no row is lost. */
    static Markdown page() {
        return new Markdown(Integer.MAX_VALUE);
    }

    /** What a pipeline writes beside a change. */
    static Markdown comment() {
        return new Markdown(CAP);
    }

    /**
     * Text of unknown origin, made harmless: it cannot start a tag, a table cell, a link or a
     * mention.
     */
    public static String escape(String raw) {
        var out = new StringBuilder(raw.length() + 8);
        for (var character : Visible.line(raw).toCharArray()) {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '@' -> out.append("@\u2060");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                        out.append('\\').append(character);
                default -> out.append(character);
            }
        }
        return out.toString();
    }

    /** Text as code; a backquote in it becomes an apostrophe, and a bar is escaped for tables. */
    public static String code(String raw) {
        return "`" + Visible.line(raw).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /** Adds a piece, ready as it is, if it still fits whole: all of a page do. */
    public Markdown add(String piece) {
        if (!isFull && text.length() + piece.length() > cap - CUT.length()) {
            isFull = true;
            text.append(CUT);
        }
        if (!isFull) {
            text.append(piece);
        }
        return this;
    }

    /** A table's head: names, and whether each column is of numbers. */
    public static String head(List<String> names, List<Boolean> areNumbers) {
        var rule = new StringBuilder("|");
        areNumbers.forEach(isNumber -> rule.append(isNumber ? " ---: |" : " --- |"));
        return row(names) + rule + "\n";
    }

    /** A table's row, its cells ready as they are. */
    public static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
