package dk.samsky.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines at spaces. A line that starts with a space is a command to copy, and stays
 * whole.
 */
final class Paragraph {
    private static final String INDENT = "    ";

    private Paragraph() {}

    /** The lines of a text, none wider than {@code width} unless a word is. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            if (line.startsWith(" ") || DisplayWidth.of(line) <= width) {
                lines.add(line.stripTrailing());
            } else {
                wrap(line, Math.max(20, width), lines);
            }
        }
        return lines;
    }

    /** The text with lines that fit; what goes on in another is indented. */
    static String folded(String text, Look look) {
        var folded = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            if (DisplayWidth.of(line) <= look.width()) {
                folded.add(line);
                continue;
            }
            var parts = lines(line, look.width() - INDENT.length());
            folded.add(parts.getFirst());
            parts.stream().skip(1).forEach(part -> folded.add(INDENT + part));
        }
        return String.join("\n", folded);
    }

    private static void wrap(String line, int width, List<String> lines) {
        var current = new StringBuilder();
        var taken = 0;
        for (var word : line.split(" ", -1)) {
            var wide = DisplayWidth.of(word);
            if (taken > 0 && taken + 1 + wide > width) {
                lines.add(current.toString());
                current.setLength(0);
                taken = 0;
            }
            if (taken > 0) {
                current.append(' ');
                taken++;
            }
            current.append(word);
            taken += wide;
        }
        lines.add(current.toString());
    }
}
