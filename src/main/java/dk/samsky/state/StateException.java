package dk.samsky.state;

import dk.samsky.model.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That the store cannot be used: not opened, full, damaged, or of a newer version. The message is a
 * sentence for people.
 */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;
    private final transient Optional<TenantId> shard;

    public StateException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
        this.shard = Optional.empty();
    }

    public StateException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.shard = Optional.empty();
    }

    private StateException(
            TenantId shard, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.shard = Optional.of(shard);
    }

    /** That what is remembered of one tenant cannot be read; of the others it can. */
    public static StateException damaged(TenantId shard, Throwable cause) {
        return new StateException(
                shard,
                "The state of " + shard + " is damaged: a resource in it cannot be read.",
                "Restore the state from a backup.",
                cause);
    }

    /** That what is remembered of one tenant is of a newer version; that of the others is not. */
    public static StateException newer(TenantId shard, String message, String remedy) {
        return new StateException(shard, message, remedy, null);
    }

    /** Throws it on if it is the store that cannot be used, and not one tenant's part alone. */
    public void requireOneShard() {
        if (shard.isEmpty()) {
            throw this;
        }
    }

    /** The tenant whose part alone cannot be read; empty if it is the store. */
    public Optional<TenantId> shard() {
        return shard;
    }

    /** What somebody can do about it. */
    public String remedy() {
        return remedy;
    }
}
