package dk.samsky.report;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cost.price.Commitment;
import dk.samsky.cost.price.Price;
import dk.samsky.cost.price.PriceList;
import dk.samsky.cost.price.PriceList.Line;
import dk.samsky.cost.price.PriceList.Shared;
import dk.samsky.cost.price.PriceList.Traffic;
import dk.samsky.cost.price.UnitPrice;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.List;

/** What providers sell, for people. */
public final class PricesText {
    private static final String INDENT = "  ";

    private final PriceList list;
    private final boolean isVerbose;
    private final Columns table =
            new Columns(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);

    private final Columns assurances =
            new Columns(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);

    /** Sources by the number that stands for each; many rows have the same. */
    private final List<String> sources = new ArrayList<>();

    private PricesText(PriceList list, boolean isVerbose) {
        this.list = list;
        this.isVerbose = isVerbose;
    }

    /**
     * Every list after the other.
     *
     * @param isVerbose whether sources and evidence are told
     */
    public static String of(List<PriceList> lists, boolean isVerbose, Look look) {
        var text = new StringBuilder();
        for (var list : lists) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(new PricesText(list, isVerbose).render(look));
        }
        return text.toString();
    }

    private String render(Look look) {
        table.line(
                look.paint().of(Role.STRONG, Visible.line(list.provider().name()))
                        + "  "
                        + Visible.line(PricesWords.about(list)));
        table.row(
                INDENT,
                cell(Role.FAINT, "prices that count on " + list.day()),
                cell(""),
                cell(Role.FAINT, list.currency() + " a month"),
                cell(Role.FAINT, "as priced"),
                cell(Role.FAINT, "quality, since"),
                cell(""));
        list.standing().forEach(this::standing);
        list.egress().forEach(this::traffic);
        list.commitments().forEach(this::commitment);
        list.shared().forEach(this::shared);
        for (var rate : list.rates()) {
            table.row(
                    INDENT,
                    cell(PricesWords.rate(rate)),
                    cell(""),
                    cell(""),
                    cell(""),
                    cell(Role.FAINT, "since " + rate.date()),
                    source(rate.source()));
        }
        list.provider().assurances().values().forEach(this::assurance);
        var text = new StringBuilder(table.render(look)).append(assurances.render(look));
        for (var i = 0; i < sources.size(); i++) {
            var mark = INDENT + mark(i) + " ";
            var room = look.width() - mark.length();
            for (var line : Paragraph.lines(Visible.line(sources.get(i)), room)) {
                text.append(mark).append(look.paint().of(Role.FAINT, line)).append('\n');
                mark = " ".repeat(mark.length());
            }
        }
        return text.toString();
    }

    private static String mark(int index) {
        return "[" + (index + 1) + "]";
    }

    private void standing(Line line) {
        var name = cell(PricesWords.name(line));
        var amount = cell(PricesWords.amount(list, line));
        switch (line.price()) {
            case Price.Monthly(var money, var parts) -> {
                var price = parts.getFirst().unit().price();
                table.row(
                        INDENT,
                        name,
                        amount,
                        cell(Figures.amount(money)),
                        cell(PricesWords.asPriced(price)),
                        origin(price),
                        source(price.source()));
            }
            case Price.Unknown(var missing) ->
                    table.row(
                            INDENT,
                            name,
                            amount,
                            cell("?"),
                            cell(Role.WARNING, "unknown"),
                            cell(""),
                            source(missing));
            case Price.Free(var why) ->
                    table.row(INDENT, name, amount, cell("0,00"), cell(""), cell(""), source(why));
        }
    }

    private void traffic(Traffic traffic) {
        var price = traffic.tier().price();
        table.row(
                INDENT,
                cell(PricesWords.name(price)),
                cell(PricesWords.from(traffic.tier())),
                cell(traffic.amount().map(Figures::amount).orElse("?") + "/" + price.unit().word()),
                cell(PricesWords.asPriced(price)),
                origin(price),
                source(price.source()));
    }

    private void commitment(Commitment commitment) {
        table.row(
                INDENT,
                cell("commitment " + commitment.sizes()),
                cell(PricesWords.terms(commitment)),
                cell("- " + PricesWords.percent(commitment)),
                cell(""),
                cell(Role.FAINT, commitment.quality().word() + " " + commitment.date()),
                source(commitment.source()));
    }

    private void shared(Shared shared) {
        table.row(
                INDENT,
                cell(shared.cost().name()),
                cell(PricesWords.shared(shared.cost())),
                cell(shared.monthly().map(Figures::amount).orElse("?")),
                cell(PricesWords.asPriced(shared.cost())),
                cell(Role.FAINT, PricesWords.origin(shared.cost())),
                source(shared.cost().source().orElse("no source is told")));
    }

    private void assurance(Assurance assurance) {
        var day = list.day();
        assurances.row(
                INDENT,
                cell(assurance.name()),
                cell(assurance.value().map(Values::shown).orElse("")),
                cell(
                        assurance.counts(day) ? Role.NONE : Role.WARNING,
                        PricesWords.validity(assurance, day)),
                assurance.isAssumed()
                        ? cell(Role.WARNING, "assumed " + assurance.reviewed())
                        : cell(Role.FAINT, "reviewed " + assurance.reviewed()),
                source(assurance.evidence()));
    }

    private static Columns.Cell origin(UnitPrice price) {
        return cell(Role.FAINT, price.quality().word() + " " + price.date());
    }

    private Columns.Cell source(String source) {
        if (isVerbose && !sources.contains(source)) {
            sources.add(source);
        }
        return cell(Role.FAINT, isVerbose ? mark(sources.indexOf(source)) : "");
    }
}
