package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.document.Blueprint;
import dk.samsky.model.Location;
import dk.samsky.model.data.DataClass;
import dk.samsky.placement.CandidateReport;
import dk.samsky.placement.Check;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Placement;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a workload is placed where it is, for people: every candidate, every check, the price, and
 * what would have to change.
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
                .append(data(explanation.data()))
                .append(".\n  ")
                .append(
                        explanation
                                .placement()
                                .map(placement -> placed(explanation, placement))
                                .orElse(noPlace(explanation)))
                .append(".\n");
        explanation
                .standing()
                .filter(standing -> !isAt(explanation, standing))
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
        explanation.further().stream()
                .filter(Check::isInTheWay)
                .forEach(check ->
                        text.append("  but ")
                                .append(check.name())
                                .append(" forbids what it would have there.\n"));
        text.append('\n').append(overview(explanation, look));
        for (var candidate : explanation.candidates()) {
            text.append('\n').append(candidate(explanation, candidate, look));
        }
        text.append(further(explanation, look));
        if (!explanation.candidates().isEmpty()) {
            text.append('\n').append(rules(explanation, look));
        }
        return text.toString();
    }

    /** What is asked of no place; nothing if no rule is. */
    private static String further(Explanation explanation, Look look) {
        return explanation.further().isEmpty()
                ? ""
                : "\n"
                        + look.paint().of(Role.STRONG, "asked of its resources and of the plan")
                        + "\n"
                        + checks(explanation.further(), look);
    }

    private static String overview(Explanation explanation, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        table.row(
                cell(Role.FAINT, "candidate"),
                cell(Role.FAINT, ""),
                cell(Role.FAINT, "per month"),
                cell(Role.FAINT, "sizes, or what is in the way"));
        for (var candidate : explanation.candidates()) {
            table.row(
                    cell(candidate.location().toString()),
                    isAt(explanation, candidate.location())
                            ? cell(Role.GOOD, "chosen")
                            : answer(candidate),
                    cell(price(candidate)),
                    cell(Role.FAINT, sizes(candidate)));
        }
        return table.render(look);
    }

    private static String data(DataClass data) {
        return "holds "
                + data.confidentiality().name().toLowerCase(Locale.ROOT)
                + " content, "
                + switch (data.personal()) {
                    case NONE -> "no personal data";
                    case ORDINARY -> "ordinary personal data";
                    case SENSITIVE -> "sensitive personal data (GDPR art. 9)";
                    case CPR -> "personal data with CPR numbers";
                    case CRIMINAL -> "personal data on offences (GDPR art. 10)";
                }
                + "; may be "
                + switch (data.location()) {
                    case DK -> "in Denmark only";
                    case EU -> "in the EU or EEA";
                    case ADEQUATE -> "in the EEA or a country with adequate protection";
                    case ANY -> "anywhere";
                };
    }

    private static String noPlace(Explanation explanation) {
        return explanation
                .standing()
                .filter(place ->
                        explanation.candidates().stream().anyMatch(CandidateReport::isPermitted))
                .map(place -> "stays at " + place + ", which has no room for what is added")
                .orElse("has no place");
    }

    /** What is not applied runs nowhere yet. */
    private static String placed(Explanation explanation, Placement placement) {
        var place = placement.location();
        var stays = explanation.standing().filter(place::equals).isPresent();
        return (stays ? "stays at " : "would be placed at ") + place + ": " + placement.reason();
    }

    private static Columns.Cell answer(CandidateReport candidate) {
        return switch (candidate.answer()) {
            case PERMITTED -> cell("permitted");
            case NOT_ASKED_FOR -> cell(Role.FAINT, "not asked for");
            case UNABLE -> cell(Role.WARNING, "unable");
            case FORBIDDEN -> cell(Role.LOSS, "forbidden");
        };
    }

    private static boolean isAt(Explanation explanation, Location place) {
        return explanation.placement().filter(taken -> taken.location().equals(place)).isPresent();
    }

    private static String price(CandidateReport candidate) {
        return candidate.estimate().isComplete()
                ? Figures.about(candidate.estimate().isGuess())
                        + Figures.money(candidate.estimate().known())
                : "unknown";
    }

    /** The sizes, or the names of what stands in the way, each once. */
    private static String sizes(CandidateReport candidate) {
        if (!candidate.isPermitted()) {
            return String.join(
                    ", ",
                    candidate.standingInTheWay().stream().map(Check::name).distinct().toList());
        }
        var sizes = new ArrayList<String>();
        candidate.sizes().forEach((component, size) -> sizes.add(component + " " + size));
        return String.join(", ", sizes);
    }

    private static String candidate(Explanation explanation, CandidateReport candidate, Look look) {
        var text =
                new StringBuilder(look.paint().of(Role.PLACE, candidate.location().toString()))
                        .append('\n');
        text.append(checks(candidate.checks(), look));
        for (var remedy : explanation.toWin(candidate)) {
            var lines = Paragraph.lines("to win: " + Visible.line(remedy), look.width() - 4);
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static String checks(List<Check> checks, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT);
        var shape = Shape.of(checks, look);
        checks.stream()
                .filter(check -> check.outcome() != Check.Outcome.INAPPLICABLE)
                .forEach(check -> check(check, shape, table));
        inapplicable(checks, shape, table);
        return table.render(look);
    }

    /**
     * How some checks stand: no reason is cut, however narrow it is.
     *
     * @param reason columns of a line of a reason
     * @param isPlaceBeside whether there is room for the place beside the reason; else it is below
     */
    private record Shape(int reason, boolean isPlaceBeside) {
        private static final int LEAST = 24;

        static Shape of(List<Check> checks, Look look) {
            var names = 0;
            var places = 0;
            for (var check : checks) {
                names = Math.max(names, mark(check).length() + 1 + check.name().length());
                places = Math.max(places, check.place().map(Object::toString).orElse("").length());
            }
            // An indent and two gaps.
            var room = look.width() - names - 6;
            var beside = room - places;
            return beside >= 2 * LEAST
                    ? new Shape(Math.min(REASON, beside), true)
                    : new Shape(Math.max(LEAST, Math.min(REASON, room)), false);
        }
    }

    private static void check(Check check, Shape shape, Columns table) {
        var told = Paragraph.lines(Visible.line(check.reason()), shape.reason());
        var place = cell(Role.FAINT, check.place().map(Object::toString).orElse(""));
        table.row(
                "  ",
                cell(role(check), mark(check) + " " + check.name()),
                cell(told.getFirst()),
                shape.isPlaceBeside() ? place : cell(""));
        told.stream().skip(1).forEach(more -> table.row("  ", cell(""), cell(more)));
        if (!shape.isPlaceBeside() && check.place().isPresent()) {
            table.row("  ", cell(""), place);
        }
        if (!isRule(check)) {
            check.basis()
                    .map(basis -> Paragraph.lines("basis: " + Visible.line(basis), shape.reason()))
                    .ifPresent(lines ->
                            lines.forEach(
                                    line -> table.row("  ", cell(""), cell(Role.FAINT, line))));
        }
    }

    /** The rules that are not about this workload and place, all in one. */
    private static void inapplicable(List<Check> checks, Shape shape, Columns table) {
        var names =
                checks.stream()
                        .filter(check -> check.outcome() == Check.Outcome.INAPPLICABLE)
                        .map(Check::name)
                        .toList();
        if (names.isEmpty()) {
            return;
        }
        var first = "-    not about this";
        for (var line : Paragraph.lines(String.join(", ", names), shape.reason())) {
            table.row("  ", cell(Role.FAINT, first), cell(Role.FAINT, line));
            first = "";
        }
    }

    /** What is asked of every candidate alike, so that its basis is told once. */
    private static boolean isRule(Check check) {
        return switch (check.subject()) {
            case LOCATION, POLICY -> true;
            case PIN, OFFER, IMAGE, SIZE, ASSURANCE, CAPACITY, PRICE -> false;
        };
    }

    /** Each rule once, with the law or decision behind it. */
    private static String rules(Explanation explanation, Look look) {
        var bases = new LinkedHashMap<String, String>();
        Stream.concat(
                        explanation.candidates().stream()
                                .flatMap(candidate -> candidate.checks().stream()),
                        explanation.further().stream())
                .filter(ExplainText::isRule)
                .forEach(check ->
                        check.basis().ifPresent(basis -> bases.putIfAbsent(check.name(), basis)));
        var table = new Columns(Side.LEFT, Side.LEFT);
        var names = bases.keySet().stream().mapToInt(String::length).max().orElse(0);
        var room = Math.max(Shape.LEAST, Math.min(REASON + REASON / 4, look.width() - names - 4));
        bases.forEach((name, basis) -> {
            var first = name;
            for (var line : Paragraph.lines(Visible.line(basis), room)) {
                table.row("  ", cell(first), cell(line));
                first = "";
            }
        });
        return look.paint().of(Role.STRONG, "the basis of each rule") + "\n" + table.render(look);
    }

    static String mark(Check check) {
        return switch (check.outcome()) {
            case PASSES -> "ok  ";
            case INAPPLICABLE -> "-   ";
            case UNJUDGED -> "plan";
            case WAIVED -> "waiv";
            case WARNS -> "warn";
            case FAILS -> "FAIL";
        };
    }

    private static Role role(Check check) {
        return switch (check.outcome()) {
            case PASSES -> Role.GAIN;
            case INAPPLICABLE, UNJUDGED -> Role.FAINT;
            case WAIVED, WARNS -> Role.WARNING;
            case FAILS -> Role.LOSS;
        };
    }
}
