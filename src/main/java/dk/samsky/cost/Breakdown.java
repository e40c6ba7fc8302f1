package dk.samsky.cost;

import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A cost sheet by groups, which sum to its total.
 *
 * @param groups in order of the names
 */
public record Breakdown(String currency, String per, List<Group> groups) {
    /**
     * All lines of one group.
     *
     * @param guessed how much of the total rests on estimated or assumed prices
     * @param missing what is unknown, each once
     */
    public record Group(
            String name, int lines, int unknown, Money total, Money guessed, List<String> missing) {
        public Group {
            missing = List.copyOf(missing);
        }
    }

    public Breakdown {
        groups = List.copyOf(groups);
    }

    /** The sheet by this dimension. */
    public static Breakdown of(CostSheet sheet, Dimension dimension) {
        var groups = new TreeMap<String, List<CostLine>>();
        sheet.lines()
                .forEach(line ->
                        groups.computeIfAbsent(dimension.groupOf(line), _ -> new ArrayList<>())
                                .add(line));
        var all = new ArrayList<Group>();
        groups.forEach((name, lines) ->
                all.add(
                        new Group(
                                name,
                                lines.size(),
                                (int)
                                        lines.stream()
                                                .filter(line -> line.unknown().isPresent())
                                                .count(),
                                TenantCost.sum(lines, sheet.currency()),
                                TenantCost.sum(
                                        lines.stream().filter(CostLine::isGuess).toList(),
                                        sheet.currency()),
                                lines.stream()
                                        .flatMap(line -> line.unknown().stream())
                                        .distinct()
                                        .toList())));
        return new Breakdown(sheet.currency(), sheet.per(), all);
    }
}
