package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.price.Prices;
import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.model.quantity.Money;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.PlanParts.WorkloadPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan for people: only what changes, by tenant, workload and resource, each with its price; the
 * sum first and last.
 */
public final class PlanText {
    private static final String RESOURCE = "    ";
    private static final String BESIDE = "    ";

    /** Columns of what a tenant costs, and of how much that differs. */
    private static final int AMOUNT = 28;

    private static final int DIFFERENCE = 24;

    private static final int DETAIL = 58;

    private final Plan plan;
    private final PlanParts parts;
    private final Look look;
    private final Columns table = new Columns(Side.LEFT, Side.LEFT, Side.RIGHT);

    private PlanText(Plan plan, Look look) {
        this.plan = plan;
        this.parts = new PlanParts(plan);
        this.look = look;
    }

    /** The whole plan. */
    public static String of(Plan plan, Look look) {
        return new PlanText(plan, look).render();
    }

    private String render() {
        var text = new StringBuilder(folded(head())).append('\n');
        for (var tenant : plan.tenants()) {
            if (parts.isWorthShowing(tenant) && !parts.isToldTogether(tenant)) {
                tenant(tenant);
            }
        }
        text.append(table.render(look)).append(parts.toldTogether());
        text.append('\n').append(look.paint().of(Role.STRONG, folded(summary(plan)))).append('\n');
        text.append(refused(plan, "Not planned: ", look));
        text.append(folded(CostText.guesses(plan.after()) + parts.estimatedSizes()));
        if (plan.partial()) {
            text.append("Partial: what was not selected was left out.\n");
        }
        return text.append(folded(parts.advice())).toString();
    }

    private String folded(String text) {
        return Paragraph.folded(text, look);
    }

    private String head() {
        var workloads =
                plan.tenants().stream().mapToLong(tenant -> tenant.placements().size()).sum();
        var head =
                rehearsal(plan.stamp().clouds(), "Prices that count on ")
                        + plan.stamp().at().atZone(Prices.ZONE).toLocalDate();
        if (plan.tenants().isEmpty() && !plan.refused().isEmpty()) {
            return head + refused(plan.refused().size());
        }
        return head
                + ", "
                + Figures.count(meant(plan), "tenant")
                + ", "
                + Figures.count(workloads, "workload")
                + ", "
                + monthly(plan.after())
                + "  ("
                + difference(plan.cost().whole(), plan.summary().unknown())
                + ")"
                + refusedAsTheyStand(plan)
                + unknown(plan.summary().unknown());
    }

    private static String monthly(CostSheet sheet) {
        return Figures.about(sheet.guessed())
                + Figures.amount(sheet.total(), sheet.unknown())
                + " "
                + sheet.currency()
                + "/month"
                + unpriced(sheet.unknown());
    }

    /** The beginning of a headline; a rehearsal's says that nothing of it is real. */
    public static String rehearsal(Clouds clouds, String head) {
        return switch (clouds) {
            case REAL -> head;
            case EMBEDDED ->
                    "Rehearsal: "
                            + head.substring(0, 1).toLowerCase(Locale.ROOT)
                            + head.substring(1);
        };
    }

    private void tenant(TenantPlan tenant) {
        var id = tenant.tenant();
        table.line("");
        table.line(
                look.paint().of(Role.STRONG, DisplayWidth.padRight(id.name(), nameOfTenant()))
                        + "  "
                        + DisplayWidth.padLeft(parts.after(id), AMOUNT)
                        + "  ("
                        + difference(plan, tenant)
                        + ")");
        tenant.range()
                .ifPresent(
                        range -> table.line("  address range " + range + ", given by this plan"));
        PlanParts.remarks(tenant).forEach(remark -> note("  ", PlanParts.remark(remark)));
        PlanParts.awaited(tenant).ifPresent(told -> note("  ", told));
        for (var gap : Unknown.gaps(tenant.changes().unknown())) {
            table.row("  ", cell(Role.WARNING, "? " + gap.subject()), cell(gap.told()), cell("?"));
        }
        PlanParts.workloads(tenant).forEach(part -> workload(tenant, part));
        parts.shared(id).forEach(this::shared);
    }

    /** As wide as there is room for beside the amount and what is added to it. */
    private int nameOfTenant() {
        return Math.max(14, Math.min(40, look.width() - AMOUNT - DIFFERENCE));
    }

    private void workload(TenantPlan tenant, WorkloadPart part) {
        var name = part.name().isEmpty() ? "(tenant)" : part.name();
        var head = "  " + DisplayWidth.padRight(name, 16) + "  ";
        var where = part.placement().map(placement -> placement.location().toString()).orElse("");
        var why =
                part.placement()
                        .map(placement ->
                                placement.reason()
                                        + " (samsky explain "
                                        + tenant.tenant()
                                        + "/"
                                        + part.name()
                                        + ")")
                        .orElse("");
        var isBeside = DisplayWidth.of(head + where + BESIDE + why) <= look.width();
        table.line(
                (head + look.paint().of(Role.PLACE, where) + (isBeside ? BESIDE + why : ""))
                        .stripTrailing());
        if (!isBeside) {
            note(RESOURCE, why);
        }
        PlanParts.notes(part).forEach(told -> note(RESOURCE, told));
        part.changes().forEach(this::change);
    }

    private void note(String indent, String text) {
        for (var line : Paragraph.lines(Visible.line(text), look.width() - indent.length())) {
            table.line(indent + look.paint().of(Role.FAINT, line));
        }
    }

