package dk.samsky.state.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.state.Holder;
import dk.samsky.state.Remark;
import dk.samsky.state.Run;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        return JdbcStateStore.openForReading(sqlite, CLOCK, () -> {}, true);
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
            writer.breakLease(AARHUS, RUN.id());
            assertThat(reader.leases()).isEmpty();
        }
    }

    private StateStore looking() {
        return new SqliteStateStoreFactory().look(directory, "state.db", CLOCK);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whoLooksAtNoneSeesAnEmptyOneAndMakesNone() throws Exception {
        Files.delete(directory.resolve("state.db"));
        try (var store = looking()) {
            assertThat(store.heads()).isEmpty();
            assertThat(store.ranges()).isEmpty();
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> store.begin(run("run-2")));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whoLooksAtAnOlderOneSeesAllOfItAndAltersNothing() throws Exception {
        var file = directory.resolve("state.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var change = connection.createStatement()) {
            change.execute("DROP TABLE acting");
            change.execute("DROP TABLE remark");
            change.execute("UPDATE meta SET schema_version = 3");
        }
        var before = Files.readAllBytes(file);
        var deployment = "";
        try (var store = looking()) {
            deployment = store.deployment().value();
            assertThat(store.ranges()).containsKey(AARHUS);
            assertThat(store.remarks(AARHUS, 10)).isEmpty();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(files()).containsExactly("state.db");
        try (var store = writing()) {
            assertThat(store.deployment().value()).isEqualTo(deployment);
            store.breakLease(AARHUS, RUN.id());
            assertThat(store.remarks(AARHUS, 10))
                    .extracting(Remark::what)
                    .containsExactly("the lease of anna was ended");
        }
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
    }
}
