package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Failures;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Version;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.driver.Examined;
import dk.samsky.driver.Measured;
import dk.samsky.engine.Strangers;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Connections;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.Observation;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.plan.Sight;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Figures;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.json.ContentJson;
import dk.samsky.state.Shard;
import dk.samsky.state.StateException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks all that Samsky stands on, each on its own, so that one thing wrong does not hide another.
 * Changes nothing.
 */
public final class DoctorCommand implements Command {
    private static final int OLDEST_JAVA = 25;

    /** One check: what was looked at, and how it is. The remedy is blank if it is fine. */
    private record Finding(String what, boolean isFine, String told, String remedy) {}

    @Override
    public Syntax syntax() {
        return Syntax.of("doctor", "Check the workspace, the state and the clouds' reach")
                .example("samsky doctor", "what is fine, and what is not")
                .options(Output.options("text", "json"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(new Finding("samsky", true, Version.number(), ""));
        try (var open = OpenWorkspace.open(arguments, terminal, Reliance.DOCUMENTS, _ -> true)) {
            findings.add(documents(open));
            findings.add(writable(open));
            findings.add(state(open));
            var isSound = findings.stream().allMatch(Finding::isFine);
            clouds(open, findings);
            if (isSound) {
                crowded(open, findings);
            }
        } catch (CommandRefused refused) {
            findings.add(
                    new Finding(
                            "documents",
                            false,
                            refused.diagnostics().getFirst().what(),
                            refused.diagnostics().size() > 1
                                    ? "See all: samsky validate"
                                    : refused.diagnostics().getFirst().fix()));
        }
        new Output(arguments, terminal)
                .give(
                        Output.Result.of(() -> text(findings, terminal), () -> json(findings)),
                        List.of());
        return findings.stream().allMatch(Finding::isFine) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static Finding java() {
        var version = Runtime.version();
        return new Finding(
                "java",
                version.feature() >= OLDEST_JAVA,
                version.toString(),
                "Run it with Java " + OLDEST_JAVA + " or newer.");
    }

    private static Finding documents(OpenWorkspace open) throws InterruptedException {
        var errors = open.validate(_ -> true).stream().filter(Diagnostic::isError).count();
        var told =
                Figures.count(open.workspace().digests().size(), "file")
                        + " read in "
                        + open.directory();
        return errors == 0
                ? new Finding("documents", true, told, "")
                : new Finding(
                        "documents",
                        false,
                        told + ", " + Figures.count(errors, "error"),
                        "See them: samsky validate");
    }

    private static Finding writable(OpenWorkspace open) {
        return new Finding(
                "folder",
                Files.isWritable(open.directory()),
                open.directory()
                        + (Files.isWritable(open.directory())
                                ? " can be written"
                                : " cannot be written"),
                "Give yourself permission to write there: the state may be kept in it.");
    }

    private static Finding state(OpenWorkspace open) {
        try {
            var heads = open.store().heads();
            var unresolved = 0;
            for (var head : heads) {
                unresolved += open.store().unresolved(head.tenant()).size();
                open.store().read(head.tenant());
            }
            var told =
                    open.workspace().settings().store()
                            + ", "
                            + Figures.count(heads.size(), "tenant")
                            + ", "
                            + Figures.count(
                                    heads.stream().mapToLong(head -> head.resources()).sum(),
                                    "resource");
            return unresolved == 0
                    ? new Finding("state", true, told, "")
                    : new Finding(
                            "state",
                            false,
                            told
                                    + ", "
                                    + Figures.count(unresolved, "operation")
                                    + " without an outcome",
                            "A run was stopped; the next one settles it: samsky apply");
        } catch (StateException failed) {
            return new Finding("state", false, Failures.tell(failed).what(), failed.remedy());
        } catch (CommandRefused refused) {
            return new Finding(
                    "state",
                    false,
                    refused.diagnostics().getFirst().what(),
                    refused.diagnostics().getFirst().fix());
        }
    }

    private static void clouds(OpenWorkspace open, List<Finding> findings) {
        var factories =
                ServiceLoader.load(DriverFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        var probe = probe(open);
        var seen = new TreeMap<Site, Observation>();
        Connections.of(open.workspace(), open.directory())
                .forEach((offer, connection) -> {
                    var what = offer.provider() + " (" + offer.driver() + ")";
                    var factory =
                            factories.stream()
                                    .filter(one -> one.name().equals(offer.driver()))
                                    .findFirst();
                    if (factory.isEmpty()) {
                        findings.add(
                                new Finding(
                                        what,
                                        false,
                                        "there is no such driver",
                                        "This Samsky has "
                                                + String.join(
                                                        ", ",
                                                        factories.stream()
                                                                .map(DriverFactory::name)
                                                                .toList())
                                                + "."));
                        return;
                    }
                    try (var driver = factory.get().connect(connection)) {
                        // First: who may read nothing is to hear what is missing.
                        rights(what, driver).ifPresent(findings::add);
                        findings.add(look(what, driver, sites(offer, connection), probe, seen));
                        if (driver instanceof Measured measured) {
                            room(what, measured, sites(offer, connection), findings);
                        }
                    } catch (DriverException failure) {
                        findings.add(unusable(what, failure));
                    }
                });
        probe.flatMap(Probe::shard).ifPresent(shard -> others(open, shard, seen, findings));
    }

    /**
     * What is looked for: one tenant, and of those that the state remembers nothing of the first,
     * since it may be the state that was lost.
     *
     * @param shard empty if the state cannot be used, which is told on its own
     */
    private record Probe(DeploymentId deployment, TenantId tenant, Optional<Shard> shard) {}

    private static Optional<Probe> probe(OpenWorkspace open) {
        var tenants = open.workspace().tenants().keySet();
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        try {
            var remembered = new HashSet<TenantId>();
            open.store().heads().stream()
                    .filter(head -> head.resources() > 0)
                    .forEach(head -> remembered.add(head.tenant()));
            var tenant =
                    tenants.stream()
                            .filter(id -> !remembered.contains(id))
                            .findFirst()
                            .orElseGet(() -> tenants.iterator().next());
            return Optional.of(
                    new Probe(
                            open.store().deployment(),
                            tenant,
                            Optional.of(open.store().read(tenant))));
        } catch (StateException | CommandRefused _) {
            return Optional.of(
                    new Probe(
                            new DeploymentId("doctor"),
                            tenants.iterator().next(),
                            Optional.empty()));
        }
    }

    private static List<Site> sites(Clouds.Offer offer, Connection connection) {
        return connection.regions().keySet().stream()
                .map(region -> new Site(new Location(offer.provider(), region), offer.driver()))
                .toList();
    }

    /** One look at each site, by list: that a connection opens proves little. */
    private static Finding look(
            String what,
            Driver driver,
            List<Site> sites,
            Optional<Probe> probe,
            Map<Site, Observation> seen)
            throws DriverException {
        var kinds = driver.capabilities().stream().map(Capability::kind).toList();
        var holds = "holds " + Figures.count(kinds.size(), "kind");
        if (probe.isEmpty()) {
            return new Finding(what, true, "connected, " + holds, "");
        }
        for (var site : sites) {
            var scope =
                    new TenantScope(
                            probe.get().deployment(), probe.get().tenant(), site.location());
            var observation = driver.observe(scope, kinds);
            seen.put(site, observation);
            var gap = observation.unknown().entrySet().stream().findFirst();
            if (gap.isPresent()) {
                return new Finding(
                        what,
                        false,
                        "no "
                                + gap.get().getKey()
                                + " can be read at "
                                + site.location()
                                + ": "
                                + gap.get().getValue(),
                        "Run the command again in a while; if it stays, see which rights the"
                                + " credentials give.");
            }
        }
        return new Finding(
                what,
                true,
                "connected, " + holds + ", " + Figures.count(sites.size(), "region") + " read",
                "");
    }

    /** What the cloud would refuse at the first change, asked before it. */
    private static Optional<Finding> rights(String what, Driver driver) throws DriverException {
        if (!(driver instanceof Examined examined)) {
            return Optional.empty();
        }
        var missing = examined.missing();
        return Optional.of(
                new Finding(
                        what + " rights",
                        missing.isEmpty(),
                        missing.isEmpty()
                                ? "all that is needed"
                                : "missing: " + String.join(", ", missing),
                        "Have them given to whom the credentials name; the driver's guide says"
                                + " how."));
    }

    /** What the cloud says to have free; that it does not say is no fault. */
    private static void room(
            String what, Measured driver, List<Site> sites, List<Finding> findings) {
        for (var site : sites) {
            String told;
            try {
                var free = driver.free(site.location().region()).spoken();
                told = free.isEmpty() ? "not told by the cloud" : free + " free";
            } catch (DriverException failure) {
                told = "not known, the document's capacity counts: " + failure.getMessage();
            }
            findings.add(
                    new Finding(what + " room", true, site.location().region() + ": " + told, ""));
        }
    }

    /** What the documents ask for beyond what the clouds, or quotas of given projects, leave. */
    private static void crowded(OpenWorkspace open, List<Finding> findings)
            throws InterruptedException {
        for (var told : open.planner(open.prepared()).crowded()) {
            findings.add(new Finding("room", false, told.what() + " " + told.why(), told.fix()));
        }
    }

    private static Finding unusable(String what, DriverException failure) {
        var told = Failures.tell(failure);
        return new Finding(what, false, told.what(), told.fix());
    }

    private static void others(
            OpenWorkspace open,
            Shard shard,
            SortedMap<Site, Observation> seen,
            List<Finding> findings) {
        var beside = open.workspace().settings().beside();
        for (var told : Strangers.judge(shard, new Sight(true, new TreeMap<>(seen)), beside)) {
            findings.add(
                    new Finding(
                            "deployment",
                            false,
                            told.what(),
                            "See what to do about it: samsky plan --tenant " + shard.tenant()));
        }
    }

    private static String text(List<Finding> findings, Terminal terminal) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT);
        for (var one : findings) {
            table.row(
                    cell(one.isFine ? Role.GOOD : Role.ERROR, one.isFine ? "ok" : "FAIL"),
                    cell(one.what),
                    cell(one.told));
            if (!one.isFine) {
                one.remedy.lines().forEach(line -> table.row(cell(""), cell(""), cell(line)));
            }
        }
        return table.render(terminal.outLook());
    }

    private static String json(List<Finding> findings) {
        return ContentJson.of(
                Fields.builder()
                        .text("format_version", "1.0")
                        .flag("fine", findings.stream().allMatch(Finding::isFine))
                        .list(
                                "checks",
                                findings.stream()
                                        .map(one ->
                                                new Value.Group(
                                                        Fields.builder()
                                                                .text("what", one.what)
                                                                .flag("fine", one.isFine)
                                                                .text("told", one.told)
                                                                .text(
                                                                        "remedy",
                                                                        one.isFine
                                                                                ? ""
                                                                                : one.remedy)
                                                                .build()))
                                        .toList())
                        .build());
    }
}
