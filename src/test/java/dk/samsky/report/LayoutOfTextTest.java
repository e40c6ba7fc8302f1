package dk.samsky.report;

import static dk.samsky.report.Columns.cell;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.quantity.Money;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LayoutOfTextTest {
    private static Money kroner(String amount) {
        return new Money(new BigDecimal(amount), "DKK");
    }

    @Test
    void writesMoneyAsDanesDo() {
        assertThat(Figures.money(kroner("48210"))).isEqualTo("48 210,00 DKK");
        assertThat(Figures.money(kroner("1234567.895"))).isEqualTo("1 234 567,90 DKK");
        assertThat(Figures.difference(kroner("310"))).isEqualTo("+ 310,00");
        assertThat(Figures.difference(kroner("-12.5"))).isEqualTo("- 12,50");
        assertThat(Figures.difference(kroner("0.001"))).isEqualTo("0,00");
        assertThat(Figures.amount(kroner("-0.001"))).isEqualTo("0,00");
        assertThat(Figures.count(999)).isEqualTo("999");
        assertThat(Figures.count(1, "server")).isEqualTo("1 server");
    }

    @Test
    void alignsByWhatIsSeenNotByBytes() {
        var table = new Columns(Side.LEFT, Side.RIGHT);
        table.row(cell("名"), cell("1,00")).row("  ", cell("samsø"), cell("10,00"));
        assertThat(table.render(Look.PLAIN)).isEqualTo("名        1,00\n  samsø  10,00\n");
    }

    @Test
    void cutsTextButNeverNumbers() {
        var table =
                new Columns(Side.LEFT, Side.RIGHT).row(cell("a".repeat(50)), cell("1 234 567,00"));
        assertThat(table.render(new Look(Paint.PLAIN, 40)))
                .isEqualTo("a".repeat(25) + "…  1 234 567,00\n");
    }

    @Test
    void coloursNeverMoveColumns() {
        var table =
                new Columns(Side.LEFT, Side.LEFT)
                        .row(cell(Role.ERROR, "ab"), cell("c"))
                        .row(cell("abc"), cell("d"));
        assertThat(table.render(new Look(Paint.COLOURED, 80)))
                .isEqualTo("\u001B[1;31mab\u001B[0m   c\nabc  d\n");
    }

    @Test
    void keepsMarkdownFromMeaningAnything() {
        assertThat(Markdown.escape("<b>|*x*|@you")).isEqualTo("&lt;b&gt;\\|\\*x\\*\\|@\u2060you");
        assertThat(Markdown.code("a`b|c")).isEqualTo("`a'b\\|c`");
    }

    @Test
    void endsMarkdownBeforeAForgeWould() {
        var page = Markdown.comment();
        for (var i = 0; i < 100; i++) {
            page.add("x".repeat(1_000) + "\n");
        }
        assertThat(page.toString())
                .hasSizeLessThanOrEqualTo(Markdown.CAP)
                .endsWith("too long for a comment._\n");
    }

    @Test
    void quotesWhatASpreadsheetWouldCount() {
        assertThat(Visible.line("a\tb\u0007\n")).isEqualTo("a b\uFFFD ");
    }

    @Test
    void drawsWhatNeedsWhat() {
        var space = Address.parse("aarhus/tenant-space/cloud.west").orElseThrow();
        var network = Address.parse("aarhus/esdh/network/main").orElseThrow();
        var server = Address.parse("aarhus/esdh/server/web-1").orElseThrow();
        var needs = new TreeMap<Address, List<Address>>();
        needs.put(space, List.of());
        needs.put(network, List.of(space));
        needs.put(server, List.of(network, space));
        var drawing = new GraphDrawing(needs);
        assertThat(drawing.tree())
                .isEqualTo(
                        """
                        aarhus/tenant-space/cloud.west
                        ├─ aarhus/esdh/network/main
                        │  └─ aarhus/esdh/server/web-1
                        └─ aarhus/esdh/server/web-1
                        """);
        assertThat(drawing.dot())
                .contains("\"aarhus/esdh/server/web-1\" -> \"aarhus/esdh/network/main\";");
        assertThat(drawing.mermaid()).contains("subgraph aarhus").contains("n3 --> n2");
    }
}
