package dk.samsky.driver.simulated;

import java.util.Locale;
import java.util.Optional;

/**
 * The calls that the cloud counts and that faults may hit; {@code observe} is one page of one kind.
 */
enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    OBSERVE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Operation> find(String word) {
        for (var operation : values()) {
            if (operation.word().equals(word)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
