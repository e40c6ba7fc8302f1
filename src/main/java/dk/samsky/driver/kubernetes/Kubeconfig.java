package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.fabric8.kubernetes.client.utils.Utils;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the files of a kubeconfig say together: of two that say the same, the first counts, as for
 * kubectl.
 *
 * <p>Reading it runs nothing; using a context runs that context's exec plug-in, and no other's.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
final class Kubeconfig {
    private final String files;
    private final List<Config> parsed;

    private Kubeconfig(String files, List<Config> parsed) {
        this.files = files;
        this.parsed = parsed;
    }

    /**
     * @param files that can be read, at least one
     */
    static Kubeconfig read(List<File> files) throws DriverException {
        var parsed = new ArrayList<Config>();
        for (var file : files) {
            try {
                parsed.add(KubeConfigUtils.parseConfig(file));
            } catch (RuntimeException _) {
                // Whatever its reader throws: its words may hold what the file holds.
                throw Access.invalid(
                        "The kubeconfig " + file + " cannot be understood.",
                        "See what is wrong with it: kubectl config view");
            }
        }
        return new Kubeconfig(
                String.join(File.pathSeparator, files.stream().map(File::toString).toList()),
                parsed);
    }

    /** The names of its contexts, in order; one without a name or a content is none. */
    List<String> contexts() {
        return all(Config::getContexts)
                .filter(context -> context.getContext() != null)
                .map(NamedContext::getName)
                .filter(name -> name != null && !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private <T> Stream<T> all(Function<Config, Collection<T>> list) {
        return parsed.stream()
                .flatMap(config ->
                        Optional.ofNullable(list.apply(config)).stream()
                                .flatMap(Collection::stream))
                .filter(item -> item != null);
    }

    /**
     * How the cluster of a context is reached.
     *
     * @param context one of {@link #contexts}
     * @throws DriverException {@code INVALID} if what the context names is not there or cannot be
     *     used, {@code DENIED} if its user has no credentials
     */
    io.fabric8.kubernetes.client.Config use(String context) throws DriverException {
        var named =
                all(Config::getContexts)
                        .filter(one -> context.equals(one.getName()) && one.getContext() != null)
                        .map(NamedContext::getContext)
                        .findFirst()
                        .orElseThrow();
        requireHeeded(context, requireServer(context, named), user(named));
        var config = io.fabric8.kubernetes.client.Config.empty();
        try {
            KubeConfigUtils.merge(config, context, parsed.toArray(Config[]::new));
        } catch (RuntimeException _) {
            // The plug-in of its user could not be run, or said nothing that can be understood.
            throw withoutCredentials(context, named);
        }
        var current = config.getCurrentContext();
        if (current == null || !context.equals(current.getName())) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: " + context + " is not the context that is used");
        }
        var user = user(named);
        requireFiles(context, config, user);
        if (user.isEmpty() || !hasCredentials(config, user.get())) {
            throw withoutCredentials(context, named);
        }
        // Where another service is asked for tokens, the client does so by itself.
        if (user.get().getAuthProvider() == null) {
            config.setOauthTokenProvider(tokens(context, config, user.get()));
        }
        impersonate(context, config, user.get());
        return config;
    }

    private static void requireFiles(
            String context, io.fabric8.kubernetes.client.Config config, Optional<AuthInfo> user)
            throws DriverException {
        var written =
                Stream.of(
                                config.getCaCertFile(),
                                config.getClientCertFile(),
                                config.getClientKeyFile())
                        .filter(Utils::isNotNullOrEmpty)
                        .map(Path::of);
        var token = user.flatMap(one -> tokenFile(config, one));
        for (var file : Stream.concat(written, token.stream()).toList()) {
            if (!Files.isReadable(file)) {
                throw Access.invalid(
                        "The context '" + context + "' needs " + file + ", which cannot be read.",
                        "Mend its path in the kubeconfig.");
            }
        }
    }

    /** Whom the cluster is to take us for, as kubectl says it in each of its calls. */
    private static void impersonate(
            String context, io.fabric8.kubernetes.client.Config config, AuthInfo user)
            throws DriverException {
        var groups = Optional.ofNullable(user.getAsGroups()).orElse(List.of());
        var isMore =
                Utils.isNotNullOrEmpty(user.getAsUid())
                        || !Optional.ofNullable(user.getAsUserExtra()).orElseGet(Map::of).isEmpty();
        var isSomebody = Utils.isNotNullOrEmpty(user.getAs());
        if (isMore || (!isSomebody && !groups.isEmpty())) {
            throw Access.invalid(
                    "The user of the context '"
                            + context
                            + "' is to act as another, by "
                            + (isMore ? "'as-uid' or 'as-user-extra'" : "'as-groups' without 'as'")
                            + ", which Samsky cannot.",
                    "Write 'as', and beside it at most 'as-groups'.");
        }
        var all = Stream.concat(Stream.of(String.valueOf(user.getAs())), groups.stream());
        if (isSomebody && !all.allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)) {
            throw Access.invalid(
                    "The user of the context '"
                            + context
                            + "' is to act as another whose name is not plain ASCII, which Samsky"
                            + " cannot say.",
                    "Write 'as' and 'as-groups' without other letters.");
        }
        if (isSomebody) {
            config.setImpersonateUsername(user.getAs());
            config.setImpersonateGroups(groups.toArray(String[]::new));
        }
    }

