package dk.samsky.driver.openstack.project;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's document says of its OpenStack.
 *
 * @param cloud a name of clouds.yaml, with {@code {tenant}} in it if each tenant has credentials of
 *     its own; empty for what the environment says
 * @param strategy where tenants' projects come from
 * @param region the cloud's own name of the region
 * @param domain the name of the domain that projects, and the groups of people, are in
 * @param project the name of a given project, with {@code {tenant}} in it
 * @param externalNetwork the network that leads out, by name; empty if the cloud has one alone
 * @param volumeType the type of volumes, an encrypted one where there is one; empty for the cloud's
 *     default
 * @param bootVolume GiB of the disc of a server whose flavor has none
 * @param roles what the cloud calls the roles of viewers, operators and administrators
 */
public record Settings(
        Optional<String> cloud,
        Strategy strategy,
        Optional<String> region,
        String domain,
        Optional<String> project,
        Optional<String> externalNetwork,
        Optional<String> volumeType,
        int bootVolume,
        List<String> roles) {
    /** Where a tenant's project comes from. */
    public enum Strategy {
        /** We make it, in a domain that we may make projects in. */
        KEYSTONE,
        /** The cloud's owner made it; quotas and access are the owner's affair. */
        GIVEN
    }

    public static final String TENANT = "{tenant}";

    public static final List<String> NAMES =
            List.of(
                    "cloud",
                    "strategy",
                    "region",
                    "domain",
                    "project",
                    "externalNetwork",
                    "volumeType",
                    "bootVolume",
                    "viewerRole",
                    "operatorRole",
                    "administratorRole");

    public static Settings read(Connection connection) throws DriverException {
        connection.requireKnown(NAMES);
        var given = connection.settings();
        var settings =
                new Settings(
                        find(connection, "cloud"),
                        strategy(given.getOrDefault("strategy", "keystone")),
                        find(connection, "region"),
                        given.getOrDefault("domain", "Default"),
                        find(connection, "project"),
                        find(connection, "externalNetwork"),
                        find(connection, "volumeType"),
                        gibibytes(given.getOrDefault("bootVolume", "20")),
                        List.of(
                                given.getOrDefault("viewerRole", "reader"),
                                given.getOrDefault("operatorRole", "member"),
                                given.getOrDefault("administratorRole", "manager")));
        settings.requireWhole();
        return settings;
    }

    private void requireWhole() throws DriverException {
        var perTenant =
                cloud.filter(name -> name.contains(TENANT)).isPresent()
                        || project.filter(name -> name.contains(TENANT)).isPresent();
        if (strategy == Strategy.GIVEN && !perTenant) {
            throw invalid(
                    "Nothing says which of the given projects is whose.",
                    "Write {tenant} where the tenant's name stands in 'project', or in 'cloud' if"
                            + " each tenant has an entry of its own in clouds.yaml.");
        }
        if (strategy == Strategy.KEYSTONE && (perTenant || project.isPresent())) {
            throw invalid(
                    "With 'strategy: keystone' Samsky makes the projects and names them itself.",
                    "Take 'project' and {tenant} away, or write 'strategy: given'.");
        }
        requireApart("viewerRole", "operatorRole", Role.VIEWER, Role.OPERATOR);
        requireApart("viewerRole", "administratorRole", Role.VIEWER, Role.ADMINISTRATOR);
        requireApart("operatorRole", "administratorRole", Role.OPERATOR, Role.ADMINISTRATOR);
    }

    // Of two that are called the same nobody could say which one somebody has.
    private void requireApart(String lower, String higher, Role low, Role high)
            throws DriverException {
        if (role(low).equals(role(high))) {
            throw invalid(
                    "'%s' and '%s' are both '%s'.".formatted(lower, higher, role(low)),
                    "Name a role of its own for each, and have it added to the cloud if need be.");
        }
    }

    /** The name of the cloud for this tenant. */
    public Optional<String> cloud(TenantId tenant) {
        return cloud.map(name -> name.replace(TENANT, tenant.name()));
    }

    /** The name of the given project of this tenant, if the credentials do not say it. */
    public Optional<String> project(TenantId tenant) {
        return project.map(name -> name.replace(TENANT, tenant.name()));
    }

    /** What the cloud calls a role. */
    public String role(Role role) {
        return switch (role) {
            case VIEWER -> roles.getFirst();
            case OPERATOR -> roles.get(1);
            case ADMINISTRATOR -> roles.getLast();
        };
    }

    /**
     * The role that the cloud calls so; what we do not know may be anything, and is the highest.
     */
    public Role role(String name) {
        for (var role : Role.values()) {
            if (role(role).equals(name)) {
                return role;
            }
        }
        return Role.ADMINISTRATOR;
    }

    private static Optional<String> find(Connection connection, String name) {
        return Optional.ofNullable(connection.settings().get(name)).filter(text -> !text.isBlank());
    }

    private static Strategy strategy(String word) throws DriverException {
        return switch (word) {
            case "keystone" -> Strategy.KEYSTONE;
            case "given" -> Strategy.GIVEN;
            default ->
                    throw invalid(
                            "'" + word + "' is not a strategy.",
                            "Write 'keystone' if Samsky makes the tenants' projects, or 'given' if"
                                    + " the cloud's owner does.");
        };
    }

    private static int gibibytes(String text) throws DriverException {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw invalid(
                "'" + text + "' is not the size of a disc.",
                "Write a whole number of GiB from 1 to 9999 under 'bootVolume'.");
    }

    public static DriverException invalid(String message, String remedy) {
        return new DriverException(DriverException.Kind.INVALID, message, remedy);
    }
}
