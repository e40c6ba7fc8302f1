package dk.samsky.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    private enum Sample implements Code {
        NO_PLACE;

        @Override
        public String id() {
            return "PL-201";
        }

        @Override
        public String title() {
            return "No feasible placement";
        }
    }

    private static Span span(String text, int line, int from, int until) {
        return new Span(
                new Source("shop.yaml", text), new Position(line, from), new Position(line, until));
    }

    private static Diagnostic at(Span span) {
        return Diagnostic.error(
                Sample.NO_PLACE,
                span,
                "Nothing fits.",
                "A rule forbids it.",
                "Change the rule:\n    samsky explain shop/db");
    }

    private static String excerpt(Span span, int width) {
        var lines = DiagnosticText.of(at(span), new Look(Paint.PLAIN, width)).lines().toList();
        return lines.get(3) + "\n" + lines.get(4);
    }

    @Test
    void tellsPlaceLineReasonAndRemedy() {
        var told =
                DiagnosticText.of(
                        at(span("a: 1\nregion: west\n", 2, 9, 13)).about("shop/db"), Look.PLAIN);
        assertThat(told)
                .isEqualTo(
                        """
                        error[PL-201] No feasible placement
                          --> shop.yaml:2:9  shop/db
                            |
                          2 | region: west
                            |         ^^^^
                          what: Nothing fits.
                          why:  A rule forbids it.
                          fix:  Change the rule:
                                    samsky explain shop/db
                        """);
    }

    @Test
    void showsTheOtherPlacesThatTakePart() {
        var source = new Source("shop.yaml", "one\ntwo\n");
        var first = new Span(source, new Position(1, 1), new Position(1, 4));
        var second = new Span(source, new Position(2, 1), new Position(2, 4));
        var third = new Span(source, new Position(2, 2), new Position(2, 2));
        var told =
                DiagnosticText.of(
                        at(first)
                                .with(new Related(second, "It is here as well"))
                                .with(new Related(third, "And here")),
                        Look.PLAIN);
        assertThat(told)
                .contains(
                        "  note: It is here as well (shop.yaml:2:1)\n    |\n  2 | two\n    | ^^^\n")
                .contains("  note: And here (shop.yaml:2:2)\n    |\n  2 | two\n    |  ^\n");
    }

    @Test
    void putsCaretsUnderWhatFollowsTabs() {
        assertThat(excerpt(span("\tkey:\tvalue\n", 1, 7, 12), 80))
                .isEqualTo("  1 |     key:    value\n    |             ^^^^^");
    }

    @Test
    void putsCaretsUnderWideCharactersAndCombiningMarks() {
        assertThat(excerpt(span("名前: æ\u0301x\n", 1, 5, 8), 80))
                .isEqualTo("  1 | 名前: æ\u0301x\n    |       ^^");
    }

    @Test
    void marksAPointWithOneCaretAlsoBehindTheEnd() {
        assertThat(excerpt(span("name:\n", 1, 6, 6), 80)).isEqualTo("  1 | name:\n    |      ^");
        assertThat(excerpt(span("name: x\n", 1, 3, 3), 80)).isEqualTo("  1 | name: x\n    |   ^");
    }

    @Test
    void marksASpanOfSeveralLinesToTheEndOfItsFirst() {
        var source = new Source("shop.yaml", "text: >\n  a\n  b\n");
        var span = new Span(source, new Position(1, 7), new Position(3, 3));
        assertThat(excerpt(span, 80)).isEqualTo("  1 | text: >\n    |       ^");
    }

    @Test
    void cutsALongLineAroundTheCarets() {
        var line = "x".repeat(200) + "HERE" + "y".repeat(200);
        var shown = excerpt(span(line, 1, 201, 205), 60).lines().toList();
        assertThat(shown.get(0)).startsWith("  1 | …xx").endsWith("yy…");
        assertThat(shown.get(0).length()).isLessThanOrEqualTo(60);
        assertThat(shown.get(1).indexOf('^')).isEqualTo(shown.get(0).indexOf("HERE"));
        assertThat(shown.get(1)).endsWith("^^^^");
    }

    @Test
    void showsNothingThatTurnsTextAround() {
        assertThat(excerpt(span("a\u202Eb\u001B[31mc\n", 1, 1, 2), 80))
                .contains("a\uFFFDb\uFFFD[31mc");
    }

    @Test
    void countsWhatItTold() {
        var one = at(span("a\n", 1, 1, 2));
        var warning = Diagnostic.warning(Sample.NO_PLACE, "It is old.", "", "Renew it.");
        assertThat(DiagnosticText.count(List.of(one, one, warning)))
                .isEqualTo("2 errors and 1 warning in 1 file.");
        assertThat(DiagnosticText.of(List.of(), Look.PLAIN)).isEmpty();
    }

    @Test
    void tellsTheFirstOfVeryManyAndCountsThemAll() {
        var source = new Source("shop.yaml", "a\n".repeat(20_000));
        var many = new ArrayList<Diagnostic>();
        for (var line = 1; line <= 20_000; line++) {
            many.add(at(new Span(source, new Position(line, 1), new Position(line, 2))));
        }
        var told = DiagnosticText.of(many, Look.PLAIN);
        assertThat(told.lines().filter(line -> line.startsWith("error["))).hasSize(20);
        assertThat(told)
                .contains("shop.yaml:20:1")
                .doesNotContain("shop.yaml:21:1")
                .endsWith(
                        """
                        20 000 errors in 1 file.
                        19 980 of them are not told here; '-o json' tells all.
                        """);
    }

    @Test
    void leavesRoomForErrorsBeforeWarnings() {
        var many = new ArrayList<Diagnostic>();
        for (var file = 0; file < 150; file++) {
            var source = new Source("a%03d.yaml".formatted(file), "a\n");
            var place = new Span(source, new Position(1, 1), new Position(1, 2));
            many.add(Diagnostic.warning(Sample.NO_PLACE, place, "It is old.", "", "Renew it."));
        }
        many.add(at(span("a\n", 1, 1, 2)));
        var told = DiagnosticText.of(many, Look.PLAIN);
        assertThat(told.lines().filter(line -> line.startsWith("warning["))).hasSize(99);
        assertThat(told).contains("error[PL-201]").contains("51 of them are not told here;");
    }

    @Test
    void wrapsSentencesButNotCommands() {
        var told =
                DiagnosticText.of(
                        Diagnostic.error(
                                Sample.NO_PLACE,
                                "One two three four five six seven eight nine ten.",
                                "",
                                "Run\n"
                                    + "    samsky plan --tenant aarhus --workload esdh --refresh"
                                    + " none"),
                        new Look(Paint.PLAIN, 40));
        assertThat(told)
                .isEqualTo(
                        """
                        error[PL-201] No feasible placement
                          what: One two three four five six
                                seven eight nine ten.
                          fix:  Run
                                    samsky plan --tenant aarhus --workload esdh --refresh none
                        """);
    }
}
