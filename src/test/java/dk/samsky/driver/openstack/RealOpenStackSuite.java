package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.access.AccessReader;
import dk.samsky.driver.openstack.access.CloudsFile;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.wire.Cloud;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/**
 * The law of drivers on a real control plane, which {@code src/test/suites/openstack/run} starts.
 * The name keeps it out of {@code mvn verify}.
 */
class RealOpenStackSuite {
    abstract static class Real extends OpenStackFixture {
        @Override
        Surroundings surroundings() {
            return Surroundings.real();
        }

        @Override
        String image() {
            return "fake-linux";
        }

        @Override
        String size() {
            return "m1.small";
        }

        @Override
        Duration pause() {
            return Duration.ofMillis(500);
        }
    }

    /** What the owner of the cloud sees to: groups of people, a role, and given projects. */
    @BeforeAll
    static void seed() throws Exception {
        var access = AccessReader.read(new CloudsFile(Surroundings.real()).read(Optional.empty()));
        try (var cloud = Cloud.open(access, Surroundings.real().clock())) {
            var admin = cloud.session();
            for (var group : List.of("it-drift", "vagt")) {
                ensure(admin, "/groups", "groups", "group", group);
            }
            ensure(admin, "/roles", "roles", "role", "manager");
            var member = ensure(admin, "/roles", "roles", "role", "member");
            for (var tenant : List.of("aarhus", "ribe")) {
                var project = ensure(admin, "/projects", "projects", "project", "given-" + tenant);
                admin.put(
                        Service.IDENTITY,
                        "/projects/%s/users/%s/roles/%s".formatted(project, admin.userId(), member),
                        new JsonObject());
            }
        }
    }

    private static String ensure(Session admin, String path, String list, String word, String name)
            throws Exception {
        for (var one : admin.list(Service.IDENTITY, path, list)) {
            if (Json.text(one, "name").equals(name)) {
                return Json.text(one, "id");
            }
        }
        var made = admin.post(Service.IDENTITY, path, Json.object(word, Json.object("name", name)));
        return Json.text(made, word, "id");
    }

    @Nested
    class OfOurOwnProjects extends Real {
        @Override
        Map<String, String> settings() {
            return Map.of();
        }
    }

    @Nested
    class OfGivenProjects extends Real {
        @Override
        Map<String, String> settings() {
            return Map.of("strategy", "given", "project", "given-{tenant}");
        }
    }
}
