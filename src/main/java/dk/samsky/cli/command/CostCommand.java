package dk.samsky.cli.command;

import dk.samsky.cli.session.CliCode;
import dk.samsky.cli.session.Moments;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.session.Statuses;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.cost.Actual;
import dk.samsky.cost.Breakdown;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.Dimension;
import dk.samsky.cost.Remarks;
import dk.samsky.cost.RunRate;
import dk.samsky.cost.price.CostCode;
import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Tariff;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.Workspace;
import dk.samsky.engine.OwnCost;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.report.CostTables;
import dk.samsky.report.CostText;
import dk.samsky.report.json.CostJson;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Tells what every tenant costs: what stands now, for a month; or what stood in an interval. */
public final class CostCommand implements Command {
    private static final String LABEL = "label:";
    private static final List<String> VIEWS =
            List.of("tenant", "workload", "provider", "region", "kind", "line", "label:KEY");

    @Override
    public Syntax syntax() {
        return Syntax.of("cost", "Tell what every tenant costs")
                .example("samsky cost", "a month of what stands now")
                .example("samsky cost --by workload --tenant aarhus", "workload by workload")
                .example("samsky cost --by label:department -o csv", "for a spreadsheet")
                .example(
                        "samsky cost --actual --from 2026-10-01 --until 2026-11-01",
                        "what October cost")
                .option(
                        Option.value(
                                "VIEW",
                                Completes.NOTHING,
                                "By " + String.join(", ", VIEWS) + "; tenant without it",
                                "--by"))
                .option(Option.flag("What stood, hour by hour, instead of what stands", "--actual"))
                .option(
                        Option.value(
                                "INSTANT",
                                Completes.NOTHING,
                                "The first moment, with --actual",
                                "--from"))
                .option(
                        Option.value(
                                "INSTANT",
                                Completes.NOTHING,
                                "The moment after the last, with --actual; now at the latest, and"
                                        + " without it",
                                "--until"))
                .option(Selecting.TENANTS)
                .option(Selecting.AT)
                .options(Output.options("text", "json", "markdown", "csv"))
                .options(Output.markdownOption());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var selection = Selecting.of(arguments);
        if (!arguments.has("--actual") && (arguments.has("--from") || arguments.has("--until"))) {
            throw new UsageException(
                    "--from and --until are for --actual.", "Add --actual, or leave them out.");
        }
        if (arguments.has("--actual") && arguments.has("--at")) {
            throw new UsageException(
                    "--at is not for --actual, where each hour has the price of that hour.",
                    "Give the time by --from and --until, or leave --actual out.");
        }
        var view = arguments.find("--by").orElse("tenant");
        try (var open =
                OpenWorkspace.open(arguments, terminal, Reliance.WHAT_STANDS, selection::selects)) {
            open.check(selection);
            var prices = open.take(Prices.read(open.workspace()));
            var now = terminal.clock().instant();
            var until = until(arguments);
            var all =
                    arguments.has("--actual")
                            ? actual(arguments, earlier(until, now), open, prices)
                            : standing(
                                    open.workspace(),
                                    open.store(),
                                    tariff(prices, Selecting.at(arguments, now)),
                                    selection::selects,
                                    Set.of());
            var sheet = selection.isWhole() ? all : all.only(selection::selects);
            var breakdown =
                    dimension(view, open.workspace())
                            .map(dimension -> Breakdown.of(sheet, dimension));
            open.quiet();
            // What stands is known all the same; what it is for is not.
            var refusals = open.refusals(selection::selects);
            var told = new ArrayList<>(open.warnings());
            told.addAll(refusals);
            Remarks.onInhabitants(open.workspace()).ifPresent(told::add);
            unremembered(open, selection::selects).ifPresent(told::add);
            unknownLabel(view, open.workspace()).ifPresent(told::add);
            until.filter(now::isBefore)
                    .flatMap(_ -> arguments.find("--until"))
                    .map(CostCommand::notCome)
                    .ifPresent(told::add);
            new Output(arguments, terminal)
                    .give(result(sheet, breakdown, view, told, terminal), told);
            return Statuses.worst(refusals, ExitStatus.DONE);
        }
    }

