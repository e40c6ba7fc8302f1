package dk.samsky.benchmark;

import dk.samsky.cost.CostLine;
import dk.samsky.document.Workspace;
import dk.samsky.model.content.Digest;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.resource.Desired;
import dk.samsky.placement.Assessed;
import dk.samsky.placement.Placements;
import dk.samsky.plan.ChangePlanner;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.Shard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of a plan of {@link OneTenant}, in their order, and what the costly ones consist of. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class HotPaths {
    private final OneTenant estate = new OneTenant();

    @TearDown
    public void close() throws IOException {
        estate.close();
    }

    @Benchmark
    public Workspace readDocuments() {
        return OneTenant.load(estate.directory);
    }

    @Benchmark
    public List<WorkloadNeed> expand() {
        return estate.expand();
    }

    @Benchmark
    public List<Assessed> assess() {
        return estate.placer.assess(estate.needs, Standing.NOTHING);
    }

    @Benchmark
    public Placements place() {
        return estate.place();
    }

    @Benchmark
    public List<Desired> buildResources() {
        return estate.build();
    }

    @Benchmark
    public Shard readState() {
        return estate.store.read(estate.tenant.id());
    }

    @Benchmark
    public TenantChanges planChanges() {
        return OneTenant.require(ChangePlanner.plan(estate.settled));
    }

    @Benchmark
    public List<CostLine> price() {
        return estate.holdings.stream().map(estate.rate::line).toList();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public String canonicalText() {
        return estate.server.fields().canonical();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Digest digest() {
        return Digest.of(estate.serverText);
    }
}
