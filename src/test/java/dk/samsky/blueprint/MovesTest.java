package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Renames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovesTest {
    private static final WorkloadId ESDH = new WorkloadId(new TenantId("aarhus"), "esdh");

    @ParameterizedTest
    @CsvSource({
        "server/db-1, server/database-1",
        "server/db-12, server/database-12",
        "public-address/db-1, public-address/database-1",
        "volume/db-1-data, volume/database-1-data",
        "namespace/db, namespace/database",
        "namespace-quota/db, namespace-quota/database",
        "network-policy/db, network-policy/database",
        "access-binding/db.drift.viewer, access-binding/database.drift.viewer"
    })
    void movesWhatARenamedComponentOwns(String from, String to) {
        assertThat(moves(Optional.empty(), "aarhus/esdh/" + from))
                .containsExactlyEntriesOf(pair("aarhus/esdh/" + from, "aarhus/esdh/" + to));
    }

    @ParameterizedTest
    @CsvSource({
        "aarhus/esdh/server/db-old-1",
        "aarhus/esdh/server/web-1",
        "aarhus/esdh/volume/db-old-1-data",
        "aarhus/esdh/network/main",
        "aarhus/esdh/namespace/db-2",
        "aarhus/other/server/db-1",
        "ribe/esdh/server/db-1",
        "aarhus/tenant-space/national.dk"
    })
    void leavesWhatIsSomebodyElses(String address) {
        assertThat(moves(Optional.empty(), address)).isEmpty();
    }

    @Test
    void movesAllOfARenamedWorkload() {
        assertThat(
                        moves(
                                Optional.of("sager"),
                                "aarhus/sager/network/main",
                                "aarhus/sager/server/db-1"))
                .hasToString(
                        "{aarhus/sager/network/main=aarhus/esdh/network/main,"
                                + " aarhus/sager/server/db-1=aarhus/esdh/server/database-1}");
    }

    @Test
    void neverMovesOntoWhatStands() {
        assertThat(
                        moves(
                                Optional.empty(),
                                "aarhus/esdh/server/db-1",
                                "aarhus/esdh/server/database-1"))
                .isEmpty();
    }

    @Test
    void swapsNames() {
        var components = new LinkedHashMap<String, String>();
        components.put("a", "b");
        components.put("b", "a");
        var recorded =
                List.of(address("aarhus/esdh/server/a-1"), address("aarhus/esdh/server/b-1"));
        assertThat(Moves.of(ESDH, new Renames(Optional.empty(), components), recorded)).hasSize(2);
    }

    private static SequencedMap<Address, Address> moves(
            Optional<String> formerName, String... recorded) {
        return Moves.of(
                ESDH,
                renames(formerName),
                Arrays.stream(recorded).map(MovesTest::address).toList());
    }

    private static Renames renames(Optional<String> formerName) {
        var components = new LinkedHashMap<String, String>();
        components.put("db", "database");
        return new Renames(formerName, components);
    }

    private static SequencedMap<Address, Address> pair(String from, String to) {
        var pair = new LinkedHashMap<Address, Address>();
        pair.put(address(from), address(to));
        return pair;
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }
}
