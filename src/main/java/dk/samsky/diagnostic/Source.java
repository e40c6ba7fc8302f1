package dk.samsky.diagnostic;

import java.util.Optional;

/**
 * A text that people wrote, and the name they know it by. Two sources are equal only if they are
 * the same object.
 */
public final class Source {
    private final String name;
    private final String text;

    /**
     * @param name the file's path, relative to the working directory, with forward slashes
     * @param text the whole text as read
     */
    public Source(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /**
     * The line with this number, counted from 1, without its end; empty past the end of the text.
     */
    public Optional<String> line(int number) {
        return text.lines().skip(number - 1L).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
