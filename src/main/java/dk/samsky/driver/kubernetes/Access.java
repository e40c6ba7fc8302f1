package dk.samsky.driver.kubernetes;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final String TOKEN = "token";

    /** Where Kubernetes puts a pod's credentials. */
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private Access() {}

    /**
     * Reads how the cluster is reached; makes no call, but may run the exec plug-in of the context.
     *
     * @param environment the process's, of which KUBECONFIG and HOME count, and in a pod
     *     KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT
     */
    static Config read(Connection connection, Map<String, String> environment)
            throws DriverException {
        return read(connection, environment, ACCOUNT);
    }

    /** The same, with a pod's credentials in this folder. */
    static Config read(Connection connection, Map<String, String> environment, Path account)
            throws DriverException {
        connection.requireKnown(SETTINGS);
        var context = connection.settings().get("context");
        var files = files(connection, environment);
        if (!files.isEmpty()) {
            return select(Kubeconfig.read(files), context, connection.provider());
        }
        if (context == null && Files.isReadable(account.resolve(TOKEN))) {
            return inCluster(environment, account);
        }
        throw invalid(
                "No kubeconfig was found for " + connection.provider() + ".",
                "Set KUBECONFIG, or write 'kubeconfig:' beside 'driver: kubernetes'.");
    }

    /** As the pod's service account; its token is read each time, since it is renewed each hour. */
    private static Config inCluster(Map<String, String> environment, Path account) {
        var host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
        var config = Config.empty();
        config.setMasterUrl(
                "https://"
                        + (host.contains(":") ? "[" + host + "]" : host)
                        + ":"
                        + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"));
        config.setCaCertFile(account.resolve("ca.crt").toString());
        config.setOauthTokenProvider(() -> token(account));
        return config;
    }

    private static String token(Path account) {
        try {
            return Files.readString(account.resolve(TOKEN)).strip();
        } catch (IOException _) {
            return ""; // which the cluster refuses
        }
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
            var usual = Path.of(environment.getOrDefault("HOME", ""), ".kube", "config").toFile();
            return usual.exists() ? List.of(readable(usual)) : List.of();
        }
        // As kubectl does: one that is not there is passed over. But not all of them.
        var files = new ArrayList<File>();
        for (var name : named.split(File.pathSeparator, -1)) {
            var file = new File(name);
            if (!name.isBlank() && file.exists()) {
                files.add(readable(file));
            }
        }
        if (files.isEmpty()) {
            throw invalid(
                    "KUBECONFIG names " + named + ", which is not there.",
                    "Mend KUBECONFIG, or unset it: then ~/.kube/config is used.");
        }
        return files;
    }

    private static File readable(File file) throws DriverException {
        if (!file.canRead() || file.isDirectory()) {
            throw invalid("The kubeconfig " + file + " cannot be read.", "Make it readable.");
        }
        return file;
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

    private static Config select(Kubeconfig config, @Nullable String context, String provider)
            throws DriverException {
        var names = config.contexts();
        if (context == null) {
            if (names.size() == 1) {
                return config.use(names.getFirst());
            }
            throw invalid(
                    "The kubeconfig has "
                            + names.size()
                            + " contexts, and "
                            + provider
                            + " names none of them.",
                    names.isEmpty()
                            ? "See what it has: kubectl config get-contexts"
                            : "Write 'context:' beside 'driver: kubernetes', with one of: "
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
        return config.use(context);
    }

    static DriverException invalid(String message, String remedy) {
        return new DriverException(DriverException.Kind.INVALID, message, remedy);
    }
}