    private static Output.Result result(
            CostSheet sheet,
            Optional<Breakdown> breakdown,
            String view,
            List<Diagnostic> told,
            Terminal terminal) {
        var look = terminal.outLook();
        return new Output.Result(
                () ->
                        breakdown
                                .map(groups -> CostText.ofGroups(sheet, groups, look))
                                .orElseGet(() ->
                                        view.equals("line")
                                                ? CostText.ofLines(sheet, look)
                                                : CostText.ofTenants(sheet, look)),
                () -> CostJson.of(sheet, breakdown, told),
                Optional.of(() ->
                        breakdown
                                .map(groups -> CostTables.groupsAsMarkdown(sheet, groups, view))
                                .orElseGet(() ->
                                        view.equals("line")
                                                ? CostTables.linesAsMarkdown(sheet)
                                                : CostTables.tenantsAsMarkdown(sheet))),
                Optional.of(() ->
                        breakdown
                                .map(groups -> CostTables.groupsAsCsv(sheet, groups))
                                .orElseGet(() ->
                                        view.equals("line")
                                                ? CostTables.linesAsCsv(sheet)
                                                : CostTables.tenantsAsCsv(sheet))));
    }

    private static Tariff tariff(Prices prices, Instant at) {
        return prices.on(at.atZone(Prices.ZONE).toLocalDate());
    }

    /**
     * What stands costs a month.
     *
     * @param asked whose cost is asked for; of others only what decides how it is split is read
     * @param unread the tenants of which something stood that a plan did not count
     */
    static CostSheet standing(
            Workspace workspace,
            StateStore store,
            Tariff tariff,
            Predicate<TenantId> asked,
            Set<TenantId> unread) {
        var runRate = new RunRate(workspace, tariff);
        var direct = new TreeMap<TenantId, List<CostLine>>();
        store.unremembered().stream()
                .filter(asked)
                .forEach(tenant ->
                        direct.put(
                                tenant,
                                OwnCost.ofUnread(tenant, OwnCost.unremembered(tenant), runRate)));
        tenants(workspace, store).stream()
                .filter(asked)
                .forEach(tenant ->
                        direct.computeIfAbsent(
                                tenant,
                                _ -> OwnCost.remembered(store, runRate, tenant, _ -> true)));
        // Where the state can tell, it was not counted since another deployment has something too.
        unread.stream()
                .filter(tenant -> !isUnread(direct.getOrDefault(tenant, List.of())))
                .forEach(tenant ->
                        direct.put(
                                tenant,
                                OwnCost.ofUnread(tenant, OwnCost.foreign(tenant), runRate)));
        direct.putAll(
                OwnCost.ofOthers(
                        workspace, store, runRate, runRate.sharedByUse(direct), direct.keySet()));
        return runRate.sheet(direct);
    }

    private static boolean isUnread(List<CostLine> lines) {
        return lines.stream()
                .anyMatch(line -> line instanceof CostLine.Direct all && all.isUnread());
    }

    private static CostSheet actual(
            Arguments arguments, Instant until, OpenWorkspace open, Prices prices) {
        var from =
                arguments
                        .find("--from")
                        .map(text -> Selecting.instant("--from", text))
                        .orElseThrow(() ->
                                new UsageException(
                                        "--actual needs to know from when.",
                                        "Add --from, such as --from 2026-10-01."));
        if (!from.isBefore(until)) {
            throw new UsageException(
                    "The time from "
                            + Moments.shown(from)
                            + " until "
                            + Moments.shown(until)
                            + " is empty.",
                    "Give an earlier --from, or a later --until.");
        }
        var stood = new TreeMap<TenantId, List<Stood>>();
        var missing = new TreeMap<TenantId, String>();
        for (var tenant : tenants(open.workspace(), open.store())) {
            try {
                var history = open.store().history(tenant, from, until);
                history.forEach(each -> Resources.of(each.recorded()));
                stood.put(tenant, history);
            } catch (UnfitRecord _) {
                missing.put(tenant, OwnCost.unreadable(tenant));
            } catch (StateException damaged) {
                damaged.requireOneShard();
                missing.put(tenant, OwnCost.unreadable(tenant));
            }
        }
        return new Actual(open.workspace(), prices, from, until).sheet(stood, missing);
    }

