package dk.samsky.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"aarhus/esdh/server/web-1", "aarhus/tenant-space/cloud.dk-west"})
    void readsWhatItWrites(String text) {
        assertThat(Address.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void hasNoWorkloadWhereItIsTheTenantsOwn() {
        assertThat(Address.parse("aarhus/tenant-space/x").orElseThrow().workload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "///",
                "aarhus",
                "server/web-1",
                "/server/web-1",
                "aarhus//server/web-1",
                "aarhus/a/b/server/web-1",
                "aarhus/esdh/server/",
                "aarhus/esdh/serber/web-1",
                "aarhus/esdh/web-1",
                "Aarhus/esdh/server/web-1"
            })
    void isNothingElse(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }
}
