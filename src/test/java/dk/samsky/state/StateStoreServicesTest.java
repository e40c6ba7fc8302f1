package dk.samsky.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StateStoreServicesTest {
    @Test
    void hasAContractTestForEachStore() throws Exception {
        var factories =
                ServiceLoader.load(StateStoreFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        assertThat(factories).isNotEmpty();
        for (var factory : factories) {
            var name = factory.name();
            var test =
                    "dk.samsky.state."
                            + name.substring(0, 1).toUpperCase(Locale.ROOT)
                            + name.substring(1)
                            + "StateStoreTest";
            assertThat(Class.forName(test)).as(name).isAssignableTo(SharedStateStoreContract.class);
        }
    }
}