    private static Optional<Instant> until(Arguments arguments) {
        return arguments.find("--until").map(text -> Selecting.instant("--until", text));
    }

    /** What stands now need not stand any longer. */
    private static Instant earlier(Optional<Instant> until, Instant now) {
        return until.filter(now::isAfter).orElse(now);
    }

    /** That nothing has the label that costs are to be told by; empty if something may have it. */
    private static Optional<Diagnostic> unknownLabel(String view, Workspace workspace) {
        if (!view.startsWith(LABEL)) {
            return Optional.empty();
        }
        var key = view.substring(LABEL.length());
        var keys = new TreeSet<String>();
        for (var tenant : workspace.tenants().values()) {
            keys.addAll(tenant.metadata().labels().keySet());
            tenant.workloads()
                    .values()
                    .forEach(workload -> keys.addAll(workload.metadata().labels().keySet()));
        }
        if (keys.contains(key)) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostic.warning(
                        CliCode.NOT_FOUND,
                        "No workload or tenant that was read has the label '" + key + "'.",
                        keys.isEmpty()
                                ? "There is no label at all."
                                : "There is " + Few.of(keys) + ".",
                        NearName.suggest(key, keys) + "Write a label that there is."));
    }

    private static Diagnostic notCome(String until) {
        return Diagnostic.warning(
                CostCode.NOT_COME,
                "The time until " + until + " has not come.",
                "Nobody has paid for it yet, so that the costs end now.",
                "Leave --until out, or see what a month of what stands costs, with 'samsky cost'.");
    }

    /**
     * That there are tenants of which nothing was ever applied, if the state is the one that was.
     */
    private static Optional<Diagnostic> unremembered(
            OpenWorkspace open, Predicate<TenantId> selected) {
        var never = new TreeSet<>(open.workspace().tenants().keySet());
        open.store().heads().forEach(head -> never.remove(head.tenant()));
        never.removeAll(open.store().unremembered());
        never.removeIf(selected.negate());
        return never.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.warning(
                                CostCode.UNREMEMBERED,
                                "The state remembers nothing of " + Few.of(never, 6) + ".",
                                "What was never applied costs nothing. What was applied with a"
                                        + " state that is lost goes on costing.",
                                "Run 'samsky plan': it looks in the clouds."));
    }

    private static SortedSet<TenantId> tenants(Workspace workspace, StateStore store) {
        var tenants = new TreeSet<>(workspace.tenants().keySet());
        store.heads().forEach(head -> tenants.add(head.tenant()));
        return tenants;
    }

    private static Optional<Dimension> dimension(String view, Workspace workspace) {
        if (view.startsWith(LABEL) && view.length() > LABEL.length()) {
            return Optional.of(new Dimension.Label(workspace, view.substring(LABEL.length())));
        }
        return switch (view) {
            case "tenant", "line" -> Optional.empty();
            case "workload", "provider", "region", "kind" ->
                    Optional.of(Dimension.Of.valueOf(view.toUpperCase(Locale.ROOT)));
            default ->
                    throw new UsageException(
                            "There is no view '" + view + "' of costs.",
                            NearName.suggest(view, VIEWS)
                                    + "There are "
                                    + String.join(", ", VIEWS)
                                    + ".");
        };
    }
}
