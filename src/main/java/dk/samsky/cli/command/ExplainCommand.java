package dk.samsky.cli.command;

import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.session.Statuses;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Workspace;
import dk.samsky.model.Names;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.report.ExplainText;
import dk.samsky.report.json.PlacementJson;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells why a workload runs where it does: every candidate, every check, the price, and what would
 * have to change.
 */
public final class ExplainCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("explain", "Tell why a workload runs where it does")
                .example("samsky explain aarhus/esdh", "every candidate place with every check")
                .operand(
                        new Operand(
                                "WORKLOAD",
                                "The workload, as tenant/name",
                                true,
                                Completes.WORKLOAD))
                .option(Selecting.AT)
                .options(Output.options("text", "json"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        var workload = parse(arguments.operand(0));
        // What others are to have takes of the room as well.
        try (var open = OpenWorkspace.open(arguments, terminal, Reliance.DOCUMENTS, _ -> true)) {
            var names = new TreeSet<String>();
            open.workspace()
                    .tenants()
                    .values()
                    .forEach(tenant ->
                            tenant.workloads()
                                    .values()
                                    .forEach(one -> names.add(one.id().toString())));
            if (!open.workspace().tenants().containsKey(workload.tenant())) {
                throw Selecting.unknown(
                        "tenant",
                        workload.tenant().name(),
                        open.workspace().tenants().keySet().stream().map(TenantId::name).toList());
            }
            var why = open.workspace().refused().get(workload.tenant());
            if (why != null) {
                throw new CommandRefused(Statuses.worst(why, ExitStatus.INVALID), why);
            }
            if (!names.contains(workload.toString())) {
                throw Selecting.unknown("workload", workload.toString(), names);
            }
            open.checkDrivers();
            var explanation =
                    open.take(open.planner(open.prepared()).explain(workload)).orElseThrow();
            var blueprint = blueprint(open.workspace(), workload);
            open.quiet();
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(
                                    () ->
                                            ExplainText.of(
                                                    explanation, blueprint, terminal.outLook()),
                                    () ->
                                            PlacementJson.of(
                                                    explanation, blueprint, open.warnings())),
                            open.warnings());
            return ExitStatus.DONE;
        }
    }

    /** Binding has seen to it that there is one. */
    private static Blueprint blueprint(Workspace workspace, WorkloadId workload) {
        return Optional.ofNullable(workspace.tenants().get(workload.tenant()))
                .map(tenant -> tenant.workloads().get(workload.name()))
                .map(document -> workspace.blueprints().get(document.blueprint().value()))
                .orElseThrow();
    }

    private static WorkloadId parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0
                || !Names.isName(text.substring(0, slash), 40)
                || !Names.isName(text.substring(slash + 1), 40)) {
            throw new UsageException(
                    "'" + text + "' is no workload.",
                    "Write a workload as tenant/name, such as aarhus/esdh.");
        }
        return new WorkloadId(new TenantId(text.substring(0, slash)), text.substring(slash + 1));
    }
}
