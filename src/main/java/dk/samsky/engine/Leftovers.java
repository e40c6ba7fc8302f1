package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.DriverException;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.Capability;
import dk.samsky.model.Location;
import dk.samsky.model.Observation;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proves that nothing is left: lists every place of the workspace for what still carries a tenant's
 * mark. Believes no state, and changes nothing.
 */
public final class Leftovers {
    private final Tools tools;

    public Leftovers(
            Clouds clouds,
            StateStore store,
            Surroundings surroundings,
            Pace pace,
            Progress progress) {
        this(Tools.of(clouds, store, surroundings, pace, progress));
    }

    Leftovers(Tools tools) {
        this.tools = tools;
    }

    /** One object that is left. */
    public record Item(Site site, Remote remote) {}

    /** A place, or a kind in it, that could not be read, and why: nothing is proved of it. */
    public record Unread(Site site, String what, String reason) {}

    /** What is left of one tenant. */
    public record Left(TenantId tenant, List<Item> objects, List<Unread> unread) {
        public Left {
            objects = Collections.unmodifiableList(new ArrayList<>(objects));
            unread = Collections.unmodifiableList(new ArrayList<>(unread));
        }

        /** The same, for people. */
        public List<Diagnostic> diagnostics() {
            var told = new ArrayList<Diagnostic>();
            for (var item : objects) {
                told.add(
                        Diagnostic.error(
                                        EngineCode.LEFT_BEHIND,
                                        item.remote().address()
                                                + " is still at "
                                                + item.site()
                                                + ", as "
                                                + item.remote().remoteId()
                                                + ".",
                                        "It carries the mark of this deployment.",
                                        "Run 'samsky destroy' again; if it stays, delete it in the"
                                                + " cloud.")
                                .about(item.remote().address().toString()));
            }
            for (var gap : unread) {
                told.add(
                        Diagnostic.error(
                                        EngineCode.LEFT_BEHIND,
                                        "Whether any "
                                                + gap.what()
                                                + " of "
                                                + tenant
                                                + " is left at "
                                                + gap.site()
                                                + " is not known.",
                                        "It could not be read: " + gap.reason(),
                                        "Run 'samsky destroy' again when the cloud answers.")
                                .about(tenant.name()));
            }
            return List.copyOf(told);
        }
    }

    /** What is left of each tenant, in the order given, at the places that are meant. */
    public List<Left> find(Collection<TenantId> tenants, Predicate<Location> where)
            throws InterruptedException {
        var sites =
                tools.clouds().sites().stream()
                        .filter(site -> where.test(site.location()))
                        .toList();
        return Parallel.map(
                List.copyOf(tenants), tenant -> find(tenant, sites), tools.progress(), "verify");
    }

    private Left find(TenantId tenant, List<Site> sites) throws InterruptedException {
        var objects = new ArrayList<Item>();
        var unread = new ArrayList<Unread>();
        for (var site : sites) {
            try {
                var seen = look(tenant, site);
                seen.all().forEach(remote -> objects.add(new Item(site, remote)));
                seen.unknown()
                        .forEach((kind, reason) ->
                                unread.add(new Unread(site, kind.word(), reason)));
            } catch (DriverException failure) {
                unread.add(new Unread(site, "resource", failure.getMessage()));
            }
        }
        return new Left(tenant, objects, unread);
    }

    /** Only the kinds that this very connection holds: of others nothing can be left. */
    private Observation look(TenantId tenant, Site site)
            throws DriverException, InterruptedException {
        return tools.caller()
                .read(
                        site,
                        tenant,
                        driver ->
                                driver.observe(
                                        tools.observer().scope(tenant, site),
                                        driver.capabilities().stream()
                                                .map(Capability::kind)
                                                .toList()));
    }
}
