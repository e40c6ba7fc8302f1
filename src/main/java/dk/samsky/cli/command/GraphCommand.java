package dk.samsky.cli.command;

import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Planning;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.model.Address;
import dk.samsky.report.GraphDrawing;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
        try (var planning = Planning.open(wanted, terminal)) {
            var plan = planning.plan(Aim.DOCUMENTS);
            var selection = Selecting.of(arguments);
            var needs = new TreeMap<Address, List<Address>>();
            var open = planning.workspace();
            for (var tenant : plan.tenants()) {
                open.store()
                        .read(tenant.tenant())
                        .resources()
                        .forEach((address, recorded) -> needs.put(address, recorded.references()));
                tenant.changes()
                        .changes()
                        .forEach(change ->
                                change.findBefore()
                                        .ifPresent(before -> needs.remove(before.address())));
                tenant.changes()
                        .changes()
                        .forEach(change ->
                                change.findAfter()
                                        .ifPresent(after ->
                                                needs.put(
                                                        after.address(),
                                                        after.resource().references())));
            }
            needs.keySet()
                    .removeIf(address ->
                            !selection.isOfWholeTenants()
                                    && address.workload()
                                            .filter(name ->
                                                    selection.selects(
                                                            address.tenant(),
                                                            name,
                                                            open.labels(address.tenant(), name)))
                                            .isEmpty());
            open.quiet();
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(
                                    () -> draw(needs, arguments), () -> draw(needs, arguments)),
                            planning.diagnostics(plan));
            return Planning.status(plan, false);
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
