package dk.samsky.model;

/**
 * The identity of one intended call to a cloud. Repeating the call with the same identity adds
 * nothing.
 */
public record OperationId(String value) {
    public OperationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
