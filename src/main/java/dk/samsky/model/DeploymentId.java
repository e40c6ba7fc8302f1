package dk.samsky.model;

/**
 * The identity of one deployment of Samsky: a state store is made with one, and every object it
 * creates carries it, so that two deployments on one cloud keep apart.
 */
public record DeploymentId(String value) implements Comparable<DeploymentId> {
    public DeploymentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity is not blank");
        }
    }

    @Override
    public int compareTo(DeploymentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
