package dk.samsky.engine;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Measured;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import dk.samsky.placement.Room;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the clouds how much they have free, where something may be added. What a cloud does not tell
 * limits nothing: the provider's document does. Thread-safe.
 *
 * <p>A place is as its first driver says that says anything: its drivers hold different kinds, and
 * only those of servers can be asked so far. That nobody says anything counts for all tenants of
 * the run as well: who did not answer was called as often as for anything, and each tenant would
 * wait for that again.
 */
final class RoomReader {
    private final Tools tools;
    private final PlanRequest.Refresh refresh;
    private final Map<Location, Limits> places = new ConcurrentHashMap<>();
    private final Map<Location, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<Room.Part, Limits> parts = new ConcurrentHashMap<>();

    RoomReader(Tools tools, PlanRequest.Refresh refresh) {
        this.tools = tools;
        this.refresh = refresh;
    }

    /** What is asked of a driver. */
    private interface Question {
        Limits ask(Measured driver) throws DriverException;
    }

    /** Asks for one tenant; what it asks of a whole place is not asked again for the next. */
    void ask(TenantDraft draft) throws InterruptedException {
        if (refresh == PlanRequest.Refresh.NONE) {
            return;
        }
        for (var part : parts(draft)) {
            askOnce(part);
            parts.put(part, read(part));
        }
    }

    /** What the clouds said, to be read once all have been asked for. */
    Room.Free free(List<TenantDraft> drafts) {
        var own = new LinkedHashMap<Room.Part, Limits>();
        for (var draft : drafts) {
            for (var part : parts(draft)) {
                own.put(part, parts.getOrDefault(part, Limits.NONE));
            }
        }
        return new Room.Free(new TreeMap<>(places), own);
    }

    private static List<Room.Part> parts(TenantDraft draft) {
        var growing = new TreeSet<Location>();
        draft.assessed().forEach(one -> growing.addAll(one.growing()));
        return growing.stream().map(place -> new Room.Part(draft.id(), place)).toList();
    }

    private void askOnce(Room.Part part) throws InterruptedException {
        var place = part.location();
        var lock = locks.computeIfAbsent(place, _ -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            if (!places.containsKey(place)) {
                places.put(place, ask(place, part.tenant(), driver -> driver.free(place.region())));
            }
        } finally {
            lock.unlock();
        }
    }

    private Limits read(Room.Part part) throws InterruptedException {
        var scope = new TenantScope(tools.store().deployment(), part.tenant(), part.location());
        return ask(part.location(), part.tenant(), driver -> driver.free(scope));
    }

    /** The first answer of the drivers of a place. */
    private Limits ask(Location place, TenantId tenant, Question question)
            throws InterruptedException {
        for (var site : tools.clouds().sites()) {
            if (site.location().equals(place)) {
                var free = ask(site, tenant, question);
                if (!free.equals(Limits.NONE)) {
                    return free;
                }
            }
        }
        return Limits.NONE;
    }

    private Limits ask(Site site, TenantId tenant, Question question) throws InterruptedException {
        try {
            return tools.caller().read(site, tenant, driver -> ask(driver, question));
        } catch (DriverException _) {
            return Limits.NONE; // 'samsky doctor' says why
        }
    }

    private static Limits ask(Driver driver, Question question) throws DriverException {
        return driver instanceof Measured measured ? question.ask(measured) : Limits.NONE;
    }
}
