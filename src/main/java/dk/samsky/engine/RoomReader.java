package dk.samsky.engine;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Measured;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import dk.samsky.placement.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * Asks the clouds how much they have free, where something may be added. What a cloud does not tell
 * limits nothing: the provider's document does.
 */
final class RoomReader {
    private final Tools tools;

    RoomReader(Tools tools) {
        this.tools = tools;
    }

    /** What is asked of a driver. */
    private interface Question {
        Limits ask(Measured driver) throws DriverException;
    }

    Room.Free read(PlanRequest.Refresh refresh, List<TenantDraft> drafts)
            throws InterruptedException {
        return switch (refresh) {
            case ALL -> read(drafts);
            case NONE -> Room.Free.UNKNOWN;
        };
    }

    private Room.Free read(List<TenantDraft> drafts) throws InterruptedException {
        var parts = new ArrayList<Room.Part>();
        for (var draft : drafts) {
            var growing = new TreeSet<Location>();
            draft.assessed().forEach(one -> growing.addAll(one.growing()));
            growing.forEach(place -> parts.add(new Room.Part(draft.id(), place)));
        }
        if (parts.isEmpty()) {
            return Room.Free.UNKNOWN;
        }
        var first = new LinkedHashMap<Location, TenantId>();
        parts.forEach(part -> first.putIfAbsent(part.location(), part.tenant()));
        var places = new LinkedHashMap<Location, Limits>();
        for (var entry : first.entrySet()) {
            var place = entry.getKey();
            places.put(place, ask(place, entry.getValue(), driver -> driver.free(place.region())));
        }
        var found = Parallel.map(parts, this::read, tools.progress(), "room");
        var own = new LinkedHashMap<Room.Part, Limits>();
        for (var i = 0; i < parts.size(); i++) {
            own.put(parts.get(i), found.get(i));
        }
        return new Room.Free(places, own);
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
