package dk.samsky.model.resource;

import java.util.Locale;
import java.util.Optional;

/**
 * What a group of people may do: look; change workloads; change who may act as well. Each includes
 * those before it.
 */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMINISTRATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String word) {
        for (var role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    static Role require(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("no role: " + word));
    }
}
