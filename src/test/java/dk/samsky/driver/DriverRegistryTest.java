package dk.samsky.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** That no driver is registered which is not under the law. */
class DriverRegistryTest {
    /** Where a driver's contract suite is by our naming. */
    private static Class<?> suite(String driver) throws ClassNotFoundException {
        var name = Character.toUpperCase(driver.charAt(0)) + driver.substring(1);
        return Class.forName("dk.samsky.driver." + driver + "." + name + "DriverTest");
    }

    @Test
    void everyRegisteredDriverHasAContractSuite() throws Exception {
        var found = 0;
        for (var factory : ServiceLoader.load(DriverFactory.class)) {
            found++;
            assertThat(isContract(suite(factory.name())))
                    .as("%s has a suite of DriverContract", factory.name())
                    .isTrue();
            assertThat(factory.capabilities()).isNotEmpty();
            assertThat(factory.settings()).doesNotHaveDuplicates();
        }
        assertThat(found).isPositive();
    }

    // The suite itself, or one of the classes in it.
    private static boolean isContract(Class<?> suite) {
        if (DriverContract.class.isAssignableFrom(suite)) {
            return true;
        }
        for (var nested : suite.getDeclaredClasses()) {
            if (DriverContract.class.isAssignableFrom(nested)) {
                return true;
            }
        }
        return false;
    }
}
