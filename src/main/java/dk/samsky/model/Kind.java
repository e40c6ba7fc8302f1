package dk.samsky.model;

import java.util.List;
import java.util.Optional;

/**
 * The kinds of resources. The word is the one in addresses and outputs, and is stored: it never
 * changes.
 */
public enum Kind {
    TENANT_SPACE("tenant-space"),
    NETWORK("network"),
    FIREWALL("firewall"),
    PUBLIC_ADDRESS("public-address"),
    VOLUME("volume"),
    SERVER("server"),
    NAMESPACE("namespace"),
    NAMESPACE_QUOTA("namespace-quota"),
    NETWORK_POLICY("network-policy"),
    ACCESS_BINDING("access-binding"),
    DEPLOYER("deployer");

    /**
     * Each call of {@code values} makes an array, and a country's addresses are read by the
     * million.
     */
    private static final List<Kind> ALL = List.of(values());

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Kind> find(String word) {
        for (var kind : ALL) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether deleting one loses what people stored in it. */
    public boolean holdsData() {
        return this == VOLUME || this == NAMESPACE;
    }

    /** Whether one holds within bounds what may be done in what it refers to. */
    public boolean isGuard() {
        return this == NAMESPACE_QUOTA || this == NETWORK_POLICY;
    }

    /** Whether somebody may act, by one, in what it refers to. */
    public boolean givesRights() {
        return this == ACCESS_BINDING || this == DEPLOYER;
    }

    /** Whether what refers to one is in it, and goes with it. */
    public boolean takesAlong() {
        return this == NAMESPACE;
    }

    @Override
    public String toString() {
        return word;
    }
}
