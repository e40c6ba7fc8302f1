package dk.samsky.state.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.samsky.state.StateException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    @TempDir private Path directory;

    /** SQLite, opened for writing in a way of its own. */
    private abstract static class OtherSqlite implements Dialect {
        final Dialect sqlite;

        OtherSqlite(Path file) {
            this.sqlite = new Sqlite(file);
        }

        @Override
        public Session openForWritingAtOnce() throws SQLException {
            return sqlite.openForWritingAtOnce();
        }

        @Override
        public Session openForReading() throws SQLException {
            return sqlite.openForReading();
        }

        @Override
        public String clustered() {
            return sqlite.clustered();
        }

        @Override
        public void erase() throws SQLException {
            sqlite.erase();
        }

        @Override
        public StateException explain(SQLException failure) {
            return sqlite.explain(failure);
        }
    }

    /** SQLite whose disk holds no more than some pages, until somebody frees space. */
    private static final class SmallDisk extends OtherSqlite {
        private final AtomicBoolean isFull = new AtomicBoolean(true);

        SmallDisk(Path file) {
            super(file);
        }

        @Override
        public Session openForWriting() throws SQLException {
            var session = sqlite.openForWriting();
            if (isFull.get()) {
                session.execute("PRAGMA max_page_count = 10");
            }
            return session;
        }
    }

    /** SQLite that counts how often it is opened by who would wait. */
    private static final class Waited extends OtherSqlite {
        private final AtomicInteger opened = new AtomicInteger();

        Waited(Path file) {
            super(file);
        }

        @Override
        public Session openForWriting() throws SQLException {
            opened.incrementAndGet();
            var session = sqlite.openForWriting();
            session.execute("PRAGMA busy_timeout = 200");
            return session;
        }
    }

    @Test
    void waitsOnceForAnotherProcessHoweverManyWrite() throws Exception {
        var file = directory.resolve("busy.db");
        var dialect = new Waited(file);
        try (var other = new Sqlite(file).openForWriting();
                var writer = new Writer(Optional.empty(), dialect)) {
            other.execute("CREATE TABLE t (x BLOB)");
            other.begin();
            var all = new ArrayList<FutureTask<Integer>>();
            for (var i = 0; i < 98; i++) {
                all.add(new FutureTask<>(() -> writer.write(WriterTest::fill)));
                Thread.ofVirtual().start(all.getLast());
            }
            for (var task : all) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(task::get)
                        .havingCause()
                        .isInstanceOf(StateException.class)
                        .withMessageContaining("is in use");
            }
            assertThat(dialect.opened).hasValue(1);

            other.rollback();
            for (var times = 0; times < 2; times++) {
                assertThat(writer.<Integer, RuntimeException>write(WriterTest::fill)).isEqualTo(1);
            }
            assertThat(dialect.opened).as("it waits again").hasValue(2);
        }
    }

    private static int fill(Session session) throws SQLException {
        return session.update("INSERT INTO t (x) VALUES (zeroblob(100000))");
    }

    @Test
    void tellsEachWhoWritesThatTheDiskIsFullAndGoesOnWhenItIsNot() throws Exception {
        var disk = new SmallDisk(directory.resolve("small.db"));
        var session = disk.openForWriting();
        session.execute("CREATE TABLE t (x BLOB)");
        var writer = new Writer(Optional.of(session), disk);
        try {
            // Held up, so that the next two come together.
            var begun = new CountDownLatch(1);
            var gate = new CountDownLatch(1);
            var first =
                    new FutureTask<>(() ->
                            writer.write(one -> {
                                begun.countDown();
                                await(gate);
                                return 0;
                            }));
            Thread.ofVirtual().start(first);
            begun.await();
            var second = new FutureTask<>(() -> writer.write(WriterTest::fill));
            var third = new FutureTask<>(() -> writer.write(WriterTest::fill));
            for (var task : List.of(second, third)) {
                Thread.ofVirtual().start(task);
            }
            gate.countDown();
            first.get();
            for (var task : List.of(second, third)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(task::get)
                        .havingCause()
                        .isInstanceOf(StateException.class)
                        .withMessageContaining("the disk is full");
            }
            disk.isFull.set(false);
            assertThat(writer.<Integer, RuntimeException>write(WriterTest::fill)).isEqualTo(1);
        } finally {
            writer.close();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
