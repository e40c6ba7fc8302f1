package dk.samsky.plan;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Volume;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static SequencedMap<Address, Recorded> standing(List<Desired> all) {
        var recorded = new TreeMap<Address, Recorded>();
        for (var one : all) {
            recorded.put(
                    one.address(),
                    new Recorded(
                            one.address(),
                            one.location(),
                            one.driver(),
                            new RemoteId("id-" + one.address().local()),
                            one.content(),
                            one.resource().references(),
                            one.protect()));
        }
        return recorded;
    }

    private static Keeping.Kept keep(List<Desired> stands, List<Desired> wanted) {
        return new Keeping(standing(stands), new TreeMap<>(), Sight.NONE).keep(wanted, List.of());
    }

    private static List<ByteSize> volumes(Keeping.Kept kept) {
        return kept.desired().stream()
                .filter(one -> one.resource() instanceof Volume)
                .map(one -> ((Volume) one.resource()).size())
                .toList();
    }

    @Test
    void aVolumeThatIsLargerThanAskedForSatisfies() {
        var kept = keep(desired(AARHUS, esdh().gib(10)), desired(AARHUS, esdh().gib(5)));
        assertThat(volumes(kept)).containsExactly(ByteSize.ofGibibytes(10));
        assertThat(kept.desired()).isEqualTo(desired(AARHUS, esdh().gib(10)));
        assertThat(kept.spare())
                .singleElement()
                .satisfies(spare ->
                        assertThat(spare.asked().orElseThrow().amounts().storage())
                                .isEqualTo(ByteSize.ofGibibytes(5)));
    }

    @Test
    void oneThatIsSmallerGrows() {
        var kept = keep(desired(AARHUS, esdh().gib(10)), desired(AARHUS, esdh().gib(20)));
        assertThat(volumes(kept)).containsExactly(ByteSize.ofGibibytes(20));
        assertThat(kept.spare()).isEmpty();
    }

    @Test
    void whatStandsAtAnotherPlaceIsNotCompared() {
        var kept =
                keep(desired(AARHUS, esdh().gib(10).at(Shop.EAST)), desired(AARHUS, esdh().gib(5)));
        assertThat(volumes(kept)).containsExactly(ByteSize.ofGibibytes(5));
    }

    @Test
    void theVolumesOfAServerThatOnlyStaysAreNotAskedForEither() {
        var wanted = desired(AARHUS, esdh());
        var server =
                wanted.stream()
                        .map(Desired::address)
                        .filter(one -> one.local().equals("server/web-1"))
                        .toList();
        assertThat(
                        new Keeping(new TreeMap<>(), new TreeMap<>(), Sight.NONE)
                                .keep(wanted, server)
                                .spare())
                .extracting(spare -> spare.stays().address().local())
                .containsExactlyInAnyOrder("server/web-1", "volume/web-1-data");
    }
}
