package dk.samsky.report;

import dk.samsky.cost.CostChange;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Shortlist;
import dk.samsky.model.quantity.Money;
import dk.samsky.plan.Plan;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A plan as a comment on a change: a table of the tenants first, then what changes of each; never
 * longer than forges take.
 */
public final class PlanMarkdown {
    /** A pipeline finds its former comment by this, and writes over it. */
    private static final String MARKER = "<!-- samsky-plan -->\n";

    private PlanMarkdown() {}

    /** The whole plan, as far as it fits. */
    public static String of(Plan plan) {
        var parts = new PlanParts(plan);
        var page =
                Markdown.comment()
                        .add(
                                MARKER
                                        + "### "
                                        + PlanText.rehearsal(plan.stamp().clouds(), "Samsky plan")
                                        + "\n\n**"
                                        + Markdown.escape(PlanText.summary(plan))
                                        + "**\n");
        if (plan.partial()) {
            page.add("\nPartial: what was not selected was left out.\n");
        }
        var problems = new LinkedHashSet<Diagnostic>();
        plan.refused().values().forEach(problems::addAll);
        problems.addAll(plan.warnings());
        problems(problems, page);
        var shown = plan.tenants().stream().filter(parts::isWorthShowing).toList();
        if (!shown.isEmpty()) {
            tenants(plan, shown, page);
        }
        for (var told :
                List.of(CostText.guesses(plan.after()), parts.estimatedSizes(), parts.advice())) {
            page.add(told.isEmpty() ? "" : "\n" + Markdown.escape(told.strip()) + "\n");
        }
        shown.forEach(tenant -> page.add(tenant(tenant, parts)));
        return page.toString();
    }

    static void problems(Collection<Diagnostic> problems, Markdown page) {
        if (problems.isEmpty()) {
            return;
        }
        page.add("\n");
        var list = Shortlist.of(List.copyOf(problems));
        for (var one : list.told()) {
            var word = one.isError() ? "**error**" : "warning";
            var place = one.span().map(span -> Markdown.code(span.toString()) + ": ").orElse("");
            page.add(
                    "* "
                            + word
                            + " "
                            + one.code().id()
                            + " "
                            + place
                            + Markdown.escape(String.join(" ", one.what(), one.why(), one.fix()))
                            + "\n");
        }
        if (list.left() > 0) {
            page.add("\n" + DiagnosticText.left(list) + "\n");
        }
    }

    private static void tenants(Plan plan, List<TenantPlan> shown, Markdown page) {
        var rows = new StringBuilder("\n");
        rows.append(
                Markdown.head(
                        List.of(
                                "tenant",
                                "changes",
                                "unknown",
                                plan.after().currency() + "/month",
                                "difference"),
                        List.of(false, true, true, true, true)));
        for (var tenant : shown) {
            rows.append(
                    Markdown.row(
                            List.of(
                                    tenant.tenant().name(),
                                    Figures.count(tenant.changes().changes().size()),
                                    Figures.count(tenant.changes().unknown().size()),
                                    plan.after()
                                            .find(tenant.tenant())
                                            .map(PlanParts::amount)
                                            .orElse(""),
                                    PlanText.difference(plan, tenant))));
        }
        page.add(rows.toString());
    }

    private static String tenant(TenantPlan tenant, PlanParts parts) {
        var text = new StringBuilder("\n<details><summary>" + tenant.tenant() + "</summary>\n\n");
        tenant.range()
                .ifPresent(range ->
                        text.append("Address range ")
                                .append(range)
                                .append(", given by this plan.\n\n"));
        for (var remark : PlanParts.remarks(tenant)) {
            text.append("* ").append(Markdown.escape(PlanParts.remark(remark))).append('\n');
        }
        PlanParts.awaited(tenant)
                .ifPresent(told -> text.append("* ").append(Markdown.escape(told)).append('\n'));
        for (var gap : Unknown.gaps(tenant.changes().unknown())) {
            text.append("* ")
                    .append(Markdown.escape(gap.subject() + " " + gap.told()))
                    .append('\n');
        }
        PlanParts.workloads(tenant).forEach(part -> workload(part, parts, text));
        shared(parts.shared(tenant.tenant()), text);
        return text.append("\n</details>\n").toString();
    }

    private static void workload(PlanParts.WorkloadPart part, PlanParts parts, StringBuilder text) {
        text.append("\n**").append(part.name().isEmpty() ? "(tenant)" : part.name()).append("**");
        part.placement()
                .ifPresent(placement ->
                        text.append(" at ")
                                .append(Markdown.code(placement.location().toString()))
                                .append(", ")
                                .append(Markdown.escape(placement.reason())));
        text.append("\n\n");
        for (var told : PlanParts.notes(part)) {
            text.append("* ").append(Markdown.escape(told)).append('\n');
        }
        if (!part.changes().isEmpty()) {
            text.append('\n')
                    .append(
                            Markdown.head(
                                    List.of("", "resource", "", "per month"),
                                    List.of(false, false, false, true)));
        }
        for (var change : part.changes()) {
            var delta = parts.delta(change);
            text.append(
                    Markdown.row(
                            List.of(
                                    Markdown.code(ResourceWords.mark(change)),
                                    Markdown.code(change.address().local()),
                                    Markdown.escape(
                                            String.join("; ", ResourceWords.details(change))),
                                    delta.filter(Money::isZero).isPresent()
                                            ? ""
                                            : delta.map(Figures::difference).orElse("?"))));
        }
    }

    /** What becomes dearer or cheaper by what others do, so that the rows sum to the difference. */
    private static void shared(List<CostChange.Line> lines, StringBuilder text) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("\n**(shared)**\n\n")
                .append(Markdown.head(List.of("shared cost", "per month"), List.of(false, true)));
        for (var line : lines) {
            text.append(
                    Markdown.row(
                            List.of(
                                    Markdown.code(PlanParts.name(line)),
                                    line.delta().map(Figures::difference).orElse("?"))));
        }
    }
}
