package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cost.Breakdown;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.TenantCost;
import dk.samsky.cost.price.Prices;
import dk.samsky.diagnostic.Few;
import dk.samsky.model.quantity.Money;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Costs for people. */
public final class CostText {
    private static final int MOST_MISSING = 10;

    private CostText() {}

    /** Every tenant with its direct and shared cost, the sum last. */
    public static String ofTenants(CostSheet sheet, Look look) {
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row(
                cell(Role.FAINT, heading(sheet)),
                cell(Role.FAINT, "direct"),
                cell(Role.FAINT, "shared"),
                cell(Role.FAINT, "total"));
        for (var tenant : sheet.tenants()) {
            table.row(
                    cell(name(tenant)),
                    cell(direct(tenant)),
                    cell(shared(tenant)),
                    cell(
                            Role.STRONG,
                            Figures.about(tenant.guessed())
                                    + Figures.amount(tenant.total(), tenant.unknown())),
                    cell(Role.WARNING, unknown(tenant.unknown())));
        }
        table.row(
                cell(Role.STRONG, "total"),
                cell(direct(sheet)),
                cell(shared(sheet)),
                cell(Role.STRONG, total(sheet)),
                cell(Role.WARNING, unknown(sheet.unknown())));
        return table.render(look) + remarks(sheet, look);
    }

    /** What a tenant's own resources cost. */
    static String direct(TenantCost tenant) {
        return Figures.about(tenant.isDirectGuess())
                + Figures.amount(tenant.direct(), tenant.unknownDirect());
    }

    /** What a tenant bears of what is shared. */
    static String shared(TenantCost tenant) {
        return Figures.about(tenant.isSharedGuess())
                + Figures.amount(tenant.shared(), tenant.unknownShared());
    }

    /** What all tenants' own resources cost. */
    static String direct(CostSheet sheet) {
        var all = sheet.tenants();
        return Figures.about(all.stream().anyMatch(TenantCost::isDirectGuess))
                + Figures.amount(
                        sum(sheet, TenantCost::direct),
                        all.stream().mapToInt(TenantCost::unknownDirect).sum());
    }

    /** What all tenants bear of what is shared. */
    static String shared(CostSheet sheet) {
        var all = sheet.tenants();
        return Figures.about(all.stream().anyMatch(TenantCost::isSharedGuess))
                + Figures.amount(
                        sum(sheet, TenantCost::shared),
                        all.stream().mapToInt(TenantCost::unknownShared).sum());
    }

    private static Money sum(CostSheet sheet, Function<TenantCost, Money> part) {
        return sheet.tenants().stream().map(part).reduce(Money.zero(sheet.currency()), Money::plus);
    }

