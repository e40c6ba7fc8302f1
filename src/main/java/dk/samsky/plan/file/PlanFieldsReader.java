package dk.samsky.plan.file;

import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.model.Address;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Server;
import dk.samsky.plan.Change;
import dk.samsky.plan.Difference;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Stamp;
import dk.samsky.plan.TenantChanges;
import dk.samsky.plan.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads back what {@link PlanFields} wrote: as much of it as apply needs. */
public final class PlanFieldsReader {
    private PlanFieldsReader() {}

    /**
     * The plan in these fields.
     *
     * @param texts what servers start with, by its digest: a plan has no more of it than that
     * @throws IllegalArgumentException if they are no plan, or one of another major version; the
     *     message is a clause for people
     */
    public static SavedPlan read(Fields fields, Function<Digest, Optional<String>> texts) {
        var version = text(fields, "format_version");
        if (!version.startsWith("1.")) {
            throw new IllegalArgumentException(
                    "its format is version " + version + ", and this Samsky reads version 1");
        }
        requireUnedited(fields);
        var changes = new TreeMap<TenantId, List<Change>>();
        for (var entry : groups(fields, "resource_changes")) {
            var change = change(entry, texts);
            changes.computeIfAbsent(change.address().tenant(), _ -> new ArrayList<>()).add(change);
        }
        var parts = new ArrayList<SavedPlan.Part>();
        for (var tenant : groups(fields, "tenants")) {
            var id = new TenantId(text(tenant, "tenant"));
            var unknown =
                    groups(tenant, "unknown").stream().map(PlanFieldsReader::unknown).toList();
            parts.add(
                    new SavedPlan.Part(
                            new TenantChanges(
                                    id,
                                    number(tenant, "serial"),
                                    changes.getOrDefault(id, List.of()),
                                    unknown,
                                    (int) number(tenant, "unchanged"),
                                    building(tenant)),
                            findText(tenant, "range").flatMap(Cidr::parse)));
        }
        var unread = new TreeSet<TenantId>();
        texts(fields, "unread").forEach(name -> unread.add(new TenantId(name)));
        return new SavedPlan(stamp(group(fields, "stamp")), parts, unread);
    }

    /** What is beside a plan in its file, its diagnostics, is no part of it. */
    private static void requireUnedited(Fields fields) {
        var own = new TreeMap<>(fields.values());
        own.remove("diagnostics");
        own.remove(PlanFields.DIGEST);
        var digest = Digest.of(new Fields(own).canonical()).hex();
        if (!text(fields, PlanFields.DIGEST).equals(digest)) {
            throw new IllegalArgumentException("it was changed after it was saved");
        }
    }

    private static Stamp stamp(Fields fields) {
        var digests = new LinkedHashMap<String, Digest>();
        var documents = findGroup(fields, "documents").orElse(Fields.NONE);
        documents
                .values()
                .keySet()
                .forEach(file -> digests.put(file, Digest.parse(text(documents, file))));
        return new Stamp(
                new DeploymentId(text(fields, "deployment")),
                Instant.parse(text(fields, "at")),
                Clouds.valueOf(text(fields, "clouds").toUpperCase(Locale.ROOT)),
                digests);
    }

    private static Unknown unknown(Fields fields) {
        return new Unknown(address(text(fields, "address")), site(fields), text(fields, "reason"));
    }

    private static SequencedMap<Address, ObjectKey> building(Fields tenant) {
        var building = new TreeMap<Address, ObjectKey>();
        for (var one : groups(tenant, "building")) {
            var address = address(text(one, "address"));
            var remoteId = new RemoteId(text(one, "remote_id"));
            building.put(address, new ObjectKey(site(one), address.kind(), remoteId));
        }
        return building;
    }

    private static Site site(Fields fields) {
        return new Site(
                new Location(text(fields, "provider"), text(fields, "region")),
                text(fields, "driver"));
    }

