package dk.samsky.state.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections to read by: as many as read at the same time, kept for the next. */
final class Readers implements AutoCloseable {
    /** Reads in one transaction, so of one moment. */
    @FunctionalInterface
    interface Look<T> {
        T look(Session session) throws SQLException;
    }

    private final Dialect dialect;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Dialect dialect) {
        this.dialect = dialect;
    }

    <T> T read(Look<T> look) {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        try {
            var session = idle.pollFirst();
            if (session == null) {
                session = dialect.openForReading();
            }
            var answer = look(look, session);
            idle.addFirst(session);
            if (closed) {
                close();
            }
            return answer;
        } catch (SQLException failure) {
            throw dialect.explain(failure);
        }
    }

    /** A session that failed is not used again. */
    private static <T> T look(Look<T> look, Session session) throws SQLException {
        try {
            session.begin();
            var answer = look.look(session);
            // Nothing was written: this ends the transaction, and with it the moment that was
            // looked at.
            session.commit();
            return answer;
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                session.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (var session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } catch (SQLException failure) {
            throw dialect.explain(failure);
        }
    }
}