    /** Every group of a breakdown, the sum last. */
    public static String ofGroups(CostSheet sheet, Breakdown breakdown, Look look) {
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.LEFT);
        table.row(cell(Role.FAINT, heading(sheet)), cell(Role.FAINT, "total"));
        breakdown
                .groups()
                .forEach(group ->
                        table.row(
                                cell(group.name()),
                                cell(
                                        Figures.about(group.guessed())
                                                + Figures.amount(group.total(), group.unknown())),
                                cell(Role.WARNING, unknown(group.unknown()))));
        table.row(
                cell(Role.STRONG, "total"),
                cell(Role.STRONG, total(sheet)),
                cell(Role.WARNING, unknown(sheet.unknown())));
        return table.render(look) + remarks(sheet, look);
    }

    /** Every line of every tenant, with what it is made of. */
    public static String ofLines(CostSheet sheet, Look look) {
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.LEFT);
        table.row(cell(Role.FAINT, heading(sheet)));
        sheet.lines()
                .forEach(line ->
                        table.row(
                                cell(line.key()),
                                cell(amount(line)),
                                cell(Role.FAINT, line.basis())));
        table.row(cell(Role.STRONG, "total"), cell(Role.STRONG, total(sheet)));
        return table.render(look) + remarks(sheet, look);
    }

    /**
     * What the figures are: {@code DKK per month}, {@code DKK from 2026-10-01 until 2026-11-01}.
     */
    static String heading(CostSheet sheet) {
        var moments = sheet.per().split("/", -1);
        return sheet.currency()
                + (moments.length == 2
                        ? " from " + day(moments[0]) + " until " + day(moments[1])
                        : " per " + sheet.per());
    }

    /** As a clock in Denmark shows it, to the minute; without the time if it is midnight. */
    private static String day(String moment) {
        var local =
                Instant.parse(moment)
                        .atZone(Prices.ZONE)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : local.toLocalDate() + " " + local.toLocalTime();
    }

    /** A tenant's name, and that no document speaks of it any more. */
    static String name(TenantCost tenant) {
        return tenant.tenant() + (tenant.isRemoved() ? " (removed)" : "");
    }

    /** What the mark of removed tenants means; nothing if there are none. */
    static String removed(CostSheet sheet) {
        var names =
                sheet.tenants().stream()
                        .filter(TenantCost::isRemoved)
                        .map(tenant -> tenant.tenant().name())
                        .toList();
        return names.isEmpty()
                ? ""
                : "No document speaks of "
                        + Few.of(names)
                        + " any more"
                        + (sheet.per().equals("month")
                                ? ". What stands of it costs as before: 'samsky plan' tells"
                                        + " whether apply takes it away, or what protects it.\n"
                                : ".\n");
    }

    static String amount(CostLine line) {
        return line.known()
                .map(known -> (line.isGuess() ? "≈ " : "") + Figures.amount(known))
                .orElse("?");
    }

    static String total(CostSheet sheet) {
        return Figures.about(sheet.guessed()) + Figures.amount(sheet.total(), sheet.unknown());
    }

    /**
     * What the sign for guesses means, and of how much; nothing if there are none. It may follow a
     * sum of something else, so it says of which sum it speaks.
     */
    static String guesses(CostSheet sheet) {
        var guessed = sheet.guessed();
        return guessed.isZero()
                ? ""
                : "Of "
                        + Figures.amount(sheet.total(), sheet.unknown())
                        + " "
                        + heading(sheet)
                        + ", ≈ "
                        + Figures.amount(guessed)
                        + " rest on estimated or assumed prices: 'samsky prices -v' has each with"
                        + " its source.\n";
    }

    static String unknown(int count) {
        return count == 0 ? "" : "and " + Figures.count(count, "price") + " unknown";
    }

    /** What is unknown of some lines, each once. */
    static List<String> missing(Stream<CostLine> lines) {
        return lines.flatMap(line -> line.unknown().stream()).distinct().toList();
    }

    /** The first of what is unknown, and how much more there is. */
    static List<String> foremost(List<String> missing) {
        return missing.size() <= MOST_MISSING
                ? missing
                : Stream.concat(
                                missing.stream().limit(MOST_MISSING),
                                Stream.of(Figures.count(missing.size() - MOST_MISSING) + " more"))
                        .toList();
    }

    /** A sentence on each shared cost that nobody bears. */
    static List<String> unallocated(CostSheet sheet) {
        return sheet.unallocated().stream()
                .map(left ->
                        "Nobody bears "
                                + left.amount().map(Figures::money).orElse("an unknown amount")
                                + " for "
                                + left.name()
                                + " of "
                                + left.provider()
                                + ", since nobody uses it.")
                .toList();
    }

    /** What the figures leave out: prices that nobody knows, and shared costs that nobody bears. */
    private static String remarks(CostSheet sheet, Look look) {
        var text = new StringBuilder(guesses(sheet)).append(removed(sheet));
        for (var missing : foremost(missing(sheet.lines()))) {
            text.append(look.paint().of(Role.WARNING, "unknown: "))
                    .append(Visible.line(missing))
                    .append('\n');
        }
        unallocated(sheet).forEach(told -> text.append(told).append('\n'));
        return text.isEmpty() ? "" : Paragraph.folded("\n" + text, look);
    }
}
