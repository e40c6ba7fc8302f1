package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A currency has a rate if a row of the rates is of it, whatever else names it. */
class RatedTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a rate                  | currency,to,rate,date,source | USD,DKK,7,2026-01-01,x |"
                        + " true",
                "other order             | rate,source,to,currency,date | 7,x,DKK,USD,2026-01-01 |"
                        + " true",
                "in quotes               | currency,to,rate,date,source | \"USD\","
                        + " \"DKK\",7,2026-01-01,x | true",
                "behind a comma in one   | source,currency,to,rate,date | \"x,"
                        + " y\",USD,DKK,7,2026-01-01 | true",
                "named as a source       | currency,to,rate,date,source | EUR,DKK,7,2026-01-01,USD"
                        + " | false",
                "named in a source       | currency,to,rate,date,source |"
                        + " EUR,DKK,7,2026-01-01,\"x,USD,DKK\" | false",
                "into another currency   | currency,to,rate,date,source | USD,EUR,7,2026-01-01,DKK"
                        + " | false",
                "nothing below the header| currency,to,rate,date,source | | false"
            })
    void isFoundInItsColumns(String reason, String header, String row, boolean isRated)
            throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
        Files.writeString(
                folder.resolve("rates.csv"), header + "\n" + (row == null ? "" : row) + "\n");
        var tenant = folder.resolve("tenants/aarhus/tenant.yaml");
        Files.writeString(tenant, Files.readString(tenant).replace("450000 DKK", "450000 USD"));
        assertThat(Workspaces.load(folder).diagnostics())
                .as(reason)
                .extracting(one -> one.code().id() + " " + one.span().orElseThrow().start())
                .isEqualTo(isRated ? List.of() : List.of("DOC-517 9:20"));
    }
}
