package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cost.price.Prices;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.plan.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The options that say which part of a workspace is meant, and as of when. The same everywhere. */
public final class Selecting {
    /** The options that select. */
    public static final List<Option> OPTIONS =
            List.of(
                    Option.values("GLOB", Completes.TENANT, "Only these tenants", "--tenant", "-t"),
                    Option.values(
                            "GLOB",
                            Completes.WORKLOAD,
                            "Only these workloads (name, or tenant/name)",
                            "--workload"),
                    Option.values(
                            "KEY=VALUE",
                            Completes.NOTHING,
                            "Only workloads with these labels",
                            "--label"),
                    Option.values(
                            "GLOB",
                            Completes.PROVIDER,
                            "Only what is at these providers",
                            "--provider"),
                    Option.values(
                            "GLOB",
                            Completes.PROVIDER,
                            "Leave these providers alone",
                            "--exclude-provider"));

    public static final Option TENANTS = OPTIONS.getFirst();
    public static final Option PROVIDERS = OPTIONS.get(3);
    public static final Option AT =
            Option.value(
                    "INSTANT",
                    Completes.NOTHING,
                    "Judge prices and expiry as of then, not now",
                    "--at");

    private Selecting() {}

    /** What is selected. */
    public static Selection of(Arguments arguments) {
        for (var label : arguments.all("--label")) {
            if (!label.contains("=")) {
                throw new UsageException(
                        "'" + label + "' is no label.",
                        "Write a label as KEY=VALUE; the value may be a glob, such as 'tier=*'.");
            }
        }
        return new Selection(
                arguments.all("--tenant"),
                arguments.all("--workload"),
                arguments.all("--label"),
                arguments.all("--provider"),
                arguments.all("--exclude-provider"));
    }

    /**
     * Refuses a glob that no name is meant by: a plan of nothing would look like a plan without
     * changes.
     *
     * @param workloads each with its labels
     */
    public static void check(
            Selection selection,
            Collection<TenantId> tenants,
            Map<WorkloadId, SequencedMap<String, String>> workloads,
            Collection<String> providers) {
        var tenantNames = tenants.stream().map(TenantId::name).toList();
        selection.tenants().forEach(glob -> require("tenant", glob, tenantNames));
        selection.providers().forEach(glob -> require("provider", glob, providers));
        selection.excludedProviders().forEach(glob -> require("provider", glob, providers));
        requireTenants(selection, tenantNames);
        selection
                .workloads()
                .forEach(glob ->
                        require(
                                "workload",
                                glob,
                                workloads,
                                new Selection(
                                        List.of(), List.of(glob), List.of(), List.of(), List.of()),
                                names(glob, workloads.keySet())));
        var labels = labels(workloads.values());
        selection
                .labels()
                .forEach(glob ->
                        require(
                                "workload with the label",
                                glob,
                                workloads,
                                new Selection(
                                        List.of(), List.of(), List.of(glob), List.of(), List.of()),
                                labels));
        if (!selection.isOfWholeTenants()
                && workloads.entrySet().stream().noneMatch(one -> isSelected(one, selection))) {
            throw nothingOfAll();
        }
    }

    private static CommandRefused nothingOfAll() {
        return new CommandRefused(
                ExitStatus.USAGE,
                Diagnostic.error(
                        CliCode.NOT_FOUND,
                        "No workload is of all that is selected.",
                        "Names and labels count together, and each of them alone is known.",
                        "Leave one of them out."));
    }

    /** Refuses a tenant before a workload's name that is none, or that is not selected. */
    private static void requireTenants(Selection selection, List<String> tenants) {
        for (var glob : selection.workloads()) {
            var slash = glob.indexOf('/');
            if (slash < 0) {
                continue;
            }
            var before = glob.substring(0, slash);
            require("tenant", before, tenants);
            if (tenants.stream()
                    .filter(name -> Selection.matches(before, name))
                    .noneMatch(name -> isNamed(selection, name))) {
                throw nothingOfAll();
            }
        }
    }

    private static boolean isNamed(Selection selection, String tenant) {
        return selection.tenants().isEmpty()
                || selection.tenants().stream().anyMatch(glob -> Selection.matches(glob, tenant));
    }

    private static void require(
            String what,
            String glob,
            Map<WorkloadId, SequencedMap<String, String>> workloads,
            Selection alone,
            Collection<String> words) {
        if (workloads.entrySet().stream().noneMatch(one -> isSelected(one, alone))) {
            throw unknown(what, glob, words);
        }
    }

    private static boolean isSelected(
            Map.Entry<WorkloadId, SequencedMap<String, String>> workload, Selection selection) {
        var id = workload.getKey();
        return selection.selects(id.tenant(), id.name(), workload.getValue());
    }

    /** Names as the glob writes them: with the tenant, or alone. */
    private static SortedSet<String> names(String glob, Collection<WorkloadId> workloads) {
        var names = new TreeSet<String>();
        workloads.forEach(id -> names.add(glob.contains("/") ? id.toString() : id.name()));
        return names;
    }

    private static SortedSet<String> labels(Collection<SequencedMap<String, String>> all) {
        var labels = new TreeSet<String>();
        all.forEach(own -> own.forEach((key, value) -> labels.add(key + "=" + value)));
        return labels;
    }

    private static void require(String what, String glob, Collection<String> names) {
        if (names.stream().noneMatch(name -> Selection.matches(glob, name))) {
            throw unknown(what, glob, names);
        }
    }

    /** That nothing of this name is there, with what may have been meant. */
    public static CommandRefused unknown(String what, String written, Collection<String> names) {
        var near = NearName.suggest(written, names);
        var list =
                names.isEmpty()
                        ? "None is known."
                        : "Known: " + Few.of(names.stream().sorted().toList()) + ".";
        return new CommandRefused(
                ExitStatus.USAGE,
                Diagnostic.error(
                        CliCode.NOT_FOUND,
                        "There is no " + what + " '" + written + "'.",
                        "",
                        near.isEmpty() ? list : near + list));
    }

    /** The moment that is asked for, else now. */
    public static Instant at(Arguments arguments, Instant now) {
        return arguments.find("--at").map(text -> instant("--at", text)).orElse(now);
    }

    /** A moment, or the start of a day in Denmark. */
    public static Instant instant(String option, String text) {
        return parse(text)
                .orElseThrow(() ->
                        new UsageException(
                                "'" + text + "' is no moment for " + option + ".",
                                "Write a day, such as 2026-11-01, or a moment, such as"
                                        + " 2026-11-01T12:00:00Z."));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(Prices.ZONE).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
