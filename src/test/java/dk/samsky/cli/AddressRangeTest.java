package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.state.StateStore;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two tenants have the same addresses, whatever they write and in whatever order. */
class AddressRangeTest {
    private static final List<String> NAMES = List.of("aarhus", "samsoe", "viborg");

    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
        for (var name : NAMES) {
            clear(workspace.resolve("tenants").resolve(name), "tenant.yaml");
            write(name, "");
            fill(name);
        }
        Files.delete(workspace.resolve("policies/cpr.yaml"));
    }

    private static void clear(Path tenant, String kept) throws IOException {
        try (var files = Files.list(tenant)) {
            for (var file : files.toList()) {
                if (!file.endsWith(kept)) {
                    Files.delete(file);
                }
            }
        }
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void apply() {
        var applied = run("apply", "--yes");
        assertThat(applied.status()).as(applied.err()).isEqualTo(ExitStatus.DONE);
    }

    /** Lets a tenant write this range; none if it is empty. */
    private void write(String tenant, String range) throws IOException {
        var file = workspace.resolve("tenants").resolve(tenant).resolve("tenant.yaml");
        var text = Files.readString(file).replaceAll("  addressRange: .*\n", "");
        Files.writeString(
                file,
                range.isEmpty()
                        ? text
                        : text.replace("  access:", "  addressRange: " + range + "\n  access:"));
    }

    private Path workload(String tenant) {
        return workspace.resolve("tenants").resolve(tenant).resolve("site.yaml");
    }

    private void fill(String tenant) throws IOException {
        Files.writeString(
                workload(tenant),
                """
                apiVersion: samsky.dk/v1
                kind: Workload
                metadata: {name: site, tenant: %s}
                spec: {blueprint: web-site, parameters: {servers: 1}}
                """
                        .formatted(tenant));
    }

    private void empty(String tenant) throws IOException {
        Files.deleteIfExists(workload(tenant));
    }

    private void hide(String tenant) throws IOException {
        Files.move(workspace.resolve("tenants").resolve(tenant), folder.resolve(tenant));
    }

    private void show(String tenant) throws IOException {
        Files.move(folder.resolve(tenant), workspace.resolve("tenants").resolve(tenant));
    }

    private <T> T state(Function<StateStore, T> query) {
        var factory = ServiceLoader.load(StateStoreFactory.class).findFirst().orElseThrow();
        try (var store = factory.open(workspace, "", InstantSource.fixed(CommandRun.NOW))) {
            return query.apply(store);
        }
    }

    private String remembered(String tenant) {
        return String.valueOf(state(StateStore::ranges).get(new TenantId(tenant)));
    }

    /** The addresses that each tenant has, by what stands. */
    private NavigableMap<String, List<Cidr>> standing() {
        return state(store -> {
            NavigableMap<String, List<Cidr>> all = new TreeMap<>();
            for (var name : NAMES) {
                var own = all.computeIfAbsent(name, _ -> new ArrayList<>());
                for (var recorded : store.read(new TenantId(name)).resources().values()) {
                    var resource =
                            Resources.read(recorded.address().kind(), recorded.content().fields());
                    if (resource instanceof Network network) {
                        own.add(network.range());
                    } else if (resource instanceof TenantSpace space) {
                        own.add(space.range());
                    }
                }
            }
            return all;
        });
    }

    private void requireApart(String reason) {
        var all = standing();
        all.forEach((tenant, own) ->
                all.tailMap(tenant, false)
                        .forEach((other, others) ->
                                own.forEach(range ->
                                        assertThat(others)
                                                .as(reason + ": " + tenant + " and " + other)
                                                .noneMatch(range::overlaps))));
        var ranges = state(StateStore::ranges);
        all.forEach((tenant, own) ->
                assertThat(own)
                        .as(reason + ": what stands of " + tenant)
                        .allMatch(range ->
                                Optional.ofNullable(ranges.get(new TenantId(tenant)))
                                        .filter(whole -> whole.contains(range))
                                        .isPresent()));
    }

    @Test
    void whatATenantStandsInIsItsOwnThoughItWritesAnother() throws IOException {
        write("aarhus", "10.64.0.0/16");
        apply();
        write("aarhus", "10.200.0.0/16");
        write("samsoe", "10.64.0.0/16");

        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: aarhus, for 1 error.")
                .contains("Not planned: samsoe, for 1 error.");
        assertThat(plan.err())
                .contains("error[BP-203]")
                .contains("stands in 10.64.0.0/16, and more stands outside it")
                .contains(
                        "The range 10.64.0.0/16 of 'samsoe' overlaps 10.64.0.0/16, which belongs to"
                                + " 'aarhus'.")
                .contains("samsky apply --tenant aarhus");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("validate").err()).contains("error[BP-200]");
        requireApart("nobody moved");
    }

    @Test
    void aNewTenantIsRefusedWhatAnotherStandsIn() throws IOException {
        hide("samsoe");
        write("aarhus", "10.64.0.0/16");
        apply();
        write("aarhus", "10.200.0.0/16");
        show("samsoe");
        write("samsoe", "10.64.0.0/16");
        assertThat(run("plan", "--tenant", "samsoe").err()).contains("error[BP-200]");
        var applied = run("apply", "--yes", "--tenant", "samsoe");
        assertThat(applied.err()).contains("error[BP-200]").doesNotContain("EN-111");
        assertThat(standing().get("samsoe")).isEmpty();
    }

    @Test
    void theStateFollowsATenantThatMoves() throws IOException {
        write("aarhus", "10.64.0.0/16");
        apply();
        empty("aarhus");
        apply();
        write("aarhus", "10.1.0.0/16"); // after 10.0.0.0/16 of samsoe
        write("viborg", "");
        assertThat(run("plan").err()).contains("which belongs to 'viborg'");
        write("aarhus", "10.2.0.0/16");
        fill("aarhus");
        assertThat(run("plan").out()).contains("address range 10.2.0.0/16, given by this plan");
        apply();
        assertThat(remembered("aarhus")).isEqualTo("10.2.0.0/16");

        hide("aarhus");
        Files.createDirectories(workspace.resolve("tenants/skive"));
        var document = Files.readString(workspace.resolve("tenants/viborg/tenant.yaml"));
        Files.writeString(
                workspace.resolve("tenants/skive/tenant.yaml"),
                document.replace("viborg", "skive").replace("0791", "0779"));
        fill("skive");
        run("apply", "--yes", "--tenant", "skive");
        assertThat(remembered("skive")).isEqualTo("10.3.0.0/16");
    }

    /** Nothing stands of it, so that there is nothing else to apply. */
    @Test
    void whoWantsTheRangeOfOneThatMovesWaitsUntilItHasMoved() throws IOException {
        write("aarhus", "10.64.0.0/16");
        apply();
        empty("aarhus");
        empty("samsoe");
        apply();
        write("aarhus", "10.200.0.0/16");
        write("samsoe", "10.64.0.0/16");
        fill("samsoe");
        assertThat(run("plan", "--tenant", "aarhus", "--detailed-exitcode").status())
                .isEqualTo(ExitStatus.CHANGES);
        var first = run("apply", "--yes");
        assertThat(first.status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(first.err()).contains("error[BP-200]");
        assertThat(first.out()).contains("address range 10.200.0.0/16, given by this plan");
        apply();
        assertThat(remembered("aarhus")).isEqualTo("10.200.0.0/16");
        assertThat(standing().get("samsoe")).contains(Cidr.parse("10.64.0.0/16").orElseThrow());
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        requireApart("both moved");
    }

    @Test
    void aPlanFromBeforeAMoveIsStale() throws IOException {
        apply();
        empty("samsoe");
        apply();
        var document = workspace.resolve("tenants/samsoe/tenant.yaml");
        var before = Files.readString(document);
        fill("samsoe");
        assertThat(run("plan", "--out", "old.plan").status()).isEqualTo(ExitStatus.DONE);
        empty("samsoe");
        write("samsoe", "10.200.0.0/16");
        apply();
        Files.writeString(document, before);
        fill("samsoe");
        assertThat(run("apply", "old.plan").status()).isEqualTo(ExitStatus.STALE);
        assertThat(standing().get("samsoe")).isEmpty();
    }

    @Test
    void neverOverlapAfterAnyEditsAndRuns() throws IOException {
        var moves = 0;
        for (var seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            for (var step = 0; step < 8; step++) {
                edit(random);
                if (random.nextInt(4) == 0) {
                    run("simulated", "fault", "delete denied times=1");
                }
                var before = state(StateStore::ranges);
                run("apply", "--yes");
                requireApart("seed " + seed + ", step " + step);
                moves += before.equals(state(StateStore::ranges)) ? 0 : 1;
            }
        }
        assertThat(moves).isGreaterThan(5);
    }

    private void edit(Random random) throws IOException {
        var ranges =
                List.of(
                        "",
                        "10.0.0.0/16",
                        "10.1.0.0/16",
                        "10.1.0.0/17",
                        "10.4.0.0/15",
                        "10.5.0.0/16",
                        "10.6.0.0/16");
        for (var name : NAMES) {
            if (Files.exists(folder.resolve(name))) {
                show(name);
            }
            if (random.nextBoolean()) {
                write(name, ranges.get(random.nextInt(ranges.size())));
            }
            switch (random.nextInt(5)) {
                case 0, 1 -> empty(name);
                case 2, 3 -> fill(name);
                default -> hide(name);
            }
        }
    }
}
