package dk.samsky.driver.simulated;

import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverLaw;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.Measured;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Speaks to one embedded cloud. */
final class SimulatedDriver implements Driver, Measured {
    private final Connection provider;
    private final Settings settings;
    private final Surroundings surroundings;
    private final CloudFile file;
    private final Line line;

    private SimulatedDriver(Connection provider, Settings settings, Surroundings surroundings) {
        this.provider = provider;
        this.settings = settings;
        this.surroundings = surroundings;
        this.file = new CloudFile(settings.file());
        this.line = new Line(file, surroundings, settings.latency());
    }

    static SimulatedDriver open(Connection provider, Surroundings surroundings)
            throws DriverException {
        var driver = new SimulatedDriver(provider, Settings.read(provider), surroundings);
        var opened = false;
        try {
            driver.readFaults();
            opened = true;
            return driver;
        } finally {
            if (!opened) {
                driver.file.close();
            }
        }
    }

    // A file of faults is used up once, not again by each process: its rules are known by its
    // digest and their line.
    private void readFaults() throws DriverException {
        if (settings.faults().isEmpty()) {
            return;
        }
        var source = settings.faults().get();
        String text;
        try {
            text = Files.readString(source);
        } catch (IOException _) {
            throw Settings.invalid(
                    "The faults' file " + source + " cannot be read.",
                    "Mend the name under 'faults', or take it away.");
        }
        var origin = Digest.of(text);
        var rules = new ArrayList<Optional<Fault>>();
        for (var rule : text.lines().toList()) {
            rules.add(
                    rule.isBlank() || rule.strip().startsWith("#")
                            ? Optional.empty()
                            : Optional.of(Fault.parse(rule)));
        }
        file.write(session -> {
            for (var i = 0; i < rules.size(); i++) {
                if (rules.get(i).isPresent()) {
                    new FaultTable(session)
                            .add(rules.get(i).get(), Optional.of(origin + ":" + (i + 1)));
                }
            }
            return rules.size();
        });
    }

    @Override
    public List<Capability> capabilities() {
        return settings.capabilities();
    }

    /** How many calls this driver has made. */
    Calls calls() {
        return line.calls();
    }

    @Override
    public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        return DriverLaw.observe(scope, kinds, (kind, others, _) -> list(scope, kind, others));
    }

    // What a list that breaks off has shown is not told.
    private List<Remote> list(TenantScope scope, Kind kind, Collection<DeploymentId> others)
            throws DriverException {
        requireHeld(kind);
        vanish(scope, kind);
        var remotes = new ArrayList<Remote>();
        var strangers = new ArrayList<DeploymentId>();
        var after = "";
        while (true) {
            var from = after;
            var page =
                    line.call(
                            Operation.OBSERVE,
                            scope,
                            kind,
                            Optional.empty(),
                            _ -> page(scope, kind, from, strangers));
            var now = surroundings.now();
            var here = page.subList(0, Math.min(page.size(), settings.pageSize()));
            here.forEach(object -> object.remote(now).ifPresent(remotes::add));
            if (page.size() <= settings.pageSize()) {
                others.addAll(strangers);
                return remotes;
            }
            after = here.getLast().remoteId().value();
        }
    }

    // One more than a page holds tells whether there is a next, as a cloud says with its answer.
    private List<CloudObject> page(
            TenantScope scope, Kind kind, String after, List<DeploymentId> others)
            throws DriverException {
        return file.read(
                        session -> {
                            var objects = new ObjectTable(session, surroundings.now());
                            if (after.isEmpty()) {
                                others.addAll(objects.others(scope, kind));
                            }
                            return objects.page(scope, kind, after, settings.pageSize() + 1);
                        })
                .orElse(List.of());
    }

    // What a rule says is gone from a list: the rule counts only if there is such a thing.
    private void vanish(TenantScope scope, Kind kind) throws DriverException {
        Predicate<Fault> fits =
                rule ->
                        rule.what() == Fault.What.GONE
                                && rule.fits(Operation.OBSERVE, scope, kind, Optional.empty());
        if (!file.read(session -> new FaultTable(session).holds(fits)).orElse(false)) {
            return;
        }
        file.write(session -> {
            var objects = new ObjectTable(session, surroundings.now());
            var all = objects.page(scope, kind, "", Integer.MAX_VALUE);
            var doomed =
                    new FaultTable(session)
                            .take(rule ->
                                    fits.test(rule)
                                            && all.stream()
                                                    .anyMatch(object ->
                                                            isNamed(object, rule.address())));
            for (var object : all) {
                if (doomed.isPresent() && isNamed(object, doomed.get().address())) {
                    objects.remove(object);
                }
            }
            return kind;
        });
    }

    private static boolean isNamed(CloudObject object, String pattern) {
        return object.address()
                .filter(address -> Fault.glob(pattern, address.toString()))
                .isPresent();
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        var address = planned.address();
        return line.call(
                Operation.CREATE,
                scope,
                address.kind(),
                Optional.of(address),
                fault ->
                        file.write(session ->
                                account(session, scope).create(planned, operation, fault)));
    }

    @Override
    public Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        var address = planned.address();
        return line.call(
                Operation.UPDATE,
                scope,
                address.kind(),
                Optional.of(address),
                fault -> {
                    if (fault.filter(Fault.What.GONE::equals).isPresent()) {
                        file.write(session -> account(session, scope).lose(prior.remoteId()));
                    }
                    return file.write(session ->
                            account(session, scope).update(prior.remoteId(), planned, fault));
                });
    }

    @Override
    public void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        line.call(
                Operation.DELETE,
                scope,
                prior.address().kind(),
                Optional.of(prior.address()),
                fault ->
                        file.write(session ->
                                account(session, scope).delete(prior.remoteId(), fault)));
    }

    /** What the document says that there is, less what all take of it, whoever they are. */
    @Override
    public Limits free(String region) throws DriverException {
        var whole = provider.regions().getOrDefault(region, Limits.NONE);
        var location = new Location(provider.provider(), region);
        return whole.equals(Limits.NONE)
                ? whole
                : file.read(session -> new ObjectTable(session, surroundings.now()).taken(location))
                        .map(whole::less)
                        .orElse(whole);
    }

    /** A tenant's quota is what the documents say. */
    @Override
    public Limits free(TenantScope scope) {
        return Limits.NONE;
    }

    private Account account(Session session, TenantScope scope) throws SQLException {
        return new Account(session, provider, settings, surroundings, scope);
    }

    private void require(TenantScope scope, Address address) throws DriverException {
        DriverLaw.requireRegion(provider, scope);
        DriverLaw.requireOwn(scope, address);
        requireHeld(address.kind());
    }

    private void requireHeld(Kind kind) throws DriverException {
        if (settings.capability(kind).isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "The embedded cloud of " + provider.provider() + " holds no " + kind + ".",
                    "Place it elsewhere, or widen 'kinds' in the provider's document.");
        }
    }

    @Override
    public void close() {
        try {
            // Only where a cloud is: counting calls makes none.
            if (!line.calls().isEmpty() && Files.exists(settings.file())) {
                file.write(session -> {
                    line.calls().addTo(session);
                    return settings;
                });
            }
        } catch (DriverException _) {
            // counts are for the curious: no reason to fail what is done
        } finally {
            file.close();
        }
    }
}
