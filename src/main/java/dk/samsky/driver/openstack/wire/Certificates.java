package dk.samsky.driver.openstack.wire;

import dk.samsky.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Certificates of a cloud that nobody else knows. */
final class Certificates {
    private Certificates() {}

    /** Trusts those in a file in PEM, and no others. */
    static void trust(OkHttpClient.Builder client, String file) throws DriverException {
        try (var stream = Files.newInputStream(Path.of(file))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("c" + number++, one);
            }
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trusted) {
                    var context = SSLContext.getInstance("TLS");
                    context.init(null, new TrustManager[] {trusted}, null);
                    client.sslSocketFactory(context.getSocketFactory(), trusted);
                }
            }
        } catch (IOException | GeneralSecurityException | InvalidPathException _) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    "The certificates in " + file + " cannot be read.",
                    "Correct 'cacert' in clouds.yaml: it names a file in PEM.");
        }
    }
}
