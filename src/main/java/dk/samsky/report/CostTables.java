package dk.samsky.report;

import dk.samsky.cost.Breakdown;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Costs as tables for other programs and pages: Markdown and CSV (RFC 4180, decimals with a point).
 *
 * <p>In CSV a shared cost that nobody bears has a row of its own. Its amount is in the last column,
 * so that the column of amounts sums to what the tenants pay.
 */
public final class CostTables {
    /** Stands for a tenant where there is none to bear a cost. */
    private static final String NOBODY = "(nobody)";

    private CostTables() {}

    /** A Markdown table of the tenants. */
    public static String tenantsAsMarkdown(CostSheet sheet) {
        var rows = new ArrayList<List<String>>();
        for (var tenant : sheet.tenants()) {
            rows.add(
                    List.of(
                            CostText.name(tenant),
                            CostText.direct(tenant),
                            CostText.shared(tenant),
                            Figures.about(tenant.guessed())
                                    + Figures.amount(tenant.total(), tenant.unknown()),
                            Figures.count(tenant.unknown())));
        }
        rows.add(
                List.of(
                        "**total**",
                        "**" + CostText.direct(sheet) + "**",
                        "**" + CostText.shared(sheet) + "**",
                        "**" + CostText.total(sheet) + "**",
                        Figures.count(sheet.unknown())));
        return markdown(
                sheet, List.of("tenant", "direct", "shared", "total", "unknown prices"), rows);
    }

    /** A Markdown table of the groups. */
    public static String groupsAsMarkdown(CostSheet sheet, Breakdown breakdown, String by) {
        var rows = new ArrayList<List<String>>();
        breakdown
                .groups()
                .forEach(group ->
                        rows.add(
                                List.of(
                                        Markdown.escape(group.name()),
                                        Figures.about(group.guessed())
                                                + Figures.amount(group.total(), group.unknown()),
                                        Figures.count(group.unknown()))));
        rows.add(
                List.of(
                        "**total**",
                        "**" + CostText.total(sheet) + "**",
                        Figures.count(sheet.unknown())));
        return markdown(sheet, List.of(Markdown.escape(by), "total", "unknown prices"), rows);
    }

    /** A Markdown table of every line. */
    public static String linesAsMarkdown(CostSheet sheet) {
        var rows = new ArrayList<List<String>>();
        sheet.lines()
                .forEach(line ->
                        rows.add(
                                List.of(
                                        Markdown.escape(line.key()),
                                        CostText.amount(line),
                                        Markdown.escape(line.unknown().orElse(line.basis())))));
        rows.add(List.of("**total**", "**" + CostText.total(sheet) + "**", ""));
        var names = List.of("line", "amount", "basis, or what is unknown");
        return markdown(sheet, names, List.of(false, true, false), rows);
    }

    private static String markdown(CostSheet sheet, List<String> names, List<List<String>> rows) {
        var areNumbers = names.stream().map(name -> !name.equals(names.getFirst())).toList();
        return markdown(sheet, names, areNumbers, rows);
    }

    private static String markdown(
            CostSheet sheet,
            List<String> names,
            List<Boolean> areNumbers,
            List<List<String>> rows) {
        var page = Markdown.page().add("### Cost, " + CostText.heading(sheet) + "\n\n");
        page.add(Markdown.head(names, areNumbers));
        rows.forEach(row -> page.add(Markdown.row(row)));
        for (var told : List.of(CostText.guesses(sheet), CostText.removed(sheet))) {
            page.add(told.isEmpty() ? "" : "\n" + Markdown.escape(told.strip()) + "\n");
        }
        var missing = CostText.foremost(CostText.missing(sheet.lines()));
        if (!missing.isEmpty()) {
            page.add("\n");
            missing.forEach(one -> page.add("* unknown: " + Markdown.escape(one) + "\n"));
        }
        CostText.unallocated(sheet).forEach(told -> page.add("\n" + Markdown.escape(told) + "\n"));
        return page.toString();
    }

