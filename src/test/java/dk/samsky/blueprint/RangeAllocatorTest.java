package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Tenant;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RangeAllocatorTest {
    private static final SequencedMap<TenantId, Cidr> NOTHING = new LinkedHashMap<>();

    @Test
    void givesRangesInOrderOfTheNames() {
        assertThat(
                        allocate(
                                        "10.0.0.0/8",
                                        16,
                                        NOTHING,
                                        Estate.tenant("ribe"),
                                        Estate.tenant("aarhus"))
                                .given())
                .hasToString("{aarhus=10.0.0.0/16, ribe=10.1.0.0/16}");
    }

    @Test
    void keepsWhatIsRememberedAndStepsOverWhatIsWritten() {
        var written = Estate.withRange(Estate.tenant("ribe"), "10.0.128.0/17");
        assertThat(
                        allocate(
                                        "10.0.0.0/8",
                                        16,
                                        remembered("odense", "10.1.0.0/16", "gone", "10.2.0.0/16"),
                                        written,
                                        Estate.tenant("odense"),
                                        Estate.tenant("aarhus"))
                                .given())
                .hasToString("{aarhus=10.3.0.0/16, odense=10.1.0.0/16, ribe=10.0.128.0/17}");
    }

    @Test
    void refusesWhoeverWritesARangeThatIsAnothersAlready() {
        var refused =
                allocate(
                                "10.0.0.0/8",
                                16,
                                remembered("odense", "10.9.0.0/16"),
                                Estate.withRange(Estate.tenant("aarhus"), "10.0.0.0/12"),
                                Estate.withRange(Estate.tenant("ribe"), "10.32.0.0/16"),
                                Estate.tenant("odense"))
                        .refused();
        assertThat(refused.keySet()).containsExactly(new TenantId("aarhus"));
        assertThat(refused.firstEntry().getValue())
                .extracting(problem -> problem.what())
                .containsExactly(
                        "The range 10.0.0.0/12 of 'aarhus' overlaps 10.9.0.0/16, which belongs to"
                                + " 'odense'.");
    }

    @Test
    void whoHasTheRangeThatTwoWriteKeepsIt() {
        var aarhus = Estate.withRange(Estate.tenant("aarhus"), "10.8.0.0/14");
        var odense = Estate.withRange(Estate.tenant("odense"), "10.9.0.0/16");
        var kept = allocate("10.0.0.0/8", 16, remembered("odense", "10.9.0.0/16"), aarhus, odense);
        assertThat(kept.refused().keySet()).containsExactly(new TenantId("aarhus"));
        assertThat(kept.given()).hasToString("{odense=10.9.0.0/16}");
        assertThat(allocate("10.0.0.0/8", 16, NOTHING, aarhus, odense).refused().keySet())
                .containsExactly(new TenantId("aarhus"), new TenantId("odense"));
    }

    @Test
    void whatOneMovesAwayFromIsNotFreeBeforeTheStateHasItsNewRange() {
        var before = remembered("aarhus", "10.64.0.0/16");
        var moving = Estate.withRange(Estate.tenant("aarhus"), "10.200.0.0/16");
        var taker = Estate.withRange(Estate.tenant("samsoe"), "10.64.0.0/16");
        var refused = allocate("10.0.0.0/8", 16, before, moving, taker).refused();
        assertThat(refused.keySet()).containsExactly(new TenantId("samsoe"));
        assertThat(refused.firstEntry().getValue())
                .extracting(problem -> problem.code())
                .containsExactly(BlueprintCode.RANGES_OVERLAP);
        var after = remembered("aarhus", "10.200.0.0/16");
        assertThat(allocate("10.0.0.0/8", 16, after, moving, taker).given())
                .hasToString("{aarhus=10.200.0.0/16, samsoe=10.64.0.0/16}");
    }

    @Test
    void whoEnlargesItsRangeKeepsItFromANewcomer() {
        var larger = Estate.withRange(Estate.tenant("samsoe"), "10.64.0.0/15");
        var newcomer = Estate.withRange(Estate.tenant("aarhus"), "10.64.0.0/16");
        var ranges =
                allocate("10.0.0.0/8", 16, remembered("samsoe", "10.64.0.0/16"), larger, newcomer);
        assertThat(ranges.refused().keySet()).containsExactly(new TenantId("aarhus"));
        assertThat(ranges.given()).hasToString("{samsoe=10.64.0.0/15}");
    }

    @Test
    void thePoolLeavesWhatIsWrittenByMistakeWhileAnythingElseIsFree() {
        var first = Estate.withRange(Estate.tenant("aarhus"), "10.0.0.0/16");
        var second = Estate.withRange(Estate.tenant("ribe"), "10.0.0.0/16");
        var odense = Estate.tenant("odense");
        assertThat(allocate("10.0.0.0/8", 16, NOTHING, first, second, odense).given())
                .hasToString("{odense=10.1.0.0/16}");
        assertThat(allocate("10.0.0.0/16", 16, NOTHING, first, second, odense).given())
                .hasToString("{odense=10.0.0.0/16}");
    }

    @Test
    void manyWithOneRangeAreAsManyMistakesAsTenants() {
        var tenants = new Tenant[300];
        for (var i = 0; i < tenants.length; i++) {
            tenants[i] = Estate.withRange(Estate.tenant("t%03d".formatted(i)), "10.1.0.0/16");
        }
        var refused = allocate("10.0.0.0/8", 16, NOTHING, tenants).refused();
        assertThat(refused).hasSize(300);
        assertThat(refused.values().stream().flatMap(List::stream).distinct()).hasSize(299);
    }

    @Test
    void tellsThatThePoolIsUsedUp() {
        var problems =
                allocate(
                                "10.0.0.0/15",
                                16,
                                NOTHING,
                                Estate.tenant("a"),
                                Estate.tenant("b"),
                                Estate.tenant("c"))
                        .refused()
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(BlueprintCode.POOL_EXHAUSTED);
        assertThat(problems.getFirst().address()).hasValue("c");
    }

    @Test
    void neverOverlapsAndIsTheSameInAnyOrder() {
        for (var seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var tenants = new ArrayList<Tenant>();
            var remembered = new LinkedHashMap<TenantId, Cidr>();
            var taken = new FreeRanges(Estate.cidr("10.0.0.0/12"));
            for (var i = 0; i < 40; i++) {
                var tenant = Estate.tenant("t" + i);
                switch (random.nextInt(4)) {
                    case 0 ->
                            tenant =
                                    Estate.withRange(
                                            tenant,
                                            taken.takeFirst(18 + random.nextInt(4))
                                                    .orElseThrow()
                                                    .toString());
                    case 1 ->
                            remembered.put(
                                    tenant.id(),
                                    taken.takeFirst(20 + random.nextInt(4)).orElseThrow());
                    default -> {}
                }
                tenants.add(tenant);
            }
            var first =
                    allocate("10.0.0.0/12", 20, remembered, tenants.toArray(Tenant[]::new)).given();
            Collections.shuffle(tenants, random);
            var second =
                    allocate("10.0.0.0/12", 20, remembered, tenants.toArray(Tenant[]::new)).given();
            assertThat(second.toString()).as("seed " + seed).isEqualTo(first.toString());
            var sorted = first.values().stream().sorted().toList();
            for (var i = 1; i < sorted.size(); i++) {
                assertThat(sorted.get(i - 1).overlaps(sorted.get(i))).as("seed " + seed).isFalse();
            }
            assertThat(first).as("seed " + seed).containsAllEntriesOf(remembered).hasSize(40);
        }
    }

    private static RangeAllocator.Ranges allocate(
            String pool, int prefix, SequencedMap<TenantId, Cidr> remembered, Tenant... tenants) {
        var settings =
                new WorkspaceSettings(
                        "w",
                        "DKK",
                        "sqlite",
                        "x",
                        List.of(),
                        Estate.cidr(pool),
                        prefix,
                        Optional.empty(),
                        WorkspaceSettings.Clouds.REAL,
                        List.of(),
                        List.of(),
                        List.of(),
                        Estate.span("samsky"));
        return new RangeAllocator(settings).allocate(List.of(tenants), remembered);
    }

    private static SequencedMap<TenantId, Cidr> remembered(String... namesAndRanges) {
        var ranges = new TreeMap<TenantId, Cidr>();
        for (var i = 0; i < namesAndRanges.length; i += 2) {
            ranges.put(new TenantId(namesAndRanges[i]), Estate.cidr(namesAndRanges[i + 1]));
        }
        return ranges;
    }
}
