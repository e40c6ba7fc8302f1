package dk.samsky.model;

/** The cloud's own name for an object. Opaque: only the driver that made it reads it. */
public record RemoteId(String value) {
    public RemoteId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
