package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.document.Blueprint;
import dk.samsky.placement.CandidateReport;
import dk.samsky.placement.Check;
import dk.samsky.placement.Explanation;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;

/**
 * Why a workload runs where it does, for people: every candidate, every check, the price, and what
 * would have to change.
 */
public final class ExplainText {
    private static final int REASON = 84;

    private ExplainText() {}

    /**
     * The explanation.
     *
     * @param blueprint what the workload is made from
     */
    public static String of(Explanation explanation, Blueprint blueprint, Look look) {
        var text = new StringBuilder();
        text.append(look.paint().of(Role.STRONG, explanation.workload().toString())).append('\n');
        text.append("  is ")
                .append(blueprint.name())
                .append(": ")
                .append(blueprint.description())
                .append(".\n  ")
                .append(
                        explanation
                                .placement()
                                .map(placement ->
                                        "runs at "
                                                + placement.location()
                                                + ": "
                                                + placement.reason())
                                .orElse("has no place: no candidate is permitted"))
                .append(".\n");
        explanation
                .standing()
                .ifPresent(
                        standing -> text.append("  stands at ").append(standing).append(" now.\n"));
        explanation
                .placement()
                .flatMap(placement -> placement.advice())
                .ifPresent(advice ->
                        text.append("  advice: ")
                                .append(advice.location())
                                .append(" would be ")
                                .append(Figures.money(advice.saving()))
                                .append("/month cheaper.\n"));
        text.append('\n').append(overview(explanation, look));
        for (var candidate : explanation.candidates()) {
            text.append('\n').append(candidate(explanation, candidate, look));
        }
        return text.toString();
    }

    private static String overview(Explanation explanation, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        table.row(
                cell(Role.FAINT, "candidate"),
                cell(Role.FAINT, ""),
                cell(Role.FAINT, "per month"),
                cell(Role.FAINT, "sizes"));
        for (var candidate : explanation.candidates()) {
            table.row(
                    cell(candidate.location().toString()),
                    isTaken(explanation, candidate)
                            ? cell(Role.GOOD, "chosen")
                            : candidate.isPermitted()
                                    ? cell("permitted")
                                    : cell(Role.LOSS, "forbidden"),
                    cell(price(candidate)),
                    cell(Role.FAINT, sizes(candidate)));
        }
        return table.render(look);
    }

    private static boolean isTaken(Explanation explanation, CandidateReport candidate) {
        return explanation
                .placement()
                .filter(taken -> taken.location().equals(candidate.location()))
                .isPresent();
    }

    private static String price(CandidateReport candidate) {
        var known = Figures.money(candidate.estimate().known());
        return candidate.estimate().isComplete()
                ? known
                : candidate.estimate().known().isZero() ? "?" : known + " + ?";
    }

    private static String sizes(CandidateReport candidate) {
        var sizes = new ArrayList<String>();
        candidate.sizes().forEach((component, size) -> sizes.add(component + " " + size));
        return String.join(", ", sizes);
    }

    private static String candidate(Explanation explanation, CandidateReport candidate, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT);
        candidate.checks().forEach(check -> check(check, table));
        var text =
                new StringBuilder(look.paint().of(Role.PLACE, candidate.location().toString()))
                        .append('\n');
        text.append(table.render(look));
        for (var remedy : explanation.toWin(candidate)) {
            var lines = Paragraph.lines("to win: " + Visible.line(remedy), look.width() - 4);
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static void check(Check check, Columns table) {
        var told = Paragraph.lines(Visible.line(check.reason()), REASON);
        table.row(
                "  ",
                cell(role(check), mark(check) + " " + check.name()),
                cell(told.getFirst()),
                cell(Role.FAINT, check.place().map(Object::toString).orElse("")));
        told.stream().skip(1).forEach(more -> table.row("  ", cell(""), cell(more)));
        check.basis()
                .map(basis -> Paragraph.lines("basis: " + Visible.line(basis), REASON))
                .ifPresent(lines ->
                        lines.forEach(line -> table.row("  ", cell(""), cell(Role.FAINT, line))));
    }

    static String mark(Check check) {
        return switch (check.outcome()) {
            case PASSES -> "ok  ";
            case INAPPLICABLE -> "-   ";
            case WAIVED -> "waiv";
            case WARNS -> "warn";
            case FAILS -> "FAIL";
        };
    }

    private static Role role(Check check) {
        return switch (check.outcome()) {
            case PASSES -> Role.GAIN;
            case INAPPLICABLE -> Role.FAINT;
            case WAIVED, WARNS -> Role.WARNING;
            case FAILS -> Role.LOSS;
        };
    }
}
