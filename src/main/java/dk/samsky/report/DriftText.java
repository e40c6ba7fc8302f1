package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.model.content.Value;
import dk.samsky.plan.Change;
import dk.samsky.plan.Difference;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Unknown;
import dk.samsky.report.Columns.Cell;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.util.List;
import java.util.Optional;

/**
 * Drift for people: what was applied, and what the clouds show, field by field. Made of the plan
 * that would undo it.
 */
public final class DriftText {
    private DriftText() {}

    /** The report. */
    public static String of(Plan plan, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        if (!plan.isEmpty()) {
            table.row(head("resource"), head("field"), head("applied"), head("in the cloud"));
        }
        for (var tenant : plan.tenants()) {
            tenant.changes().changes().forEach(change -> change(change, table));
            for (var gap : Unknown.gaps(tenant.changes().unknown())) {
                var whose = gap.all().size() == 1 ? "" : tenant.tenant() + ": ";
                table.row(
                        cell(Role.WARNING, whose + gap.subject()),
                        cell("?"),
                        cell(""),
                        cell(gap.told()));
            }
        }
        return table.render(look)
                + look.paint().of(Role.STRONG, summary(plan))
                + "\n"
                + PlanText.refused(plan, "Not compared: ", look)
                + (plan.partial() ? "Partial: what was not selected was left out.\n" : "");
    }

    private static Cell head(String text) {
        return cell(Role.FAINT, text);
    }

    private static void change(Change change, Columns table) {
        var name = cell(Role.CHANGE, change.address().toString());
        switch (change) {
            case Change.Create _ ->
                    table.row(name, cell("(all)"), cell("stands"), cell(Role.LOSS, "is gone"));
            case Change.Update(var _, var _, var differences) -> fields(name, differences, table);
            case Change.Replace(var _, var _, var differences, var because) -> {
                fields(name, differences, table);
                if (differences.isEmpty()) {
                    table.row(name, cell("(all)"), cell("stands"), cell(Role.LOSS, because));
                }
            }
            case Change.Move(var before, var _, var _) ->
                    table.row(
                            name,
                            cell("(mark)"),
                            cell(change.address().toString()),
                            cell(before.address().toString()));
            case Change.Adopt _, Change.Delete _ ->
                    table.row(
                            name,
                            cell("(all)"),
                            cell("not known"),
                            cell(Role.GAIN, "stands, with our mark"));
            case Change.Forget _ ->
                    table.row(name, cell("(all)"), cell("stands"), cell(Role.LOSS, "is gone"));
        }
    }

    private static void fields(Cell name, List<Difference> differences, Columns table) {
        for (var one : differences) {
            var wanted = one.isOfTheCloud() ? Values.AS_WRITTEN : shown(one.after());
            table.row(name, cell(one.field()), cell(wanted), cell(shown(one.before())));
        }
    }

    private static String shown(Optional<Value> value) {
        return value.map(Values::shown).orElse("(not set)");
    }

    /** The drift in one line. */
    public static String summary(Plan plan) {
        var counts = plan.summary();
        var drifted =
                plan.tenants().stream().mapToInt(tenant -> tenant.changes().changes().size()).sum();
        var isWhole = plan.isComplete();
        return (drifted == 0
                        ? (isWhole ? "No drift: " : "Incomplete: no drift in what could be read, ")
                                + Figures.count(counts.unchanged(), "resource")
                        : (isWhole ? "" : "Incomplete: ")
                                + Figures.count(drifted, "resource")
                                + " drifted, "
                                + Figures.count(counts.unchanged()))
                + " as applied"
                + PlanText.unknown(counts.unknown())
                + ".";
    }
}
