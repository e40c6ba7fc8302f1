package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir Path directory;

    @Test
    void whatWasMadeAndIsNoLongerWhatSamskyMakesStaysOpen() throws Exception {
        try (var world = World.open(directory)) {
            world.apply(world.plan(AARHUS, desired(AARHUS, esdh())));
            var made =
                    world.store.read(AARHUS).resources().values().stream()
                            .filter(one -> one.address().kind() == Kind.VOLUME)
                            .findFirst()
                            .orElseThrow();
            var dead = new Holder("bo on laptop, process 1", Optional.of(World.DEAD));
            var lease = world.store.acquire(AARHUS, world.run(), dead, Duration.ofMinutes(1));
            var intent =
                    new Intent(
                            new OperationId("lost"),
                            made.address(),
                            Action.CREATE,
                            made.location(),
                            made.driver(),
                            false,
                            Instant.EPOCH);
            world.store.intend(lease, List.of(intent));
            var cloud = directory.resolve(made.location().provider() + ".db");
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + cloud);
                    var change =
                            connection.prepareStatement(
                                    "UPDATE object SET canonical = '{}' WHERE remote_id = ?")) {
                change.setString(1, made.remoteId().value());
                assertThat(change.executeUpdate()).isEqualTo(1);
            }

            assertThat(world.recover(_ -> true).get(AARHUS))
                    .singleElement()
                    .matches(told -> told.code().equals(EngineCode.UNSETTLED))
                    .extracting(Diagnostic::why)
                    .asString()
                    .contains("is not as Samsky makes it");
            assertThat(world.store.unresolved(AARHUS)).hasSize(1);
        }
    }
}
