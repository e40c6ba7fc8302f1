package dk.samsky.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LikenessTest {
    @Test
    void tellsWorkloadsApartOnlyWhereARuleMay() {
        assertThat(
                        Stream.of(
                                        "workload.data.personal == 'cpr'",
                                        "region.country == 'DK'",
                                        "workload.labels.x == 'y'")
                                .filter(Likeness::readsTheName))
                .isEmpty();
        assertThat(
                        Stream.of(
                                        "workload.name == 'x'",
                                        "workload['name']",
                                        "[workload].size() > 0",
                                        "workload . name == ''")
                                .filter(text -> !Likeness.readsTheName(text)))
                .isEmpty();
    }
}
