package dk.samsky.model;

/**
 * The identity of one deployment of Samsky: a state store is made with one, and every object it
 * creates carries it, so that two deployments on one cloud keep apart.
 */
public record DeploymentId(String value) {
    public DeploymentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
