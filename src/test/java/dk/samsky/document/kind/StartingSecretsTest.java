package dk.samsky.document.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartingSecretsTest {
    private static List<Diagnostic> find(String text) {
        var problems = new Problems();
        var document = new Source("blueprints/web.yaml", "cloudInit: files/web.txt");
        StartingSecrets.check(new Source("files/web.txt", text), Span.startOf(document), problems);
        return problems.list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    -----BEGIN OPENSSH PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----",
                "passwd: $6$rounds=4096$abcdefgh$ijklmnop",
                "hashed_passwd: \"$y$j9T$abcdefghijkl\"",
                "git clone https://robot:hunter2@git.example.dk/a.git",
                "export KEY=AKIAABCDEFGHIJKLMNOP",
                "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0"
            })
    void whatHasTheFormOfASecretIsAnError(String line) {
        assertThat(find("#cloud-config\n" + line + "\n"))
                .singleElement()
                .matches(Diagnostic::isError)
                .extracting(Diagnostic::what)
                .isEqualTo("files/web.txt holds a secret, in line 2.");
    }

    @Test
    void severalLinesAreToldTogether() {
        assertThat(find("password: hunter2\n\nDB_PASSWORD=hunter2 ./install\n"))
                .singleElement()
                .extracting(Diagnostic::what)
                .isEqualTo(
                        "files/web.txt holds something that is named like a secret, in lines 1"
                                + " and 3.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "- {name: ops, plain_text_passwd: 'hunter2'}",
                "DB_PASSWORD=hunter2 ./install",
                "api-key: \"0123456\"",
                "curl --header x --token=0123456 https://a",
                "echo root:hunter2 | chpasswd",
                "chpasswd: {list: 'root:hunter2'}",
                "# password: hunter2"
            })
    void whatIsNamedLikeOneIsAWarning(String line) {
        assertThat(find("#cloud-config\n" + line + "\n"))
                .singleElement()
                .matches(one -> !one.isError())
                .extracting(Diagnostic::what)
                .isEqualTo("files/web.txt holds something that is named like a secret, in line 2.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock_passwd: true",
                "ssh_pwauth: false",
                "chpasswd: {expire: false}",
                "chpasswd:\n  expire: false\nlist: a",
                "password: $DB_PASSWORD",
                "password: \"${DB_PASSWORD}\"",
                "PASSWORD=$(cat /run/secrets/db)",
                "password: /run/secrets/db",
                "passwd:",
                "password: \"\"",
                "ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI ops]",
                "curl http://user:$PASSWORD@host/",
                "wget http://mirror.example.dk:8080/a@b",
                "echo $1$2 $6",
                "description: a token, no secret"
            })
    void whatOnlySaysWhereOneIsIsNone(String line) {
        assertThat(find("#cloud-config\n" + line + "\n")).isEmpty();
    }

    private static String packed(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String wrapped(String text) {
        return Base64.getMimeEncoder(64, "\n      ".getBytes(StandardCharsets.UTF_8))
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecretIsFoundInBase64() {
        var key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n";
        var url = Base64.getUrlEncoder().withoutPadding();
        var database = "postgres://shop:hunter2@db.example.dk/shop?x=~~~";
        for (var line :
                List.of(
                        "content: " + packed(key),
                        "content: |\n      " + wrapped("# a comment\n".repeat(20) + key),
                        "- echo '" + packed(key) + "' | base64 -d > /etc/key",
                        "url: data:text/plain;base64," + packed(key),
                        "DATABASE=" + url.encodeToString(database.getBytes(StandardCharsets.UTF_8)),
                        "content: " + packed("#cloud-config\nx: " + packed(key)))) {
            assertThat(find("#cloud-config\n" + line + "\n"))
                    .as(line)
                    .singleElement()
                    .matches(Diagnostic::isError);
        }
        assertThat(find(packed("#cloud-config\npassword: hunter2\n")))
                .singleElement()
                .matches(one -> !one.isError());
    }

    @Test
    void otherThingsInBase64AreNone() {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var bytes = new byte[20 + random.nextInt(300)];
            random.nextBytes(bytes);
            assertThat(find(Base64.getEncoder().encodeToString(bytes))).isEmpty();
        }
        assertThat(find(packed("#cloud-config\npackages: [nginx, postgresql]\n"))).isEmpty();
        assertThat(find("a".repeat(100) + "\n/usr/share/keyrings/an-archive-keyring\n====\n"))
                .isEmpty();
    }

    @Test
    void manyAreToldAtOnceAndNoneIsShown() {
        var found = find("chpasswd:\n  list: |\n    root:hunter2\npassword: hunter3\n");
        assertThat(found).hasSize(1);
        assertThat(found.toString()).contains("lines 1 and 4").doesNotContain("hunter");
    }
}
