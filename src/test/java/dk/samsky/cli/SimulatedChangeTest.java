package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a field takes is said to whoever tries something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedChangeTest {
    private Path folder = Path.of("");

    @BeforeAll
    void apply(@TempDir Path empty) {
        folder = empty;
        CommandRun.ends(ExitStatus.DONE, folder, "init");
        CommandRun.ends(ExitStatus.DONE, folder, "apply", "--yes", "-q");
    }

    private CommandRun change(String which, String field, String value) {
        return CommandRun.in(folder, "simulated", "change", which, field, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    esdh/server/web-1   | vcpus         | many         | It is to be a whole number
                    esdh/server/web-1   | vcpus         | -1           | It is to be a whole number
                    esdh/server/web-1   | vcpus         | 99999999999  | It is to be a whole number
                    esdh/server/web-1   | vcpus         | ''           | cannot be without its 'vcpus'
                    esdh/server/web-1   | memory        | much         | It is to be an amount such as 8Gi. It is now: 4Gi.
                    esdh/server/web-1   | spread        | perhaps      | It is to be true or false.
                    esdh/server/web-1   | network       | nowhere      | It is to be an address such as
                    esdh/server/web-1   | publicAddress | a            | It is to be an address such as
                    esdh/server/web-1   | volumes       | a,b          | It is to be an address such as
                    esdh/server/web-1   | sshKeys       | ssh-rsa x    | It is to be a key as in OpenSSH's .pub files
                    esdh/server/web-1   | sise          | g1.large     | Did you mean 'size'?
                    esdh/volume/db-1-data | size        | big          | It is to be an amount such as 8Gi
                    esdh/firewall/main  | rules         | tcp/443      | It is to be a rule such as
                    esdh/firewall/main  | rules         | a b c d      | It is to be a rule such as
                    esdh/network/main   | range         | 10.0.0.0/99  | It is to be a range of addresses, such as 10.0.0.0/16
                    tenant-space/national-cloud.dk-west | quota         | 5            | It is to be fields of its own, such as quota.NAME
                    tenant-space/national-cloud.dk-west | quota.vcpus   | few          | It is to be a whole number
                    tenant-space/national-cloud.dk-west | quota.vcpu    | 5            | Did you mean 'quota.vcpus'?
                    """)
    void whatDoesNotFitIsRefusedWithWhatDoes(
            String address, String field, String value, String said) {
        var run = change("aarhus/" + address, field, value);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(said);
        CommandRun.ends(ExitStatus.DONE, folder, "drift", "--detailed-exitcode");
    }

    @Test
    void whatFitsIsSet() {
        change("aarhus/tenant-space/national-cloud.dk-west", "quota.vcpus", "7");
        change(
                "aarhus/esdh/server/web-1",
                "sshKeys",
                "ssh-ed25519"
                        + " AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");
        assertThat(CommandRun.in(folder, "drift").out())
                .contains("vcpus 7}")
                .contains("[ssh-ed25519 SHA256:");
        CommandRun.ends(ExitStatus.DONE, folder, "apply", "--yes", "-q");
    }
}
