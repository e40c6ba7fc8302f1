package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Municipalities;
import dk.samsky.document.kind.DocumentReader;
import dk.samsky.document.kind.Documents;
import dk.samsky.document.schema.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No input crashes the reader: damaged documents are read or refused, each soon. */
class MutationTest {
    private static final int MUTATIONS = Integer.getInteger("mutations", 10_000);
    private static final long SEED = Long.getLong("seed", 20260301);

    /** Generous, since the machine may be busy; a document takes a fraction of a millisecond. */
    private static final long MOST_NANOSECONDS = 5_000_000_000L;

    private final Municipalities municipalities = MunicipalityList.read();

    @Test
    void damagedDocumentsAreReadOrRefused() throws IOException {
        var samples = samples();
        var random = new Random(SEED);
        var refused = 0;
        for (var i = 0; i < MUTATIONS; i++) {
            var damaged = damage(samples, random);
            var start = System.nanoTime();
            refused += isRefused(damaged, i) ? 1 : 0;
            assertThat(System.nanoTime() - start)
                    .as("time of %s of seed %s", i, SEED)
                    .isLessThan(MOST_NANOSECONDS);
        }
        assertThat(refused).as("most damage is seen").isGreaterThan(MUTATIONS / 2);
    }

    private boolean isRefused(byte[] bytes, int number) {
        var problems = new Problems();
        try {
            TextFile.decode("damaged.yaml", bytes, problems)
                    .ifPresent(source -> {
                        var reading =
                                new Reading(
                                        problems, (_, _, _) -> Optional.empty(), municipalities);
                        var reader =
                                new DocumentReader(
                                        Arrays.asList(DocumentKind.values()),
                                        reading,
                                        new Documents());
                        YamlFile.read(source, problems, reader::read);
                    });
        } catch (RuntimeException crash) {
            throw new AssertionError("mutation " + number + " of seed " + SEED, crash);
        }
        return problems.hasErrors();
    }

    private static List<byte[]> samples() throws IOException {
        var samples = new ArrayList<byte[]>();
        for (var file : Workspaces.files(Workspaces.MENDED)) {
            if (file.endsWith(".yaml") || file.endsWith(".yml")) {
                samples.add(Files.readAllBytes(Workspaces.MENDED.resolve(file)));
            }
        }
        return samples;
    }

    private static byte[] damage(List<byte[]> samples, Random random) {
        var bytes = samples.get(random.nextInt(samples.size())).clone();
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = damage(bytes, samples.get(random.nextInt(samples.size())), random);
        }
        return bytes;
    }

    private static byte[] damage(byte[] bytes, byte[] other, Random random) {
        var from = random.nextInt(bytes.length + 1);
        var to = Math.min(bytes.length, from + random.nextInt(40));
        var head = Arrays.copyOf(bytes, from);
        var part = Arrays.copyOfRange(bytes, from, to);
        var tail = Arrays.copyOfRange(bytes, to, bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> join(head, flipped(part, random), tail);
            case 1 -> join(head, tail);
            case 2 -> join(head, part, part, tail);
            case 3 -> join(tail, part, head);
            case 4 -> {
                var start = random.nextInt(other.length);
                yield join(
                        head,
                        Arrays.copyOfRange(other, start, Math.min(other.length, start + 60)),
                        tail);
            }
            default ->
                    join(
                            head,
                            PIECES.get(random.nextInt(PIECES.size()))
                                    .getBytes(StandardCharsets.UTF_8),
                            tail);
        };
    }

    /** What readers of YAML stumble over. */
    private static final List<String> PIECES =
            List.of(
                    "\t",
                    "---\n",
                    "...\n",
                    "&a ",
                    "*a",
                    "<<: ",
                    "!!java.lang.Object ",
                    "? ",
                    ": ",
                    "- ",
                    "|\n",
                    ">+9\n",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "'",
                    "\\",
                    "#",
                    "%TAG ! x\n",
                    "\0",
                    "\ufeff",
                    "\u202e",
                    "\u2028",
                    "\uD83D\uDE00",
                    "${",
                    "null",
                    "~",
                    "no",
                    "012",
                    "1e999999999",
                    "-",
                    "99999999999999999999999999",
                    "0x",
                    "\r",
                    "@",
                    "`",
                    "\"\\uD800\"",
                    "\"\\UFFFFFFFF\"",
                    "\"\\x00\"");

    private static byte[] flipped(byte[] part, Random random) {
        if (part.length > 0) {
            part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return part;
    }

    private static byte[] join(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = new byte[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
