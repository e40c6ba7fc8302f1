package dk.samsky.driver.openstack.wire;

import com.google.common.collect.ImmutableSet;
import com.google.inject.AbstractModule;
import dk.samsky.driver.DriverException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jclouds.Constants;
import org.jclouds.ContextBuilder;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRetryHandler;
import org.jclouds.http.IOExceptionRetryHandler;
import org.jclouds.http.annotation.ClientError;
import org.jclouds.http.annotation.Redirection;
import org.jclouds.http.annotation.ServerError;
import org.jclouds.http.okhttp.OkHttpClientSupplier;
import org.jclouds.http.okhttp.config.OkHttpCommandExecutorServiceModule;
import org.jclouds.rest.ConfiguresHttpApi;
import org.jclouds.rest.config.HttpApiModule;
import org.jclouds.rest.internal.BaseHttpApiMetadata;

/**
 * The one context of jclouds that a cloud is spoken to through, without what jclouds does by
 * itself: nothing is sent twice but what {@link RenewToken} allows, no failure is turned into an
 * empty answer, and no call waits for ever.
 */
final class HardenedContext {
    static final String RETRY_AFTER = "Retry-After";

    private static final String HIDDEN = "X-Samsky-Retry-After";

    private HardenedContext() {}

    /** How long to wait for a connection, for the next byte, and for a whole answer. */
    record Patience(Duration connecting, Duration silence, Duration whole) {
        static final Patience USUAL =
                new Patience(
                        Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    static ControlPlane open(URI endpoint, Patience patience, Optional<String> certificates)
            throws DriverException {
        var client = client(patience, certificates);
        var properties = new Properties();
        properties.setProperty(Constants.PROPERTY_MAX_RETRIES, "0");
        properties.setProperty(Constants.PROPERTY_IDEMPOTENT_METHODS, "");
        properties.setProperty(
                Constants.PROPERTY_CONNECTION_TIMEOUT,
                Long.toString(patience.connecting().toMillis()));
        properties.setProperty(
                Constants.PROPERTY_SO_TIMEOUT, Long.toString(patience.silence().toMillis()));
        return ContextBuilder.newBuilder(new Metadata(new Metadata.Builder()))
                .endpoint(endpoint.toString())
                .credentials("none", "none") // tokens are our own affair
                .overrides(properties)
                .modules(
                        ImmutableSet.of(
                                new OkHttpCommandExecutorServiceModule(),
                                new Silence(),
                                new Client(client)))
                .buildApi(ControlPlane.class);
    }

    private static OkHttpClient client(Patience patience, Optional<String> certificates)
            throws DriverException {
        var client =
                new OkHttpClient.Builder()
                        // It would send a POST again whose connection broke.
                        .retryOnConnectionFailure(false)
                        // A token is for the address that it was asked for, and no other.
                        .followRedirects(false)
                        // It would send again by itself what is to come again at once: between
                        // these two it does not see when.
                        .addInterceptor(chain ->
                                renamed(chain.proceed(chain.request()), HIDDEN, RETRY_AFTER))
                        .addNetworkInterceptor(chain ->
                                renamed(chain.proceed(chain.request()), RETRY_AFTER, HIDDEN))
                        .callTimeout(patience.whole())
                        // Shorter than any server keeps an idle connection: one that was closed
                        // meanwhile would cost a call whose outcome nobody knows.
                        .connectionPool(new ConnectionPool(64, 3, TimeUnit.SECONDS));
        if (certificates.isPresent()) {
            Certificates.trust(client, certificates.get());
        }
        return client.build();
    }

    /** The answer with a header called otherwise. */
    private static Response renamed(Response answer, String from, String to) {
        var value = answer.header(from);
        return value == null
                ? answer
                : answer.newBuilder().removeHeader(from).header(to, value).build();
    }

    private static final class Client extends AbstractModule {
        private final OkHttpClient client;

        Client(OkHttpClient client) {
            this.client = client;
        }

        @Override
        protected void configure() {
            bind(OkHttpClientSupplier.class).toInstance(() -> client);
            bind(IOExceptionRetryHandler.class).toInstance(IOExceptionRetryHandler.NEVER_RETRY);
        }
    }

    /** What jclouds wants to know of an API. */
    private static final class Metadata extends BaseHttpApiMetadata<ControlPlane> {
        Metadata(Builder builder) {
            super(builder);
        }

        @Override
        public Builder toBuilder() {
            return new Builder().fromApiMetadata(this);
        }

        private static final class Builder
                extends BaseHttpApiMetadata.Builder<ControlPlane, Builder> {
            Builder() {
                super(ControlPlane.class);
                id("samsky-openstack")
                        .name("OpenStack")
                        .identityName("none")
                        .credentialName("none")
                        .version("3")
                        .defaultEndpoint("http://localhost")
                        .documentation(URI.create("https://docs.openstack.org/api-ref/"))
                        .defaultProperties(BaseHttpApiMetadata.defaultProperties())
                        .defaultModules(ImmutableSet.of(Wiring.class));
            }

            @Override
            protected Builder self() {
                return this;
            }

            @Override
            public Metadata build() {
                return new Metadata(this);
            }
        }
    }

    /** Our handlers in place of those of jclouds. */
    @ConfiguresHttpApi
    public static final class Wiring extends HttpApiModule<ControlPlane> {
        public Wiring() {
            super(ControlPlane.class);
        }

        @Override
        protected void bindRetryHandlers() {
            bind(HttpRetryHandler.class).annotatedWith(ClientError.class).to(RenewToken.class);
            bind(HttpRetryHandler.class)
                    .annotatedWith(ServerError.class)
                    .toInstance(HttpRetryHandler.NEVER_RETRY);
            bind(HttpRetryHandler.class)
                    .annotatedWith(Redirection.class)
                    .toInstance(HttpRetryHandler.NEVER_RETRY);
        }

        @Override
        protected void bindErrorHandlers() {
            bind(HttpErrorHandler.class).annotatedWith(ClientError.class).to(KeepFailure.class);
            bind(HttpErrorHandler.class).annotatedWith(ServerError.class).to(KeepFailure.class);
            bind(HttpErrorHandler.class).annotatedWith(Redirection.class).to(KeepFailure.class);
        }
    }
}
