package dk.samsky.driver.openstack.access;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the machine that Samsky runs on gives: where credentials are, and what time it is.
 *
 * @param environment its variables
 * @param directory the one that Samsky was started in
 * @param home the user's own
 * @param settings those of the whole machine, {@code /etc/openstack}
 */
public record Surroundings(
        Map<String, String> environment,
        Path directory,
        Path home,
        Path settings,
        InstantSource clock) {
    public static Surroundings real() {
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "/")),
                Path.of("/etc/openstack"),
                InstantSource.system());
    }

    @Override
    public String toString() {
        return "surroundings"; // the environment holds secrets
    }
}
