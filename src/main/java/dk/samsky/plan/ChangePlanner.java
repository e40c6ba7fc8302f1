package dk.samsky.plan;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.graph.Dag;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Turns what is desired, recorded and seen of one tenant into the changes that apply is to make.
 */
public final class ChangePlanner {
    private ChangePlanner() {}

    /**
     * What is called otherwise now.
     *
     * @param moved former address of each resource that is renamed to the one it has now
     * @param rule the name that any address has by the documents' renames; the same if they do not
     *     concern it
     */
    public record Renaming(SequencedMap<Address, Address> moved, UnaryOperator<Address> rule) {
        /** Nothing is. */
        public static final Renaming NONE = new Renaming(new TreeMap<>(), UnaryOperator.identity());

        public Renaming {
            moved = Collections.unmodifiableSequencedMap(new TreeMap<>(moved));
        }

        /**
         * What something that stands refers to, by the name that this has now. What moves may refer
         * to what has moved already, in a run that broke off: of that the rule alone knows.
         *
         * @param isMoving whether what refers to it moves itself
         */
        Address now(Address mentioned, boolean isMoving) {
            var to = moved.get(mentioned);
            if (to != null) {
                return to;
            }
            return isMoving ? rule.apply(mentioned) : mentioned;
        }
    }

    /**
     * All that the changes of one tenant follow from.
     *
     * @param serial of the state that {@code recorded} is
     * @param desired every resource that the documents ask for, in scope
     * @param recorded every resource that the state remembers, in scope, in order of the addresses
     * @param beside every resource that the state remembers, out of scope
     * @param renaming what is called otherwise now
     * @param sight what was seen
     * @param capabilities of each site's driver
     * @param scope whether an address is one of those that are planned
     * @param unasked why what stands and is not desired goes, a clause for people
     */
    public record Input(
            TenantId tenant,
            long serial,
            List<Desired> desired,
            SequencedMap<Address, Recorded> recorded,
            Collection<Recorded> beside,
            Renaming renaming,
            Sight sight,
            SequencedMap<Site, List<Capability>> capabilities,
            Predicate<Address> scope,
            String unasked) {
        public Input {
            desired = List.copyOf(desired);
            recorded = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(recorded));
            beside = List.copyOf(beside);
            capabilities = Collections.unmodifiableSequencedMap(new TreeMap<>(capabilities));
        }
    }

    /**
     * The changes; refused if something protected, or data, would be lost, or a driver cannot hold
     * a kind.
     */
    public static Checked<TenantChanges> plan(Input input) {
        var problems = new Problems();
        unsupported(input, problems);
        var found =
                new Differ(input.sight, input.capabilities, input.renaming, input.unasked)
                        .diff(input.desired, input.recorded, input.scope);
        var spread = Spreading.spread(found, input.desired, input.recorded, input.renaming);
        var judged = withoutUnjudgeable(spread, input);
        var changes = new ArrayList<>(judged.changes());
        changes.sort(Comparator.comparing(Change::address));
        Losses.refuse(changes, judged.broken(), input, problems);
        circles(changes, problems);
        var plan =
                new TenantChanges(
                        input.tenant,
                        input.serial,
                        changes,
                        judged.unknown(),
                        judged.unchanged(),
                        input.sight.building(input.recorded.values(), changes));
        if (!problems.hasErrors()) {
            Invariants.check(plan, input.recorded);
        }
        return problems.conclude(plan);
    }

    /**
     * How what was seen differs from what is desired: the same comparison, with nothing refused and
     * nothing that only follows from it. For telling drift, not for applying.
     */
    public static TenantChanges compare(Input input) {
        var found =
                new Differ(input.sight, input.capabilities, input.renaming, input.unasked)
                        .diff(input.desired, input.recorded, input.scope);
        var changes = new ArrayList<>(found.changes());
        changes.sort(Comparator.comparing(Change::address));
        return new TenantChanges(
                input.tenant,
                input.serial,
                changes,
                found.unknown(),
                found.unchanged(),
                new TreeMap<>());
    }

    private static void unsupported(Input input, Problems problems) {
        var nothing = EnumSet.noneOf(Kind.class);
        var held = new HashMap<Site, Set<Kind>>();
        input.capabilities.forEach((site, all) -> {
            var kinds = EnumSet.noneOf(Kind.class);
            all.forEach(capability -> kinds.add(capability.kind()));
            held.put(site, kinds);
        });
        for (var wanted : input.desired) {
            if (!held.getOrDefault(wanted.site(), nothing).contains(wanted.address().kind())) {
                problems.add(
                        Diagnostic.error(
                                        PlanCode.KIND_UNSUPPORTED,
                                        wanted.location().provider()
                                                + " cannot hold a "
                                                + wanted.address().kind()
                                                + ".",
                                        "Its driver, "
                                                + wanted.driver()
                                                + ", does not know that kind.",
                                        "Place the workload at another provider, or take the"
                                                + " component out of the blueprint.")
                                .about(wanted.address().toString()));
            }
        }
    }

    /**
     * Takes out what depends on something that could not be read; what could not be read is never
     * guessed.
     */
    private static Differ.Differences withoutUnjudgeable(Differ.Differences found, Input input) {
        if (found.unknown().isEmpty()) {
            return found;
        }
        var unknown = new ArrayList<>(found.unknown());
        var changes = new ArrayList<>(found.changes());
        var isSettled = false;
        while (!isSettled) {
            var doubt = Doubt.of(changes, unknown, input);
            var blocked = new ArrayList<Change>();
            for (var change : changes) {
                doubt.about(change)
                        .ifPresent(reason -> {
                            blocked.add(change);
                            unknown.add(new Unknown(change.address(), change.site(), reason));
                        });
            }
            changes.removeAll(blocked);
            isSettled = blocked.isEmpty();
        }
        unknown.sort(Comparator.comparing(Unknown::address));
        return new Differ.Differences(changes, unknown, found.unchanged(), found.broken());
    }

    /**
     * What stands in the way of judging changes.
     *
     * @param unseen what the state remembers of what could not be read
     * @param there what is made, or stands and could be read
     */
    private record Doubt(Set<Address> there, Map<Address, Recorded> unseen, Input input) {
        static Doubt of(List<Change> changes, List<Unknown> unknown, Input input) {
            var there = new TreeSet<>(input.recorded.keySet());
            changes.forEach(
                    change -> change.findAfter().ifPresent(after -> there.add(after.address())));
            var unread = new TreeSet<Address>();
            unknown.forEach(entry -> unread.add(entry.address()));
            input.renaming
                    .moved()
                    .forEach((from, to) -> {
                        if (unread.contains(to)) {
                            unread.add(from);
                        }
                    });
            there.removeAll(unread);
            var unseen = new TreeMap<>(input.recorded);
            unseen.keySet().retainAll(unread);
            return new Doubt(there, unseen, input);
        }

        /** Why the change cannot be judged, if it cannot. */
        Optional<String> about(Change change) {
            var missing =
                    change.findAfter().stream()
                            .flatMap(after -> needs(change, after))
                            .filter(needed -> !there.contains(needed))
                            .findFirst()
                            .map(needed ->
                                    "it needs " + needed.local() + ", which could not be read");
            return missing.isPresent() || !endsSomething(change) ? missing : heldBy(change);
        }

        /** Nobody gets a right in what may have no bounds. */
        private Stream<Address> needs(Change change, Desired made) {
            var references = made.resource().references();
            if (!change.givesRight()) {
                return references.stream();
            }
            return Stream.concat(
                    references.stream(),
                    input.desired.stream()
                            .filter(other -> other.address().kind().isGuard())
                            .filter(guard -> guard.resource().references().equals(references))
                            .map(Desired::address));
        }

        /** Whether an object that others may refer to is there no more afterwards. */
        private boolean endsSomething(Change change) {
            return switch (change) {
                case Change.Delete _, Change.Replace _ -> true;
                case Change.Create _ -> input.recorded.containsKey(change.address());
                case Change.Update _, Change.Move _, Change.Adopt _, Change.Forget _ -> false;
            };
        }

        private Optional<String> heldBy(Change change) {
            var address = change.findBefore().map(Recorded::address).orElse(change.address());
            return unseen.values().stream()
                    .filter(other -> other.references().contains(address))
                    .findFirst()
                    .map(other -> other.address().local() + " refers to it, and could not be read");
        }
    }

    /** Refuses renames that go round: each waits for the other's name. */
    private static void circles(List<Change> changes, Problems problems) {
        var moves = new Dag.Builder<Address>();
        for (var change : changes) {
            if (change instanceof Change.Move(var before, var after, var _)
                    && !before.address().equals(after.address())) {
                moves.node(before.address(), List.of(after.address()));
            }
        }
        moves.build()
                .findCycle()
                .ifPresent(cycle ->
                        problems.add(
                                Diagnostic.error(
                                                PlanCode.MOVE_BLOCKED,
                                                cycle.getFirst()
                                                        + " is to get the name of something that"
                                                        + " is itself to get this one's.",
                                                "No two things bear one name at a time, so neither"
                                                        + " can be renamed first.",
                                                "Rename one of them to a name that is free, apply"
                                                        + " that, and then give both the names"
                                                        + " that they are to have.")
                                        .about(cycle.getFirst().toString())));
    }
}
