package dk.samsky.state.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.state.Holder;
import dk.samsky.state.Run;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that somebody may read and not write. */
class ReadOnlyTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Run RUN = run("run-1");

    private static Run run(String id) {
        return new Run(
                new RunId(id), "apply", "anna", Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    @TempDir private Path directory;

    private StateStore writing() {
        return new SqliteStateStoreFactory().open(directory, "state.db", CLOCK);
    }

    private StateStore reading(Sqlite.Access access) {
        var sqlite = new Sqlite(directory.resolve("state.db"), access);
        return JdbcStateStore.openForReading(
                sqlite, new Schema(Schema.VERSIONS, sqlite.clustered()), CLOCK);
    }

    private static void write(StateStore store) throws Exception {
        store.begin(RUN);
        var lease = store.acquire(AARHUS, RUN.id(), Holder.named("anna"), Duration.ofMinutes(1));
        store.assignRange(lease, Cidr.parse("10.0.0.0/16").orElseThrow());
    }

    @BeforeEach
    void make() throws Exception {
        try (var store = writing()) {
            write(store);
        }
    }

    @Test
    void whoMayReadOnlyReadsAllOfItAndWritesNothing() {
        for (var access : new Sqlite.Access[] {Sqlite.Access.READ, Sqlite.Access.READ_ALONE}) {
            try (var store = reading(access)) {
                assertThat(store.ranges()).containsKey(AARHUS);
                assertThat(store.leases()).hasSize(1);
                assertThatExceptionOfType(StateException.class)
                        .isThrownBy(() -> store.begin(run("run-2")))
                        .withMessageContaining("cannot be opened for writing");
                assertThat(store.heads()).isEmpty();
            }
        }
    }

    @Test
    void whoReadsBesideAWriterSeesWhatIsStillInTheLog() {
        try (var writer = writing();
                var reader = reading(Sqlite.Access.READ)) {
            writer.breakLease(AARHUS);
            assertThat(reader.leases()).isEmpty();
        }
    }
}
