package dk.samsky.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output takes no more. */
public final class Unprinted extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    Unprinted(IOException reason) {
        super(reason);
        this.reason = reason;
    }

    public IOException reason() {
        return reason;
    }
}
