package dk.samsky.document.kind;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text that is written in base64, of either alphabet, on one line or on several. What is
 * compressed or encrypted before is no text.
 *
 * @param line where it begins, from 0
 */
record PackedText(int line, String text) {
    /** Shorter words are words. */
    private static final int SHORTEST = 24;

    static List<PackedText> in(List<String> lines) {
        var all = new ArrayList<PackedText>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var next = i;
            for (var start = 0; start < line.length(); start++) {
                var end = endOfWord(line, start);
                if (end - start >= SHORTEST) {
                    var word = new StringBuilder(line.substring(start, end));
                    if (line.substring(end).isBlank()) {
                        next = goOn(lines, i, word);
                    }
                    unpack(i, word.toString(), all);
                }
                start = end;
            }
            i = next;
        }
        return all;
    }

    /** Adds the lines that hold nothing else; gives the last one that belongs to the word. */
    private static int goOn(List<String> lines, int from, StringBuilder word) {
        var last = from;
        while (last + 1 < lines.size()) {
            var line = lines.get(last + 1).strip();
            var end = endOfWord(line, 0);
            if (end == 0 || !line.substring(end).replace("=", "").isEmpty()) {
                break;
            }
            word.append(line, 0, end);
            last++;
        }
        return last;
    }

    private static int endOfWord(String line, int start) {
        var end = start;
        while (end < line.length() && isOfWord(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "+/-_".indexOf(character) >= 0;
    }

    private static void unpack(int line, String word, List<PackedText> all) {
        // The last one alone says less than a byte.
        var whole = word.length() % 4 == 1 ? word.substring(0, word.length() - 1) : word;
        var bytes = Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/'));
        // Byte by byte: what a secret is known by is ASCII, whatever else the text may be.
        var text = new StringBuilder();
        for (var each : bytes) {
            text.append((char) Byte.toUnsignedInt(each));
        }
        if (text.chars().allMatch(PackedText::isOfText)) {
            all.add(new PackedText(line, text.toString()));
        }
    }

    private static boolean isOfText(int character) {
        return (character >= ' ' && character != 0x7f) || "\t\r\n".indexOf(character) >= 0;
    }
}
