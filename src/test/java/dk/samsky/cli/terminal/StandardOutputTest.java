package dk.samsky.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In processes of their own: a process has one standard output. */
class StandardOutputTest {
    @Test
    void aReaderThatHasHadEnoughIsNoFailure() throws Exception {
        var process = samsky("--help").start();
        process.getInputStream().close();
        assertThat(messages(process)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aResultThatIsLostIsAFailure() throws Exception {
        var process = samsky("--help").redirectOutput(new File("/dev/full")).start();
        assertThat(messages(process))
                .contains("error[CLI-110] The result cannot be written")
                .contains("No space left on device");
        assertThat(process.waitFor()).isOne();
    }

    private static ProcessBuilder samsky(String argument) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dk.samsky.cli.Main",
                argument);
    }

    private static String messages(Process process) throws Exception {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
