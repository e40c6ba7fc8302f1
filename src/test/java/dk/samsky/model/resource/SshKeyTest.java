package dk.samsky.model.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshKeyTest {
    private static final String BODY =
            "AAAAC3NzaC1lZDI1NTE5AAAAIJLvwhOJyZ+J/zoh+i/Pe6k7XxMARmLXVBwxOCw1QfVD";
    private static final String NIST =
            "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBACklEhq"
                    + "johe6BYYsrAyj65FCjnNMPDqUja6+D3ZdUYMSQYeQCNl3/Zvq9Gc5H7vDuJR"
                    + "LfNqQnalhJQnhRiOE1lIuAAVBk9vNs67HZua+m8TtHgWFzR+GmbzJIq/DIFu"
                    + "2YtWNiqyArpKg4Skjsq/AlVGpbRV4WZJDcyWSh9uoCpktmdUag==";
    private static final SshKey KEY = new SshKey("ssh-ed25519", BODY);

    @Test
    void readsALineOfAFileOfKeysWithoutItsOwner() {
        assertThat(SshKey.parse("ssh-ed25519 " + BODY + " drift@example")).contains(KEY);
        assertThat(SshKey.parse("  ssh-ed25519   " + BODY + " two words ")).contains(KEY);
        assertThat(SshKey.parse("ecdsa-sha2-nistp521 " + NIST))
                .hasValueSatisfying(
                        key -> assertThat(key).hasToString("ecdsa-sha2-nistp521 " + NIST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-rsa BODY",
                "ssh-dss AAAAB3NzaC1kc3MAAACBAA==",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
                "ssh-ed25519 !BODY",
                "ssh-ed25519 SHORTBODY",
                "command=\"x\" ssh-ed25519 BODY",
                "ssh-ed25519 BODY\nssh-ed25519 BODY",
                "-----BEGIN OPENSSH PRIVATE KEY-----"
            })
    void refusesWhatIsNoPublicKey(String line) {
        var text = line.replace("SHORTBODY", BODY.substring(0, 21)).replace("BODY", BODY);
        assertThat(SshKey.parse(text)).isEmpty();
    }

    @Test
    void isToldByItsFingerprint() {
        assertThat(KEY.fingerprint())
                .isEqualTo("ssh-ed25519 SHA256:ipBEr4z8AoLKWzkPeSmD4SP/KWkBLoWid825/n96akA");
    }

    @Test
    void readsOneALine() {
        var line = "ssh-ed25519 " + BODY;
        assertThat(SshKey.parseAll("")).contains(List.of());
        assertThat(SshKey.parseAll(line + " a\n\n" + line + "\n")).contains(List.of(KEY, KEY));
        assertThat(SshKey.parseAll(line + "\nssh-ed25519")).isEmpty();
    }

    @Test
    void aTextWithoutKeysIsLeftAsItIs() {
        assertThat(StartText.of(Optional.empty(), List.of())).isEmpty();
        assertThat(StartText.of(Optional.of("#!/bin/sh"), List.of())).contains("#!/bin/sh");
    }

    @Test
    void keysAloneAreAConfiguration() {
        assertThat(StartText.of(Optional.empty(), List.of(KEY, KEY)))
                .contains("#cloud-config\nssh_authorized_keys:\n  - ssh-ed25519 " + BODY + "\n");
    }

    @Test
    void aTextAndKeysAreTwoParts() {
        var data =
                StartText.of(Optional.of("#!/bin/sh\necho --samsky"), List.of(KEY)).orElseThrow();
        assertThat(data)
                .isEqualTo(
                        """
                        Content-Type: multipart/mixed; boundary="samsky-"
                        MIME-Version: 1.0

                        --samsky-
                        Content-Type: text/plain; charset="utf-8"

                        #!/bin/sh
                        echo --samsky
                        --samsky-
                        Content-Type: text/cloud-config; charset="utf-8"
                        Merge-Type: list(append)+dict(no_replace,recurse_list)

                        #cloud-config
                        ssh_authorized_keys:
                          - %s

                        --samsky---
                        """
                                .formatted(KEY));
    }

    @Test
    void aMessageIsAPartAsItIs() {
        var own =
                "Content-Type: multipart/mixed; boundary=\"own\"\n\n--own\n\n#!/bin/sh\n--own--\n";
        assertThat(StartText.of(Optional.of(own), List.of(KEY)).orElseThrow())
                .contains("\n--samsky\n" + own + "\n--samsky\n")
                .doesNotContain("text/plain");
    }

    @Test
    void allCloudsTakeSixteenKibibytes() {
        assertThat(StartText.isTooLong("x".repeat(16 * 1024))).isFalse();
        assertThat(StartText.isTooLong("\u00e6".repeat(8 * 1024 + 1))).isTrue();
    }
}
