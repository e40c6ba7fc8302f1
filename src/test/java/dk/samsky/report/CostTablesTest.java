package dk.samsky.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Breakdown;
import dk.samsky.cost.CostSheet;
import dk.samsky.model.quantity.Money;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Costs as other programs and pages read them. */
class CostTablesTest {
    private static final CostSheet SHEET = new CostSheet("DKK", "month", List.of(), List.of());
    private static final Money NOTHING = Money.zero("DKK");

    private static Breakdown groups(List<String> names, Money total) {
        return new Breakdown(
                "DKK",
                "month",
                names.stream()
                        .map(name -> new Breakdown.Group(name, 1, 0, total, NOTHING, List.of()))
                        .toList());
    }

    @Test
    void aSpreadsheetTakesNoTextForAFormulaAndEachNumberForOne() {
        var less = NOTHING.minus(Money.parse("12.50 DKK").orElseThrow());
        assertThat(
                        CostTables.groupsAsCsv(
                                SHEET, groups(List.of("-2+3", "\r=1", "=1", "none"), less)))
                .contains("\r\n'-2+3,DKK,month,-12.50,")
                .contains("\r\n\"'\r=1\",DKK")
                .contains("\r\n'=1,DKK")
                .contains("\r\nnone,DKK,month,-12.50,");
    }

    @Test
    void noRowOfALongTableIsLost() {
        var names = IntStream.range(0, 5_000).mapToObj(number -> "group-" + number).toList();
        assertThat(CostTables.groupsAsMarkdown(SHEET, groups(names, NOTHING), "label:group"))
                .hasSizeGreaterThan(Markdown.CAP)
                .contains("| group-4999 |")
                .contains("**total**")
                .doesNotContain("cut here");
    }
}
