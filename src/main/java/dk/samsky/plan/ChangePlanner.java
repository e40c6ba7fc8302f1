package dk.samsky.plan;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Subjects;
import dk.samsky.graph.Dag;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.ObjectKey;
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
import java.util.HashSet;
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

/**
 * Turns what is desired, recorded and seen of one tenant into the changes that apply is to make.
 */
public final class ChangePlanner {
    private static final String LIFT =
            "If it may go, let 'protect' of its component be false, apply that, and then do this"
                    + " again; if not, undo what leads to this.";

    /** How something protected may be deleted after all. */
    private static final String WAY_TO_GO =
            "To keep what is named, undo what leads to this. If it may go, write its workload as it"
                    + " stands, with 'protect' of its component false, apply that, and then do this"
                    + " again.";

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
        losses(changes, judged.broken(), keys(input.recorded), problems);
        circles(changes, problems);
        unselected(changes, input.beside, problems);
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

    /** What is replaced goes only when all that needs it has gone: what is not planned stays. */
    private static void unselected(
            List<Change> changes, Collection<Recorded> beside, Problems problems) {
        if (beside.isEmpty()) {
            return;
        }
        for (var change : changes) {
            if (change instanceof Change.Replace(var before, var _, var _, var because)) {
                var dependents =
                        beside.stream()
                                .filter(one -> one.references().contains(before.address()))
                                .map(one -> one.address().toString())
                                .toList();
                if (!dependents.isEmpty()) {
                    problems.add(
                            Diagnostic.error(
                                            PlanCode.UNSELECTED,
                                            before.address()
                                                    + " would be replaced, and is needed by "
                                                    + Few.of(dependents)
                                                    + ", of which nothing is planned.",
                                            "The reason is that " + because + ".",
                                            "Plan the tenant as a whole, or undo what leads to"
                                                    + " this.")
                                    .about(before.address().toString()));
                }
            }
        }
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
            input.renaming.moved().forEach((from, to) -> {
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
                            .flatMap(after -> after.resource().references().stream())
                            .filter(needed -> !there.contains(needed))
                            .findFirst()
                            .map(needed ->
                                    "it needs " + needed.local() + ", which could not be read");
            return missing.isPresent() || !endsSomething(change) ? missing : heldBy(change);
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

    private static Set<ObjectKey> keys(SequencedMap<Address, Recorded> recorded) {
        var keys = new HashSet<ObjectKey>();
        recorded.values().forEach(remembered -> keys.add(remembered.key()));
        return keys;
    }

    /**
     * Refuses what would be lost: what is protected, and data. Whether data was protected that the
     * state does not know, nobody knows any more.
     *
     * @param known what the state knows
     */
    private static void losses(
            List<Change> changes, Set<Address> broken, Set<ObjectKey> known, Problems problems) {
        for (var change : changes) {
            switch (change) {
                case Change.Delete(var before, var because) -> {
                    if (before.protect()) {
                        problems.add(isProtected(before, "deleted", because, WAY_TO_GO));
                    } else if (before.address().kind().holdsData()
                            && !known.contains(before.key())) {
                        problems.add(isUnknown(before, because));
                    }
                }
                case Change.Replace(var before, var after, var _, var because) -> {
                    if (before.protect() || after.protect()) {
                        var way = way(before, after, broken.contains(after.address()));
                        problems.add(isProtected(before, "replaced", because, way));
                    } else if (before.address().kind().holdsData()
                            && !broken.contains(after.address())) {
                        problems.add(
                                before.location().equals(after.location())
                                        ? wouldLoseDataHere(before, because)
                                        : wouldLoseData(before, because));
                    }
                }
                case Change.Create _,
                        Change.Update _,
                        Change.Move _,
                        Change.Adopt _,
                        Change.Forget _ -> {}
            }
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

    /** How something protected may be replaced after all: a way that ends in no other refusal. */
    private static String way(Recorded before, Desired after, boolean isBroken) {
        if (isBroken) {
            return "Repair it in the cloud, and plan again. If its content may go, detach it and"
                    + " delete it in the cloud: the next plan makes it anew.";
        }
        if (!before.address().kind().holdsData()) {
            return LIFT;
        }
        return before.location().equals(after.location())
                ? "Undo what leads to this. If the data may go, let 'protect' of its component be"
                        + " false and apply that; take the component or volume out of the"
                        + " documents and apply that; and put it in again."
                : stayingAt(before);
    }

    private static String stayingAt(Recorded before) {
        return "Let the workload stay at "
                + before.location()
                + " until the data is moved: by placement.provider and placement.region, and by a"
                + " waiver if a policy forbids it.";
    }

    private static Diagnostic isProtected(
            Recorded before, String fate, String because, String way) {
        return Diagnostic.error(
                PlanCode.PROTECTED,
                subjects(
                        before,
                        "is protected, and would be " + fate,
                        "are protected, and would be " + fate),
                "The reason is that " + because + ".",
                way);
    }

    private static Subjects subjects(Recorded before, String ofOne, String ofMany) {
        return new Subjects(List.of(before.address().toString()), ofOne, ofMany);
    }

    private static Diagnostic isUnknown(Recorded before, String because) {
        return Diagnostic.error(
                        PlanCode.DATA_UNKNOWN,
                        before.address()
                                + " stands at "
                                + before.location()
                                + " as "
                                + before.remoteId()
                                + ", holds data, and would be deleted.",
                        "The reason is that "
                                + because
                                + ". The state does not know it, so nobody can tell whether it was"
                                + " protected.",
                        "Run 'samsky apply' with documents that ask for it: it is taken in, as"
                                + " protected as they say, and goes like anything else if it may."
                                + " Or delete it in the cloud.")
                .about(before.address().toString());
    }

    private static Diagnostic wouldLoseData(Recorded before, String because) {
        return Diagnostic.error(
                PlanCode.DATA_LOST,
                subjects(
                        before,
                        "holds data, which would stay behind and be deleted",
                        "hold data, which would stay behind and be deleted"),
                "The reason is that " + because + ", and a plan does not carry data over.",
                stayingAt(before));
    }

    private static Diagnostic wouldLoseDataHere(Recorded before, String because) {
        return Diagnostic.error(
                PlanCode.DATA_LOST_HERE,
                subjects(
                        before,
                        "holds data, and would be deleted and made anew, empty",
                        "hold data, and would be deleted and made anew, empty"),
                "The reason is that " + because + ".",
                "Undo the change that leads to this. If the data may go, take the component or"
                        + " volume out of the documents, apply that, and put it in again.");
    }
}