    /** What says who asks, anew each minute; nothing where a certificate or a password does. */
    private OAuthTokenProvider tokens(
            String context, io.fabric8.kubernetes.client.Config config, AuthInfo user) {
        // One that is empty counts for nothing.
        var written = tokenFile(config, user).filter(file -> !read(file).isEmpty());
        if (written.isPresent()) {
            var file = written.get();
            return new FreshToken(read(file), () -> read(file));
        }
        var token = Optional.ofNullable(config.getAutoOAuthToken()).orElse("");
        return user.getExec() == null || token.isEmpty()
                ? () -> token
                : new FreshToken(token, () -> token(context));
    }

    /** As for kubectl it counts before a token that is written, and is seen from its kubeconfig. */
    private static Optional<Path> tokenFile(
            io.fabric8.kubernetes.client.Config config, AuthInfo user) {
        if (Utils.isNullOrEmpty(user.getTokenFile())) {
            return Optional.empty();
        }
        var beside = KubeConfigUtils.getFileWithNamedAuthInfo(config.getCurrentContext());
        return Optional.of(
                beside.toPath().toAbsolutePath().resolveSibling(user.getTokenFile()).normalize());
    }

    /** The token in a file; empty if that cannot be read. */
    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private Optional<AuthInfo> user(Context named) {
        return all(Config::getUsers)
                .filter(one -> one.getName() != null && one.getName().equals(named.getUser()))
                .map(NamedAuthInfo::getUser)
                .flatMap(one -> Optional.ofNullable(one).stream())
                .findFirst();
    }

    /** The command of the plug-in that gives a context's user its credentials. */
    private Optional<String> plugin(Context named) {
        return user(named)
                .flatMap(one -> Optional.ofNullable(one.getExec()))
                .map(exec -> String.valueOf(exec.getCommand()));
    }

    /** What the plug-in says now; empty if it cannot be run. */
    private String token(String context) {
        var config = io.fabric8.kubernetes.client.Config.empty();
        try {
            KubeConfigUtils.merge(config, context, parsed.toArray(Config[]::new));
        } catch (RuntimeException _) {
            return "";
        }
        return Optional.ofNullable(config.getAutoOAuthToken()).orElse("");
    }

    /** What would lead kubectl elsewhere, or past what it checks, is not passed over. */
    private static void requireHeeded(String context, Cluster cluster, Optional<AuthInfo> user)
            throws DriverException {
        var key =
                Utils.isNotNullOrEmpty(cluster.getTlsServerName())
                        ? "tls-server-name"
                        : Utils.isNotNullOrEmpty(cluster.getProxyUrl())
                                ? "proxy-url"
                                : user.map(AuthInfo::getExec)
                                        .filter(exec ->
                                                Boolean.TRUE.equals(exec.getProvideClusterInfo()))
                                        .map(_ -> "provideClusterInfo")
                                        .orElse("");
        if (!key.isEmpty()) {
            throw Access.invalid(
                    "The context '" + context + "' asks for '" + key + "', which Samsky cannot.",
                    "Name a context that does without.");
        }
    }

    private Cluster requireServer(String context, Context named) throws DriverException {
        var cluster =
                all(Config::getClusters)
                        .filter(one -> one.getName() != null && one.getCluster() != null)
                        .filter(one -> one.getName().equals(named.getCluster()))
                        .map(NamedCluster::getCluster)
                        .findFirst()
                        .orElseGet(Cluster::new);
        var server = Optional.ofNullable(cluster.getServer()).orElse("");
        if (server.isBlank()) {
            throw Access.invalid(
                    "The context '"
                            + context
                            + "' of the kubeconfig "
                            + files
                            + " leads to no server.",
                    "Give the cluster '" + named.getCluster() + "' a 'server'.");
        }
        if (!isServer(server)) {
            throw Access.invalid(
                    "The server of the context '" + context + "' is no URL.",
                    "Write it as https://HOST:PORT.");
        }
        return cluster;
    }

    private static boolean isServer(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && List.of("https", "http").contains(uri.getScheme());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean hasCredentials(
            io.fabric8.kubernetes.client.Config config, AuthInfo user) {
        return Utils.isNotNullOrEmpty(config.getAutoOAuthToken())
                || tokenFile(config, user).filter(file -> !read(file).isEmpty()).isPresent()
                || Utils.isNotNullOrEmpty(config.getClientCertData())
                || Utils.isNotNullOrEmpty(config.getClientCertFile())
                || Utils.isNotNullOrEmpty(config.getUsername());
    }

    private DriverException withoutCredentials(String context, Context named) {
        var user = named.getUser();
        if (user == null || user.isBlank()) {
            return denied(
                    "The context '" + context + "' names no user, and so has no credentials.",
                    "Write in the kubeconfig whose credentials are used.");
        }
        var plugin = plugin(named);
        return plugin.isEmpty()
                ? denied(
                        "The user '"
                                + user
                                + "' of the context '"
                                + context
                                + "' has no credentials.",
                        "Write them into the kubeconfig " + files + ", or log in.")
                : denied(
                        "The user '"
                                + user
                                + "' of the context '"
                                + context
                                + "' got no credentials from "
                                + plugin.get()
                                + ".",
                        "See what it says: kubectl --context " + context + " version");
    }

    private static DriverException denied(String message, String remedy) {
        return new DriverException(DriverException.Kind.DENIED, message, remedy);
    }
}
