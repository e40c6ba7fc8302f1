package dk.samsky.driver.kubernetes;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is reached: by a context of a kubeconfig, or by the service account of the pod that
 * Samsky runs in.
 *
 * <p>A kubeconfig with several contexts is never guessed from: which of them is current changes
 * with every {@code kubectl config use-context}, and a workspace must not follow that.
 */
final class Access {
    static final List<String> SETTINGS = List.of("context", "kubeconfig");

    /** Where Kubernetes puts a pod's credentials. */
    private static final Path IN_CLUSTER =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    private Access() {}

    /**
     * Reads how the cluster is reached; makes no call.
     *
     * @param environment the process's, of which KUBECONFIG and HOME count
     */
    static Config read(Connection connection, Map<String, String> environment)
            throws DriverException {
        connection.requireKnown(SETTINGS);
        var context = connection.settings().get("context");
        var files = files(connection, environment);
        if (files.isEmpty()) {
            if (context == null && Files.isReadable(IN_CLUSTER)) {
                return Config.autoConfigure(null);
            }
            throw invalid(
                    "No kubeconfig was found for " + connection.provider() + ".",
                    "Set KUBECONFIG, or write 'kubeconfig:' beside 'driver: kubernetes'.");
        }
        return select(merged(files), context, connection.provider());
    }

    private static List<File> files(Connection connection, Map<String, String> environment)
            throws DriverException {
        var written = connection.settings().get("kubeconfig");
        if (written != null) {
            var file = path(connection.workspace(), written);
            if (!Files.isReadable(file)) {
                throw invalid(
                        "The kubeconfig " + file + " cannot be read.",
                        "Mend the path under 'kubeconfig', or take it away: then KUBECONFIG and"
                                + " ~/.kube/config are used.");
            }
            return List.of(file.toFile());
        }
        var named = environment.getOrDefault("KUBECONFIG", "");
        if (named.isBlank()) {
            var usual = Path.of(environment.getOrDefault("HOME", ""), ".kube", "config");
            return Files.isReadable(usual) ? List.of(usual.toFile()) : List.of();
        }
        return List.of(named.split(File.pathSeparator, -1)).stream()
                .filter(name -> !name.isBlank())
                .map(File::new)
                .filter(File::canRead)
                .toList();
    }

    private static Path path(Path workspace, String written) throws DriverException {
        try {
            return workspace.resolve(written).normalize();
        } catch (InvalidPathException _) {
            throw invalid(
                    "'" + written + "' is not a path.",
                    "Write the path of a kubeconfig, from the workspace's directory.");
        }
    }

    // What KUBECONFIG lists is merged as kubectl merges it: the first that says something counts.
    private static Config merged(List<File> files) throws DriverException {
        try {
            return files.size() == 1
                    ? Config.fromKubeconfig(files.getFirst())
                    : Config.autoConfigure(null);
        } catch (RuntimeException _) {
            // Whatever its reader throws: its words may hold what the file holds.
            throw invalid(
                    "The kubeconfig "
                            + String.join(", ", files.stream().map(File::toString).toList())
                            + " cannot be understood.",
                    "See what is wrong with it: kubectl config view");
        }
    }

    private static Config select(Config config, @Nullable String context, String provider)
            throws DriverException {
        var names = config.getContexts().stream().map(NamedContext::getName).sorted().toList();
        if (context == null) {
            if (names.size() == 1) {
                return use(config, names.getFirst());
            }
            throw invalid(
                    "The kubeconfig has "
                            + names.size()
                            + " contexts, and "
                            + provider
                            + " names none of them.",
                    "Write 'context:' beside 'driver: kubernetes', with one of: "
                            + String.join(", ", names)
                            + ".");
        }
        if (!names.contains(context)) {
            throw invalid(
                    "The kubeconfig has no context '" + context + "'.",
                    NearName.suggest(context, names)
                            + (names.isEmpty()
                                    ? "See what it has: kubectl config get-contexts"
                                    : "Use one of: " + String.join(", ", names) + "."));
        }
        return use(config, context);
    }

    private static Config use(Config config, String context) throws DriverException {
        var current = config.getCurrentContext();
        if (current != null && context.equals(current.getName())) {
            return config;
        }
        var file = config.getFile();
        if (file == null) {
            return Config.autoConfigure(context);
        }
        return Config.fromKubeconfig(context, file);
    }

    static DriverException invalid(String message, String remedy) {
        return new DriverException(DriverException.Kind.INVALID, message, remedy);
    }
}
