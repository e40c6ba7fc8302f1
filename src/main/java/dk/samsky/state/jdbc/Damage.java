package dk.samsky.state.jdbc;

import dk.samsky.model.TenantId;
import dk.samsky.state.StateException;
import java.sql.SQLException;
import java.time.DateTimeException;

/** What rows hold that nobody here wrote so. */
final class Damage {
    private Damage() {}

    /** Reads one row. */
    interface Reading<R> {
        R read() throws SQLException;
    }

    /** What is read of one tenant's rows; that nothing can be made of it is that tenant's alone. */
    static <R> R ofShard(TenantId tenant, Reading<R> reading) throws SQLException {
        try {
            return reading.read();
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException damaged) {
            throw StateException.damaged(tenant, damaged);
        }
    }
}
