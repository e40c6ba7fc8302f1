package dk.samsky.model;

import org.jspecify.annotations.Nullable;

/** The cloud's own name for an object. Opaque: only the driver that made it reads it. */
public record RemoteId(String value) {
    public RemoteId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity is not blank");
        }
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemoteId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
