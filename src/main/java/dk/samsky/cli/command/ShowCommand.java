package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.session.CliCode;
import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Moments;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.SavedPlans;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.work.Bugs;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Selection;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Figures;
import dk.samsky.report.Look;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.ResourceWords;
import dk.samsky.report.json.ContentJson;
import dk.samsky.state.Shard;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what stands as the state remembers it, or what a saved plan would do. */
public final class ShowCommand implements Command {
    static final Option AT =
            Option.value("SERIAL", Completes.NOTHING, "As a tenant was at this serial", "--at");

    @Override
    public Syntax syntax() {
        return Syntax.of("show", "Show what stands, or a saved plan")
                .example("samsky show", "everything that the state remembers")
                .example("samsky show --tenant aarhus --workload esdh", "one workload")
                .example("samsky show --tenant aarhus --at 12", "as it was at serial 12")
                .example("samsky show change.plan", "what a saved plan would do")
                .operand(
                        new Operand(
                                "PLANFILE",
                                "A plan saved by 'samsky plan --out'",
                                false,
                                Completes.FILE))
                .options(Selecting.OPTIONS)
                .option(AT)
                .options(Output.options("text", "json"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var output = new Output(arguments, terminal);
        if (arguments.findOperand(0).isPresent()) {
            ApplyCommand.refuse(arguments, "shown", AT);
            var file = arguments.operand(0);
            var plan =
                    SavedPlans.read(
                            terminal.directory().resolve(file), file, _ -> Optional.empty());
            output.give(
                    Output.Result.of(() -> text(plan, terminal.outLook()), () -> json(plan)),
                    List.of());
            return ExitStatus.DONE;
        }
        var selection = Selecting.of(arguments);
        try (var open =
                OpenWorkspace.open(arguments, terminal, Reliance.STATE, selection::selects)) {
            open.check(selection);
            var shown = new ArrayList<Recorded>();
            var problems = new ArrayList<Diagnostic>();
            for (var tenant : tenants(open.store(), selection, arguments)) {
                try {
                    for (var one : shard(open.store(), tenant, arguments).resources().values()) {
                        Resources.of(one); // what it consists of is read only now
                        if (selection.selects(one.location()) && isSelected(one, arguments, open)) {
                            shown.add(one);
                        }
                    }
                } catch (UnfitRecord unfit) {
                    leave(tenant, StateException.damaged(tenant, unfit), shown, problems);
                } catch (StateException damaged) {
                    damaged.requireOneShard();
                    leave(tenant, damaged, shown, problems);
                }
            }
            open.quiet();
            output.give(
                    Output.Result.of(() -> text(shown, terminal.outLook()), () -> json(shown)),
                    problems);
            return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private static void leave(
            TenantId tenant,
            StateException damaged,
            List<Recorded> shown,
            List<Diagnostic> problems) {
        shown.removeIf(one -> one.address().tenant().equals(tenant));
        problems.add(Bugs.damaged(tenant, damaged));
    }

    private static List<TenantId> tenants(
            StateStore store, Selection selection, Arguments arguments) {
        var tenants =
                store.heads().stream()
                        .map(head -> head.tenant())
                        .filter(selection::selects)
                        .toList();
        if (arguments.has("--at") && tenants.size() != 1) {
            throw new UsageException(
                    "A serial is of one tenant's state, and "
                            + tenants.size()
                            + " are selected that have one.",
                    "Name one with --tenant; 'samsky state list' lists them.");
        }
        return tenants;
    }

    /** What a tenant has, or had at the serial that is asked for. */
    static Shard shard(StateStore store, TenantId tenant, Arguments arguments) {
        if (!arguments.has("--at")) {
            return store.read(tenant);
        }
        return store.readAt(tenant, StateCommand.number("--at", arguments))
                .orElseThrow(() ->
                        new CommandRefused(
                                ExitStatus.USAGE,
                                Diagnostic.error(
                                        CliCode.NOT_FOUND,
                                        tenant
                                                + " never had the serial "
                                                + arguments.find("--at").orElse("")
                                                + ".",
                                        "It has serial " + store.read(tenant).serial() + " now.",
                                        "Name an earlier one; 'samsky state log "
                                                + tenant
                                                + "' lists them.")));
    }

    private static boolean isSelected(Recorded recorded, Arguments arguments, OpenWorkspace open) {
        var selection = Selecting.of(arguments);
        if (selection.isOfWholeTenants()) {
            return true;
        }
        var address = recorded.address();
        return address.workload()
                .filter(name ->
                        selection.selects(
                                address.tenant(), name, open.labels(address.tenant(), name)))
                .isPresent();
    }

    /** Resources, one a line. */
    static String text(List<Recorded> shown, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        for (var one : shown) {
            var resource = Resources.of(one);
            table.row(
                    cell(one.address().toString()),
                    cell(Role.PLACE, one.location().toString()),
                    cell(
                            String.join("  ", ResourceWords.of(resource))
                                    + (one.protect() ? "  protected" : "")),
                    cell(Role.FAINT, one.remoteId().value()));
        }
        return table.render(look) + Figures.count(shown.size(), "resource") + ".\n";
    }

    static String json(List<Recorded> shown) {
        var resources = new ArrayList<Value>();
        for (var one : shown) {
            resources.add(
                    new Value.Group(
                            Fields.builder()
                                    .text("address", one.address().toString())
                                    .text("tenant", one.address().tenant().name())
                                    .text("workload", one.address().workload())
                                    .text("kind", one.address().kind().word())
                                    .text("provider", one.location().provider())
                                    .text("region", one.location().region())
                                    .text("driver", one.driver())
                                    .text("remote_id", one.remoteId().value())
                                    .flag("protect", one.protect())
                                    .texts("references", one.references())
                                    .group("fields", one.content().fields())
                                    .build()));
        }
        return ContentJson.of(
                Fields.builder()
                        .text("format_version", "1.0")
                        .array("resources", resources)
                        .build());
    }

    private static String text(SavedPlan plan, Look look) {
        var table = new Columns(Side.LEFT, Side.LEFT);
        var count = 0;
        for (var part : plan.tenants()) {
            for (var change : part.changes().changes()) {
                table.row(
                        cell(ResourceWords.mark(change) + " " + change.address()),
                        cell(String.join("  ", ResourceWords.details(change))));
                count++;
            }
        }
        return "Planned at "
                + Moments.shown(plan.stamp().at())
                + " for "
                + Figures.count(plan.tenants().size(), "tenant")
                + ".\n"
                + table.render(look)
                + Figures.count(count, "change")
                + ".\n";
    }

    private static String json(SavedPlan plan) {
        var changes = new ArrayList<Value>();
        plan.tenants()
                .forEach(part ->
                        part.changes()
                                .changes()
                                .forEach(change ->
                                        changes.add(
                                                new Value.Group(
                                                        Fields.builder()
                                                                .text(
                                                                        "address",
                                                                        change.address().toString())
                                                                .text(
                                                                        "mark",
                                                                        ResourceWords.mark(change))
                                                                .texts(
                                                                        "details",
                                                                        ResourceWords.details(
                                                                                change))
                                                                .build()))));
        return ContentJson.of(
                Fields.builder()
                        .text("format_version", "1.0")
                        .text("at", plan.stamp().at().toString())
                        .list("changes", changes)
                        .build());
    }
}
