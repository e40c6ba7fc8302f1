package dk.samsky.state.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes for all threads by one connection. What several threads want written at the same time
 * becomes durable in one commit: a flush of the disk is what a small write costs, and ninety-eight
 * tenants that apply at once would wait for each other's.
 */
final class Writer implements AutoCloseable {
    /**
     * One transaction's worth. It may be run twice, so it changes nothing but the database.
     *
     * @param <X> the refusal that it may end in; then nothing is written
     */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run(Session session) throws SQLException, X;
    }

    /** Work that waits, and the promise of its answer. */
    private record Ticket<T, X extends Exception>(Work<T, X> work, CompletableFuture<T> answer) {
        Ticket(Work<T, X> work) {
            this(work, new CompletableFuture<>());
        }

        /** Runs the work; what it gives is told once it is durable. */
        Runnable run(Session session) throws SQLException, X {
            var result = work.run(session);
            return () -> answer.complete(result);
        }

        T await() throws X {
            try {
                return answer.join();
            } catch (CompletionException failure) {
                throw refusal(failure);
            }
        }

        @SuppressWarnings(
                "unchecked") // Work throws X or what is unchecked; the writer made an SQLException
        // unchecked
        private X refusal(CompletionException failure) {
            return switch (failure.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null -> throw failure;
                case Throwable refusal -> (X) refusal;
            };
        }
    }

    private static final Ticket<?, ?> LAST = new Ticket<>(_ -> 0);

    private final Dialect dialect;
    private final LinkedBlockingQueue<Ticket<?, ?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    /** Touched by the writing thread only, once that is started. */
    private @Nullable Session session;

    /**
     * Whether the last transaction could not begin. Then somebody has been waited for as long as
     * anybody is, and until one can begin no other waits: a run of many tenants ends in one such
     * time.
     */
    private boolean isRefused;

    /**
     * @param session empty if it is to be opened when somebody writes first
     */
    Writer(Optional<Session> session, Dialect dialect) {
        this.session = session.orElse(null);
        this.dialect = dialect;
        this.thread = Thread.ofPlatform().daemon().name("samsky-state").start(this::writeAll);
    }

    /** Runs the work in a transaction; returns when what it wrote is durable. */
    <T, X extends Exception> T write(Work<T, X> work) throws X {
        var ticket = new Ticket<>(work);
        synchronized (waiting) {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            waiting.add(ticket);
        }
        return ticket.await();
    }

    private void writeAll() {
        var open = true;
        while (open) {
            var batch = new ArrayList<Ticket<?, ?>>();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException nobodyDoes) {
                continue;
            }
            waiting.drainTo(batch);
            open = !batch.remove(LAST);
            if (!batch.isEmpty()) {
                writeTogether(batch);
            }
        }
    }

    private void writeTogether(List<Ticket<?, ?>> batch) {
        var answers = new ArrayList<Runnable>();
        try {
            open().begin();
        } catch (Exception | Error failure) {
            // That is about none of them, and none need wait for it again.
            isRefused = true;
            rollback(failure);
            fail(batch, failure);
            return;
        }
        try {
            var open = open();
            for (var ticket : batch) {
                answers.add(ticket.run(open));
            }
        } catch (Exception | Error failure) {
            rollback(failure);
            if (batch.size() == 1) {
                fail(batch, failure);
            } else {
                // One of them does not go. Alone, each gets its own answer, and none takes the
                // others with it.
                batch.forEach(ticket -> writeTogether(List.of(ticket)));
            }
            return;
        }
        try {
            open().commit();
        } catch (SQLException failure) {
            // Not tried again: whether the disk has it is not known.
            rollback(failure);
            fail(batch, failure);
            return;
        }
        answers.forEach(Runnable::run);
        if (isRefused) {
            isRefused = false;
            bePatientAgain();
        }
    }

    private Session open() throws SQLException {
        var now = session;
        if (now == null) {
            now = isRefused ? dialect.openForWritingAtOnce() : dialect.openForWriting();
            session = now;
        }
        return now;
    }

    private void bePatientAgain() {
        var hasty = session;
        session = null;
        try {
            if (hasty != null) {
                hasty.close();
            }
        } catch (SQLException _) {
            // What it wrote is durable.
        }
    }

    private void fail(List<Ticket<?, ?>> batch, Throwable failure) {
        for (var ticket : batch) {
            ticket.answer()
                    .completeExceptionally(
                            failure instanceof SQLException sql ? dialect.explain(sql) : failure);
        }
    }

    /** Statements that the database failed at cannot be run again: then the session is given up. */
    private void rollback(Throwable failure) {
        var failed = session;
        if (failed == null) {
            return;
        }
        var isBroken = failure instanceof SQLException;
        try {
            failed.rollback();
        } catch (SQLException second) {
            isBroken = true;
            failure.addSuppressed(second);
        }
        if (isBroken) {
            session = null;
            try {
                failed.close();
            } catch (SQLException third) {
                failure.addSuppressed(third);
            }
        }
    }

    /** Ends when everything that was begun is written. */
    @Override
    public void close() {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(LAST);
        }
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            var last = session;
            if (last != null) {
                last.close();
            }
        } catch (SQLException failure) {
            throw dialect.explain(failure);
        }
    }
}
