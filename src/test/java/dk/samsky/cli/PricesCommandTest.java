package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What providers sell, as people, pages and programs read it. */
class PricesCommandTest {
    private static final Path MARKET = Path.of("src/test/resources/market");

    @TempDir private Path folder;

    private static String prices(String... options) {
        var line = new ArrayList<String>(List.of("prices"));
        line.addAll(List.of(options));
        var run = CommandRun.in(MARKET, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return run.out();
    }

    @Test
    void tellsWhatCountsToday() {
        Golden.check("prices/one/out.txt", prices("--provider", "far-away"));
    }

    @Test
    void tellsSourcesAndEvidenceIfAsked() {
        Golden.check("prices/verbose/out.txt", prices("--provider", "safespring", "-v"));
    }

    @Test
    void tellsAPage() {
        Golden.check("prices/page/out.md", prices("--provider", "cleura", "-o", "markdown"));
    }

    @Test
    void tellsWhatCountsOnAnotherDay() {
        assertThat(prices("--provider", "far-away", "--at", "2026-02-01").replaceAll(" +", " "))
                .contains("50 USD/month listed 2024-01-01")
                .contains("from 0 GB 0,68/GB 0,1 USD/GB listed 2024-01-01")
                .contains("1 year, paid by month - 20 %")
                .contains("valid until 2026-10-31")
                .doesNotContain("2026-10-01");
        assertThat(prices("--provider", "far-away", "--at", "2027-01-01").replaceAll(" +", " "))
                .contains("0,08 USD/GB listed 2027-01-01")
                .doesNotContain("from 10240")
                .contains("EXPIRED on 2026-10-31");
    }

    @Test
    void tellsProgramsExactly() {
        assertThat(prices("--provider", "far-away", "-o", "json"))
                .contains("\"per_month\": \"24.82\"")
                .contains("\"unknown\": \"no price of storage standard at far-away/zurich")
                .contains("\"percent_off\": \"50.5\"")
                .contains("\"expired\": true")
                .contains("\"per_unit\": \"0.612\"")
                .contains("\"by\": \"even\"")
                .contains("Assumed: a planning rate");
    }

    @Test
    void tellsEveryProviderWithoutASelection() {
        assertThat(prices().lines().filter(line -> line.contains(", owned by ")))
                .hasSize(8)
                .isSorted();
        assertThat(prices("--provider", "*a*e*r*").lines())
                .filteredOn(line -> line.contains(", owned by "))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("safespring"); // cleura has no e after its a
    }

    @Test
    void knowsAllProvidersThatAreAskedFor() {
        var run = CommandRun.in(MARKET, "prices", "--provider", "far-awy");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("There is no provider 'far-awy'.", "'far-away'");
    }

    @Test
    void aCurrencyWithoutARateIsUnknownAndSaid() throws IOException {
        copy("far-away.yaml", "prices/far-away.csv");
        var book = folder.resolve("providers/prices/far-away.csv");
        Files.writeString(
                book,
                Files.readString(book)
                        .replace("0.09,USD", "0.09,SEK")
                        .replace("0.085,USD", "0.085,SEK"));

        var run = CommandRun.in(folder, "prices");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).contains("There is no rate from SEK to DKK.");
        assertThat(run.out()).contains("?/GB");
    }

    @Test
    void aWrongFigureIsToldAtItsPlace() throws IOException {
        copy("far-away.yaml", "prices/far-away.csv");
        var book = folder.resolve("providers/prices/far-away.csv");
        Files.writeString(
                book,
                Files.readString(book)
                        .replace(
                                "50.5,,new list,2026-10-01,estimate",
                                "50.5,,new list,2026-10-01,certain"));

        var run = CommandRun.in(folder, "prices");

        assertThat(run.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run.err())
                .contains("COST-112", "far-away.csv:12:", "'certain' is no quality of a figure.");
    }

    private void copy(String... files) throws IOException {
        for (var file : files) {
            var to = folder.resolve("providers").resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(MARKET.resolve("providers").resolve(file), to);
        }
        Files.copy(Path.of("providers/rates.csv"), folder.resolve("rates.csv"));
        Files.writeString(
                folder.resolve("samsky.yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Workspace
                metadata: {name: w}
                spec: {rates: rates.csv}
                """);
    }
}
