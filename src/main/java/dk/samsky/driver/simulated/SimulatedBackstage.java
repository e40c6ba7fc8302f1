package dk.samsky.driver.simulated;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.Backstage;
import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.resource.Resource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Sees and damages an embedded cloud. */
final class SimulatedBackstage implements Backstage {
    private final CloudFile file;
    private final Surroundings surroundings;

    SimulatedBackstage(CloudFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /** What is done to one object; gives what came of it. */
    private interface Damage {
        List<CloudObject> damage(ObjectTable objects, CloudObject object)
                throws SQLException, DriverException;
    }

    @Override
    public List<Item> list() throws DriverException {
        return items(file.read(session -> table(session).everything()).orElse(List.of()));
    }

    @Override
    public List<Item> change(String which, String field, String value) throws DriverException {
        return damage(
                which,
                (objects, object) -> {
                    Resource changed = FieldChange.change(object, field, value);
                    var after = object.holding(changed, object.readyAt());
                    objects.put(after, objects.references(object.remoteId()));
                    return List.of(after);
                });
    }

    @Override
    public List<Item> delete(String which) throws DriverException {
        return damage(
                which,
                (objects, object) -> {
                    var doomed = new LinkedHashMap<String, CloudObject>();
                    collect(objects, object, doomed);
                    for (var each : doomed.values()) {
                        objects.remove(each);
                    }
                    return new ArrayList<>(doomed.values());
                });
    }

    // Who deletes a project or a namespace in a cloud's console deletes what is in it, and so on
    // down; of anything else only itself.
    private static void collect(
            ObjectTable objects, CloudObject object, SequencedMap<String, CloudObject> doomed)
            throws SQLException {
        if (doomed.putIfAbsent(object.remoteId().value(), object) == null
                && (object.kind() == Kind.TENANT_SPACE
                        || object.kind().takesAlong()
                        || doomed.size() > 1)) {
            for (var user : objects.users(object.scope(), object.remoteId())) {
                collect(objects, user, doomed);
            }
        }
    }

    @Override
    public List<Item> fail(String which, String reason) throws DriverException {
        return damage(
                which,
                (objects, object) -> {
                    var failed = object.failed(reason);
                    objects.put(failed, objects.references(object.remoteId()));
                    return List.of(failed);
                });
    }

    @Override
    public List<Item> add(String which, Mark mark) throws DriverException {
        return damage(
                which,
                (objects, object) -> {
                    var address =
                            switch (mark) {
                                case NONE -> Optional.<Address>empty();
                                case SAME -> object.address();
                            };
                    var added =
                            object.named(surroundings.ids().next(object.kind()))
                                    .marked(address, Optional.empty());
                    objects.put(added, objects.references(object.remoteId()));
                    return List.of(added);
                });
    }

    private List<Item> damage(String which, Damage damage) throws DriverException {
        var all = file.read(session -> table(session).everything()).orElse(List.of());
        if (all.stream().noneMatch(object -> isMeant(object, which))) {
            throw nothing(which, all);
        }
        var came =
                file.write(session -> {
                    var objects = table(session);
                    objects.purge();
                    var results = new LinkedHashMap<String, CloudObject>();
                    for (var object : objects.everything()) {
                        // What went with another before it is there no more.
                        if (isMeant(object, which)
                                && objects.find(object.scope(), object.remoteId()).isPresent()) {
                            damage.damage(objects, object)
                                    .forEach(each -> results.put(each.remoteId().value(), each));
                        }
                    }
                    return List.copyOf(results.values());
                });
        return items(came);
    }

    private static boolean isMeant(CloudObject object, String which) {
        return Fault.glob(which, object.remoteId().value())
                || object.address()
                        .filter(address -> Fault.glob(which, address.toString()))
                        .isPresent();
    }

    private static DriverException nothing(String which, List<CloudObject> all) {
        var names = new ArrayList<String>();
        for (var object : all) {
            object.address().ifPresent(address -> names.add(address.toString()));
            names.add(object.remoteId().value());
        }
        return new DriverException(
                DriverException.Kind.NOT_FOUND,
                "Nothing in this cloud is '" + which + "'.",
                NearName.suggest(which, names)
                        + "Write an address or a remote id as they are listed.");
    }

    @Override
    public String fault(String rule) throws DriverException {
        var fault = Fault.parse(rule);
        file.write(session -> {
            new FaultTable(session).add(fault, Optional.empty());
            return fault;
        });
        return fault.toString();
    }

    @Override
    public List<String> faults() throws DriverException {
        return file.read(session -> new FaultTable(session).left()).orElse(List.of()).stream()
                .map(Fault::toString)
                .toList();
    }

    @Override
    public void clearFaults() throws DriverException {
        file.write(session -> {
            new FaultTable(session).clear();
            return surroundings;
        });
    }

    @Override
    public SequencedMap<String, Long> calls() throws DriverException {
        return file.read(Calls::read).orElseGet(Calls::none);
    }

    private ObjectTable table(Session session) {
        return new ObjectTable(session, surroundings.now());
    }

    private List<Item> items(List<CloudObject> objects) {
        var now = surroundings.now();
        var items = new ArrayList<Item>();
        objects.forEach(object -> items.add(object.item(now)));
        return Collections.unmodifiableList(items);
    }

    @Override
    public void close() {
        file.close();
    }
}
