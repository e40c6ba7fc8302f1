package dk.samsky.model.content;

import java.util.function.Supplier;

/**
 * The fields of a resource with their digest. Two contents are equal if their digests are; the
 * fields are made only when asked for, anew each time, so that comparing a country costs no
 * decoding.
 */
public final class Content {
    private final Digest digest;
    private final Supplier<Fields> fields;

    /**
     * @param digest of the fields' canonical text
     * @param fields gives the fields; called from any thread, any number of times
     */
    public Content(Digest digest, Supplier<Fields> fields) {
        this.digest = digest;
        this.fields = fields;
    }

    public static Content of(Fields fields) {
        return new Content(Digest.of(fields.canonical()), () -> fields);
    }

    public Digest digest() {
        return digest;
    }

    public Fields fields() {
        return fields.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && digest.equals(content.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return fields().canonical();
    }
}
