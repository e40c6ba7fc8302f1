package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.PlanRequest;
import dk.samsky.engine.PlanRequest.Aim;
import dk.samsky.engine.PlanRequest.Refresh;
import dk.samsky.engine.Planner;
import dk.samsky.engine.Prepared;
import dk.samsky.model.TenantId;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * What commands that plan have in common: flags become a request, and the plan's problems an exit
 * status.
 */
public final class Planning implements AutoCloseable {
    /** The options of every command that plans. */
    public static final List<Option> OPTIONS =
            List.of(
                    Option.choice(
                            List.of("all", "none"),
                            "Whether to look at the clouds; all without it",
                            "--refresh"),
                    Selecting.AT);

    private final OpenWorkspace workspace;
    private final Selection selection;
    private final Refresh refresh;
    private final Prepared prepared;

    private Planning(OpenWorkspace workspace, Selection selection, Refresh refresh) {
        this.workspace = workspace;
        this.selection = selection;
        this.refresh = refresh;
        workspace.check(selection);
        this.prepared = workspace.prepared();
    }

    /** Opens the workspace with what is selected of it, to look. */
    public static Planning open(Arguments arguments, Terminal terminal, Reliance reliance) {
        return open(arguments, terminal, reliance, OpenWorkspace::open);
    }

    /** The same, to write into the state. */
    public static Planning openToChange(Arguments arguments, Terminal terminal, Reliance reliance) {
        return open(arguments, terminal, reliance, OpenWorkspace::openToChange);
    }

    /** How the workspace is opened. */
    private interface Opening {
        OpenWorkspace open(
                Arguments arguments,
                Terminal terminal,
                Reliance reliance,
                Predicate<TenantId> tenants);
    }

    private static Planning open(
            Arguments arguments, Terminal terminal, Reliance reliance, Opening opening) {
        var selection = Selecting.of(arguments);
        var refresh =
                arguments.find("--refresh").filter("none"::equals).isPresent()
                        ? Refresh.NONE
                        : Refresh.ALL;
        var workspace = opening.open(arguments, terminal, reliance, selection::selects);
        try {
            return new Planning(workspace, selection, refresh);
        } catch (RuntimeException failed) {
            workspace.close();
            throw failed;
        }
    }

    public OpenWorkspace workspace() {
        return workspace;
    }

    public Planner planner() {
        return workspace.planner(prepared);
    }

    /** The plan; tenants that cannot be planned are in it with the reasons. */
    public Plan plan(Aim aim) throws InterruptedException {
        if (aim == Aim.DOCUMENTS) {
            workspace.checkDrivers();
        }
        return planner().plan(new PlanRequest(selection, aim, refresh));
    }

    /**
     * Everything that is wrong or worth knowing: of documents, of the plan, of tenants that cannot
     * be planned. Each once.
     */
    public List<Diagnostic> diagnostics(Plan plan) {
        var all = new LinkedHashSet<>(workspace.warnings());
        all.addAll(plan.warnings());
        plan.refused().values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    /**
     * How a command ends that only plans. Errors beat changes, and a plan that does not tell all is
     * no success (decision 0023).
     */
    public static ExitStatus status(Plan plan, boolean isDetailed) {
        if (!plan.isComplete()) {
            var problems = new ArrayList<Diagnostic>();
            plan.refused().values().forEach(problems::addAll);
            return Statuses.worst(problems, ExitStatus.FAILED);
        }
        return isDetailed && !plan.isEmpty() ? ExitStatus.CHANGES : ExitStatus.DONE;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
