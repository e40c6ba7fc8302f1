package dk.samsky.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process's stream for data. What cannot be written is a failure, but for one case: the reader
 * of a pipe may have had enough ({@code samsky plan | head}), and the rest is dropped in silence.
 */
final class StandardOutput extends OutputStream {
    private static final int TYPE_OF_FILE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final OutputStream out =
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14);
    private boolean hasReaderLeft;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!hasReaderLeft) {
            try {
                out.write(bytes, from, length);
            } catch (IOException failed) {
                failed(failed);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!hasReaderLeft) {
            try {
                out.flush();
            } catch (IOException failed) {
                failed(failed);
            }
        }
    }

    private void failed(IOException failure) throws IOException {
        // Java has no name of its own for a pipe without a reader, but a pipe fails for nothing
        // else.
        if (!isPipe()) {
            throw failure;
        }
        hasReaderLeft = true;
    }

    private static boolean isPipe() {
        try {
            var mode = (Integer) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
            return (mode & TYPE_OF_FILE) == PIPE || (mode & TYPE_OF_FILE) == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false; // nobody knows that it is one: then the failure is told
        }
    }
}
