package dk.samsky.driver.openstack.access;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code clouds.yaml}, {@code secure.yaml} and the environment say of a cloud, found where
 * every OpenStack client finds them: the file that {@code OS_CLIENT_CONFIG_FILE} names, then the
 * working directory, {@code ~/.config/openstack} and {@code /etc/openstack}; the first file wins.
 * {@code secure.yaml}, found in the same way, is laid over it.
 *
 * <p>Source: https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
 */
public final class CloudsFile {
    /** What the variables of the environment are called as a cloud. */
    private static final String ENVIRONMENT = "envvars";

    private static final List<String> AUTH =
            List.of(
                    "auth_url",
                    "username",
                    "user_id",
                    "password",
                    "project_name",
                    "project_id",
                    "domain_name",
                    "domain_id",
                    "user_domain_name",
                    "user_domain_id",
                    "project_domain_name",
                    "project_domain_id",
                    "default_domain",
                    "application_credential_id",
                    "application_credential_name",
                    "application_credential_secret",
                    "system_scope",
                    "token");

    private final Surroundings surroundings;

    public CloudsFile(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * All that is said of a cloud.
     *
     * @param name of the cloud; if it is not given, what {@code OS_CLOUD} says, or the variables of
     *     the environment themselves
     */
    public YamlTree read(Optional<String> name) throws DriverException {
        var wanted = name.or(() -> variable("OS_CLOUD")).orElse(ENVIRONMENT);
        if (wanted.equals(ENVIRONMENT)) {
            return environment();
        }
        var file = find("clouds", "OS_CLIENT_CONFIG_FILE");
        var secret = find("secure", "OS_CLIENT_SECURE_FILE");
        var known = file.isPresent() ? read(file.get()).tree("clouds") : YamlTree.EMPTY;
        var secure = secret.isPresent() ? read(secret.get()).tree("clouds") : YamlTree.EMPTY;
        var cloud = known.tree(wanted).under(secure.tree(wanted));
        if (known.tree(wanted).isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    missing(wanted, file, known),
                    NearName.suggest(wanted, List.copyOf(known.entries().keySet()))
                            + "Add it to clouds.yaml, in this directory, in ~/.config/openstack or"
                            + " in /etc/openstack, or correct 'cloud' in the provider's document.");
        }
        if (cloud.text("profile").isPresent()) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "The cloud '" + wanted + "' in clouds.yaml has a 'profile'.",
                    "Write what the profile says, such as 'auth_url', into clouds.yaml itself.");
        }
        return cloud;
    }

    private static String missing(String wanted, Optional<Path> file, YamlTree known) {
        if (file.isEmpty()) {
            return "There is no clouds.yaml, so that nothing is known of the cloud '"
                    + wanted
                    + "'.";
        }
        return known.isEmpty()
                ? file.get() + " names no clouds: they stand in a mapping under 'clouds'."
                : file.get() + " has no cloud '" + wanted + "'.";
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name))
                .filter(text -> !text.isEmpty());
    }

    private YamlTree environment() throws DriverException {
        var auth = new LinkedHashMap<String, Object>();
        for (var key : AUTH) {
            variable("OS_" + key.toUpperCase(Locale.ROOT)).ifPresent(text -> auth.put(key, text));
        }
        if (!auth.containsKey("auth_url")) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    "Nothing says how to get into the cloud.",
                    "Write 'cloud:' with a name of clouds.yaml into the provider's document, or set"
                            + " OS_CLOUD, or OS_AUTH_URL and the other OS_ variables.");
        }
        var cloud = new LinkedHashMap<String, Object>();
        cloud.put("auth", new YamlTree(auth));
        for (var key : List.of("auth_type", "region_name", "interface", "cacert")) {
            variable("OS_" + key.toUpperCase(Locale.ROOT)).ifPresent(text -> cloud.put(key, text));
        }
        return new YamlTree(cloud);
    }

    /** The first file that is there. */
    private Optional<Path> find(String stem, String named) {
        var places = new ArrayList<Path>();
        variable(named).ifPresent(file -> places.add(Path.of(file)));
        for (var folder :
                List.of(
                        surroundings.directory(),
                        surroundings.home().resolve(".config/openstack"),
                        surroundings.settings())) {
            for (var ending : List.of(".yaml", ".yml", ".json")) {
                places.add(folder.resolve(stem + ending));
            }
        }
        return places.stream().filter(Files::isRegularFile).findFirst();
    }

    private static YamlTree read(Path file) throws DriverException {
        try {
            return YamlTree.read(Files.readString(file));
        } catch (YamlTree.Unreadable damaged) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    file + " cannot be understood: " + damaged.getMessage() + ".",
                    "Correct it there.");
        } catch (IOException _) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    file + " cannot be read.",
                    "See who may read it; it must be text in UTF-8.");
        }
    }
}
