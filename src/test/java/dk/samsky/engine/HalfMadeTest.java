package dk.samsky.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.ForwardingDriver;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.plan.Shop;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes a cloud several calls to make, of which one is not answered. */
class HalfMadeTest {
    private static final TenantId RIBE = new TenantId("ribe");

    @TempDir Path directory;

    /** Breaks off in its first firewall, and tells it as failed until that is asked for again. */
    private record BreakingOff(Driver inner, AtomicInteger asked) implements ForwardingDriver {

        @Override
        public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
            var seen = inner.observe(scope, kinds);
            return new Observation(
                    kinds,
                    seen.all().stream().map(this::shown).toList(),
                    seen.unknown(),
                    seen.others());
        }

        private Remote shown(Remote remote) {
            return asked.get() == 1 && remote.address().kind() == Kind.FIREWALL
                    ? new Remote(
                            remote.address(),
                            remote.remoteId(),
                            remote.content(),
                            new Remote.Condition.Failed("It was not made to its end."))
                    : remote;
        }

        @Override
        public Remote create(TenantScope scope, Instruction planned, OperationId operation)
                throws DriverException {
            var made = inner.create(scope, planned, operation);
            if (planned.address().kind() == Kind.FIREWALL && asked.incrementAndGet() == 1) {
                throw new DriverException(DriverException.Kind.OUTCOME_UNKNOWN, "No answer.", "");
            }
            return made;
        }
    }

    @Test
    void whatIsHalfMadeIsGoneOnWithInTheSameRun() throws Exception {
        var asked = new AtomicInteger();
        try (var world =
                World.open(
                        directory, Mortality.never(), driver -> new BreakingOff(driver, asked))) {
            var desired = Shop.desired(RIBE, Shop.esdh());
            world.apply(world.plan(RIBE, desired));
            assertThat(asked).hasValue(2);
            world.requireInSync(RIBE, desired);
        }
    }
}