    /**
     * Every line as CSV. An unknown price leaves the amount empty, and is named in the last column.
     */
    public static String linesAsCsv(CostSheet sheet) {
        var text =
                new StringBuilder(
                        "tenant,workload,provider,region,line,kind,currency,per,amount,basis,unknown,guess,unallocated\r\n");
        sheet.lines()
                .forEach(line ->
                        row(
                                List.of(
                                        line.tenant().name(),
                                        workload(line),
                                        line.provider(),
                                        line instanceof CostLine.Direct direct
                                                ? direct.location().region()
                                                : "",
                                        line.key(),
                                        line instanceof CostLine.Shared ? "shared" : "direct",
                                        sheet.currency(),
                                        sheet.per(),
                                        line.known().map(Money::decimal).orElse(""),
                                        line.basis(),
                                        line.unknown().orElse(""),
                                        Boolean.toString(line.isGuess()),
                                        ""),
                                text));
        for (var left : sheet.unallocated()) {
            row(
                    List.of(
                            NOBODY,
                            "",
                            left.provider(),
                            "",
                            NOBODY + "/(shared)/" + left.provider() + "/" + left.name(),
                            "shared",
                            sheet.currency(),
                            sheet.per(),
                            "",
                            "nobody uses " + left.provider(),
                            unknown(left),
                            "false",
                            amount(left)),
                    text);
        }
        return text.toString();
    }

    /**
     * Every tenant as CSV. An amount of which nothing is known is empty, and {@code unknown} names
     * what is missing.
     */
    public static String tenantsAsCsv(CostSheet sheet) {
        var text =
                new StringBuilder(
                        "tenant,currency,per,direct,shared,amount,unknown_prices,guessed,unknown,removed,unallocated\r\n");
        sheet.tenants()
                .forEach(tenant ->
                        row(
                                List.of(
                                        tenant.tenant().name(),
                                        sheet.currency(),
                                        sheet.per(),
                                        decimal(tenant.direct(), tenant.unknownDirect()),
                                        decimal(tenant.shared(), tenant.unknownShared()),
                                        decimal(tenant.total(), tenant.unknown()),
                                        Integer.toString(tenant.unknown()),
                                        tenant.guessed().decimal(),
                                        String.join("; ", CostText.missing(tenant.lines())),
                                        Boolean.toString(tenant.isRemoved()),
                                        ""),
                                text));
        for (var left : sheet.unallocated()) {
            row(
                    List.of(
                            name(left),
                            sheet.currency(),
                            sheet.per(),
                            "",
                            "",
                            "",
                            "0",
                            "0.00",
                            unknown(left),
                            "false",
                            amount(left)),
                    text);
        }
        return text.toString();
    }

    /**
     * Every group as CSV. An amount of which nothing is known is empty, and {@code unknown} names
     * what is missing.
     */
    public static String groupsAsCsv(CostSheet sheet, Breakdown breakdown) {
        var text =
                new StringBuilder(
                        "group,currency,per,amount,unknown_prices,guessed,unknown,unallocated\r\n");
        breakdown
                .groups()
                .forEach(group ->
                        row(
                                List.of(
                                        group.name(),
                                        sheet.currency(),
                                        sheet.per(),
                                        decimal(group.total(), group.unknown()),
                                        Integer.toString(group.unknown()),
                                        group.guessed().decimal(),
                                        String.join("; ", group.missing()),
                                        ""),
                                text));
        for (var left : sheet.unallocated()) {
            row(
                    List.of(
                            name(left),
                            sheet.currency(),
                            sheet.per(),
                            "",
                            "0",
                            "0.00",
                            unknown(left),
                            amount(left)),
                    text);
        }
        return text.toString();
    }

    private static String name(CostSheet.Unallocated left) {
        return NOBODY + "/" + left.provider() + "/" + left.name();
    }

    private static String unknown(CostSheet.Unallocated left) {
        return left.amount().isPresent() ? "" : "no rate for the currency of " + left.name();
    }

    private static String amount(CostSheet.Unallocated left) {
        return left.amount().map(Money::decimal).orElse("");
    }

    private static String decimal(Money known, int unknown) {
        return known.known(unknown).map(Money::decimal).orElse("");
    }

    private static String workload(CostLine line) {
        return switch (line) {
            case CostLine.Direct direct -> direct.address().workload().orElse("");
            case CostLine.Used used -> used.address().workload().orElse("");
            case CostLine.Shared _ -> "";
        };
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append(String.join(",", cells.stream().map(CostTables::quoted).toList()))
                .append("\r\n");
    }

    /** A cell that a spreadsheet would take for a formula is kept as text; a number is one. */
    private static String quoted(String cell) {
        var isFormula =
                !cell.isEmpty()
                        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                        && !cell.matches("-[0-9]+([.][0-9]+)?");
        var safe = isFormula ? "'" + cell : cell;
        return safe.matches("[^,\"\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
