package dk.samsky.cli.command;

import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.plan.Selection;
import dk.samsky.plan.TenantChanges;
import dk.samsky.report.GraphDrawing;
import dk.samsky.state.Shard;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws what depends on what, as it will be once the documents are applied. */
public final class GraphCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("graph", "Draw what depends on what")
                .example("samsky graph --tenant aarhus", "a tree")
                .example(
                        "samsky graph --format dot | dot -Tsvg > aarhus.svg",
                        "a picture, by Graphviz")
                .option(
                        Option.choice(
                                List.of("tree", "dot", "mermaid"),
                                "The drawing's language; tree without it",
                                "--format"))
                .options(Selecting.OPTIONS)
                .option(Selecting.AT);
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        // What stands is not looked at: what is drawn is what is meant.
        var unrefreshed = new TreeMap<>(arguments.options());
        unrefreshed.put("--refresh", List.of("none"));
        var wanted = new Arguments(arguments.part(), unrefreshed, arguments.operands());
        try (var planning = Planning.open(wanted, terminal, Reliance.DOCUMENTS)) {
            var plan = planning.plan(Aim.DOCUMENTS);
            var selection = Selecting.of(arguments);
            var open = planning.workspace();
            var drawn = new TreeMap<Address, List<Address>>();
            for (var tenant : plan.tenants()) {
                var nodes = nodes(open.store().read(tenant.tenant()), tenant.changes());
                nodes.forEach((address, node) -> {
                    if (selection.selects(node.location())
                            && isSelected(address, selection, open)) {
                        add(address, nodes, drawn);
                    }
                });
            }
            open.quiet();
            // It has no option for another format: a drawing is for people, or for a program's own
            // language.
            Supplier<String> drawing = () -> draw(drawn, arguments);
            new Output(arguments, terminal)
                    .give(Output.Result.of(drawing, drawing), planning.diagnostics(plan));
            return Planning.status(plan, false);
        }
    }

    /** What is to stand, and what it needs. */
    private record Node(Location location, List<Address> needs) {}

    private static SortedMap<Address, Node> nodes(Shard shard, TenantChanges changes) {
        var nodes = new TreeMap<Address, Node>();
        shard.resources()
                .forEach((address, recorded) ->
                        nodes.put(address, new Node(recorded.location(), recorded.references())));
        for (var change : changes.changes()) {
            change.findBefore().ifPresent(before -> nodes.remove(before.address()));
        }
        for (var change : changes.changes()) {
            change.findAfter()
                    .ifPresent(after ->
                            nodes.put(
                                    after.address(),
                                    new Node(after.location(), after.resource().references())));
        }
        return nodes;
    }

    private static boolean isSelected(Address address, Selection selection, OpenWorkspace open) {
        return selection.isOfWholeTenants()
                || address.workload()
                        .filter(name ->
                                selection.selects(
                                        address.tenant(),
                                        name,
                                        open.labels(address.tenant(), name)))
                        .isPresent();
    }

    /** With all that it needs, which may be the tenant's own and of no workload. */
    private static void add(
            Address address,
            SortedMap<Address, Node> nodes,
            SortedMap<Address, List<Address>> drawn) {
        var node = nodes.get(address);
        if (node != null && drawn.putIfAbsent(address, node.needs()) == null) {
            node.needs().forEach(needed -> add(needed, nodes, drawn));
        }
    }

    private static String draw(SortedMap<Address, List<Address>> needs, Arguments arguments) {
        var drawing = new GraphDrawing(new TreeMap<>(needs));
        return switch (arguments.find("--format").orElse("tree")) {
            case "dot" -> drawing.dot();
            case "mermaid" -> drawing.mermaid();
            default -> drawing.tree();
        };
    }
}
