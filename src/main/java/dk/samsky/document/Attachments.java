package dk.samsky.document;

import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import java.util.List;
import java.util.Optional;

/** Fetches the files that a document names. */
public interface Attachments {
    /**
     * The same, which also fetches what is in these folders, relative to the document's own file;
     * one that knows no folders stays as it is.
     */
    default Attachments orIn(List<Located<String>> folders) {
        return this;
    }

    /** What a named file is for, and how large it may be. */
    enum Purpose {
        PRICE_BOOK("price book", 16 << 20),
        RATES("file of conversion rates", 16 << 20),
        /** AWS allows 16 KiB of user data before encoding, and is the narrowest of the clouds. */
        CLOUD_INIT("cloud-init file", 16 << 10);

        private final String word;
        private final int mostBytes;

        Purpose(String word, int mostBytes) {
            this.word = word;
            this.mostBytes = mostBytes;
        }

        public String word() {
            return word;
        }

        public int mostBytes() {
            return mostBytes;
        }
    }

    /**
     * The file at a path that a document gives, relative to the document's own file. What is wrong
     * with it is told at the place where the path is written.
     */
    Optional<Source> fetch(Located<String> path, Purpose purpose, Problems problems);
}