    private static Change change(Fields entry, Function<Digest, Optional<String>> texts) {
        var detail = group(entry, "change");
        var differences =
                groups(detail, "differences").stream().map(PlanFieldsReader::difference).toList();
        var because = findText(detail, "because");
        return switch (text(detail, "type")) {
            case "create" -> new Change.Create(after(entry, texts), because);
            case "update" -> new Change.Update(before(detail), after(entry, texts), differences);
            case "move" -> new Change.Move(before(detail), after(entry, texts), differences);
            case "adopt" -> new Change.Adopt(before(detail), after(entry, texts), differences);
            case "replace" ->
                    new Change.Replace(
                            before(detail), after(entry, texts), differences, because.orElse(""));
            case "delete" -> new Change.Delete(before(detail), because.orElse(""));
            case "forget" -> new Change.Forget(before(detail), because.orElse(""));
            default -> throw new IllegalArgumentException("it has a change of an unknown type");
        };
    }

    private static Desired after(Fields entry, Function<Digest, Optional<String>> texts) {
        var detail = group(entry, "change");
        var address = address(text(entry, "address"));
        var site = site(entry);
        var resource = Resources.read(address.kind(), group(detail, "after"));
        return new Desired(
                address,
                site.location(),
                site.driver(),
                resource instanceof Server server ? server.knowing(texts) : resource,
                flag(detail, "protect"));
    }

    private static Recorded before(Fields detail) {
        var standing = group(detail, "standing");
        var site = site(standing);
        return new Recorded(
                address(text(standing, "address")),
                site.location(),
                site.driver(),
                new RemoteId(text(standing, "remote_id")),
                Content.of(findGroup(detail, "before").orElse(Fields.NONE)),
                texts(standing, "references").stream().map(PlanFieldsReader::address).toList(),
                flag(standing, "protect"));
    }

    private static Difference difference(Fields fields) {
        return new Difference(
                text(fields, "field"),
                fields.find("before"),
                fields.find("after"),
                Mutability.valueOf(text(fields, "mutability")));
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow(() -> unfit("address"));
    }

    private static String text(Fields fields, String name) {
        return findText(fields, name).orElseThrow(() -> unfit(name));
    }

    private static Optional<String> findText(Fields fields, String name) {
        return fields.find(name)
                .flatMap(value ->
                        value instanceof Value.Text(var text)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    private static long number(Fields fields, String name) {
        return fields.find(name)
                .flatMap(value ->
                        value instanceof Value.Whole(var number)
                                ? Optional.of(number)
                                : Optional.empty())
                .orElseThrow(() -> unfit(name));
    }

    private static boolean flag(Fields fields, String name) {
        return fields.find(name).filter(Value.of(true)::equals).isPresent();
    }

    private static Fields group(Fields fields, String name) {
        return findGroup(fields, name).orElseThrow(() -> unfit(name));
    }

    private static Optional<Fields> findGroup(Fields fields, String name) {
        return fields.find(name)
                .flatMap(value ->
                        value instanceof Value.Group(var group)
                                ? Optional.of(group)
                                : Optional.empty());
    }

    private static List<Value> items(Fields fields, String name) {
        return fields.find(name)
                .map(value -> value instanceof Value.Listing(var items) ? items : List.<Value>of())
                .orElse(List.of());
    }

    private static List<Fields> groups(Fields fields, String name) {
        return items(fields, name).stream()
                .map(item -> {
                    if (item instanceof Value.Group(var group)) {
                        return group;
                    }
                    throw unfit(name);
                })
                .toList();
    }

    private static List<String> texts(Fields fields, String name) {
        return items(fields, name).stream()
                .map(item -> {
                    if (item instanceof Value.Text(var text)) {
                        return text;
                    }
                    throw unfit(name);
                })
                .toList();
    }

    private static IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException(
                "'" + name + "' is missing in it, or is of another form");
    }
}
