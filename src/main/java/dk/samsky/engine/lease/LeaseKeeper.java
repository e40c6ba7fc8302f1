package dk.samsky.engine.lease;

import dk.samsky.state.Lease;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps one tenant's lease alive while work goes on: a thread of its own renews it three times in
 * its life. If that fails, the next write is refused by the store; nothing else needs to know.
 */
public final class LeaseKeeper implements AutoCloseable {
    /**
     * Long enough for a slow machine, short enough that a killed run does not hold a tenant up for
     * long.
     */
    static final Duration LIFE = Duration.ofSeconds(45);

    private final StateStore store;
    private final AtomicReference<Lease> lease;
    private final Thread heart;

    LeaseKeeper(StateStore store, Lease acquired) {
        this.store = store;
        this.lease = new AtomicReference<>(acquired);
        this.heart = Thread.ofVirtual().name("lease " + acquired.tenant()).start(this::beat);
    }

    /** The lease as it was renewed last. */
    public Lease lease() {
        return lease.get();
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(LIFE.dividedBy(3));
                renew();
            }
        } catch (InterruptedException _) {
            // the work is done
        } catch (LeaseLost _) {
            // the store refuses the next write, which tells the run
        }
    }

    private void renew() throws LeaseLost {
        try {
            lease.set(store.renew(lease.get(), LIFE));
        } catch (StateException _) {
            // it is tried again while the lease lives; after that the store refuses each write
        }
    }

    @Override
    public void close() {
        heart.interrupt();
        try {
            store.release(lease.get());
        } catch (StateException _) {
            // What was done is done and told; a lease that was not given back ends by itself.
        }
    }
}