    private void change(Change change) {
        var details = fit(ResourceWords.details(change));
        var delta = parts.delta(change);
        var price =
                delta.filter(Money::isZero).isPresent()
                        ? ""
                        : delta.map(Figures::difference).orElse("? price unknown");
        table.row(
                RESOURCE,
                cell(role(change), ResourceWords.mark(change) + " " + change.address().local()),
                cell(details.getFirst()),
                cell(price));
        details.stream().skip(1).forEach(more -> table.row(RESOURCE, cell(""), cell(more)));
    }

    private void shared(CostChange.Line line) {
        var delta = line.delta().map(Figures::difference).orElse("? price unknown");
        table.row("  ", cell("(shared)"), cell(PlanParts.name(line)), cell(delta));
    }

    /** Details in lines that fit their column. */
    private static List<String> fit(List<String> details) {
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (var detail : details) {
            if (!current.isEmpty()
                    && DisplayWidth.of(current.toString()) + 2 + DisplayWidth.of(detail) > DETAIL) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : "  ").append(detail);
        }
        lines.add(current.toString());
        return lines;
    }

    private static Role role(Change change) {
        return switch (change) {
            case Change.Create _ -> Role.GAIN;
            case Change.Update _, Change.Move _, Change.Adopt _ -> Role.CHANGE;
            case Change.Replace _, Change.Delete _ -> Role.LOSS;
            case Change.Forget _ -> Role.FAINT;
        };
    }

    /** What the plan adds to the cost of a tenant. */
    static String difference(Plan plan, TenantPlan tenant) {
        return difference(plan.cost().of(tenant.tenant()), tenant.changes().unknown().size());
    }

    private static String difference(CostChange.Sum sum, int unread) {
        return known(sum, unread) + unpriced(sum.unknown());
    }

    /** Of nothing known a question mark, since 0 would say that it costs nothing. */
    private static String known(CostChange.Sum sum, int unread) {
        return sum.known().isZero() && sum.unknown() + unread > 0
                ? "?"
                : Figures.about(sum.isGuess()) + Figures.difference(sum.known());
    }

    private static String unpriced(int unknown) {
        return unknown > 0 ? ", " + Figures.count(unknown, "price") + " unknown" : "";
    }

    /**
     * A line for each tenant that is refused.
     *
     * @param what what is not done for it
     */
    static String refused(Plan plan, String what, Look look) {
        var text = new StringBuilder();
        plan.refused()
                .forEach((tenant, problems) ->
                        text.append(look.paint().of(Role.ERROR, what))
                                .append(
                                        tenant
                                                + ", for "
                                                + Figures.count(
                                                        problems.stream()
                                                                .filter(one -> one.isError())
                                                                .count(),
                                                        "error")
                                                + ".\n"));
        return text.toString();
    }

    /** The plan in one line. */
    public static String summary(Plan plan) {
        var counts = plan.summary();
        var refused = plan.refused().size();
        if (plan.tenants().isEmpty() && refused > 0) {
            return "No plan: "
                    + (refused == 1 ? "the tenant" : "none of " + Figures.count(refused, "tenant"))
                    + (refused == 1 ? " cannot be planned." : " can be planned.");
        }
        if (plan.isEmpty()) {
            return (counts.unknown() == 0
                            ? "No changes: "
                            : "Incomplete: no changes in what could be read, ")
                    + Figures.count(counts.unchanged(), "resource")
                    + " in "
                    + Figures.count(meant(plan), "tenant")
                    + " as written"
                    + refusedAsTheyStand(plan)
                    + unknown(counts.unknown())
                    + ". "
                    + monthly(plan.after())
                    + ".";
        }
        var changed = plan.tenants().stream().filter(one -> !one.isEmpty()).count();
        return (counts.unknown() == 0 ? "Plan: " : "Incomplete plan: ")
                + PlanParts.changes(counts)
                + " in "
                + Figures.count(changed)
                + " of "
                + Figures.count(meant(plan), "tenant")
                + "; "
                + Figures.count(counts.unchanged())
                + " unchanged"
                + refused(refused)
                + unknown(counts.unknown())
                + ". "
                + known(plan.cost().whole(), counts.unknown())
                + " "
                + plan.cost().currency()
                + "/month"
                + unpriced(plan.cost().whole().unknown())
                + ".";
    }

    /** How many tenants the plan speaks of: those that could be planned, and have a part in it. */
    private static long meant(Plan plan) {
        return plan.tenants().stream()
                .filter(tenant ->
                        !plan.partial()
                                || !tenant.placements().isEmpty()
                                || !tenant.isEmpty()
                                || !tenant.changes().unknown().isEmpty()
                                || tenant.changes().unchanged() > 0)
                .count();
    }

    private static String refused(int count) {
        return count == 0 ? "" : "; " + Figures.count(count, "tenant") + " not planned";
    }

    /** The same, where a sum is told that they are part of. */
    private static String refusedAsTheyStand(Plan plan) {
        var count = plan.refused().size();
        var standing = plan.after().only(plan.refused()::containsKey);
        return refused(count)
                + (standing.tenants().isEmpty()
                        ? ""
                        : ", counted with "
                                + Figures.about(standing.guessed())
                                + Figures.amount(standing.total(), standing.unknown())
                                + " as "
                                + (count == 1 ? "it stands" : "they stand"));
    }

    /** What a sentence adds on what could not be read; nothing if all could. */
    static String unknown(int count) {
        return count == 0
                ? ""
                : "; "
                        + Figures.count(count, "resource")
                        + " unknown, because not everything could be read";
    }
}
