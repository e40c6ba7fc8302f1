package dk.samsky.plan;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Turns what is desired, recorded and seen of one tenant into the changes that apply is to make.
 */
public final class ChangePlanner {
    private ChangePlanner() {}

    /**
     * All that the changes of one tenant follow from.
     *
     * @param serial of the state that {@code recorded} is
     * @param desired every resource that the documents ask for, in scope
     * @param recorded every resource that the state remembers, in scope
     * @param moved former address of each renamed resource to the one it has now
     * @param sight what was seen
     * @param capabilities of each site's driver
     * @param scope whether an address is one of those that are planned
     */
    public record Input(
            TenantId tenant,
            long serial,
            List<Desired> desired,
            SequencedMap<Address, Recorded> recorded,
            SequencedMap<Address, Address> moved,
            Sight sight,
            SequencedMap<Site, List<Capability>> capabilities,
            Predicate<Address> scope) {
        public Input {
            desired = desired.stream().toList();
            recorded = Collections.unmodifiableSequencedMap(new TreeMap<>(recorded));
            moved = Collections.unmodifiableSequencedMap(new TreeMap<>(moved));
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
                new Differ(input.sight, input.capabilities, input.moved)
                        .diff(input.desired, input.recorded, input.scope);
        var spread = Spreading.spread(found, input.desired, input.recorded);
        var judged = withoutUnjudgeable(spread, input);
        var changes = new ArrayList<>(judged.changes());
        changes.sort(Comparator.comparing(Change::address));
        losses(changes, problems);
        var plan =
                new TenantChanges(
                        input.tenant, input.serial, changes, judged.unknown(), judged.unchanged());
        if (!problems.hasErrors()) {
            Invariants.check(plan, input.recorded);
        }
        return problems.conclude(plan);
    }

    private static void unsupported(Input input, Problems problems) {
        for (var wanted : input.desired) {
            var held = input.capabilities.getOrDefault(wanted.site(), List.of());
            if (held.stream()
                    .noneMatch(capability -> capability.kind() == wanted.address().kind())) {
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
        var unknown = new ArrayList<>(found.unknown());
        var changes = new ArrayList<>(found.changes());
        var isSettled = false;
        while (!isSettled) {
            var made = new TreeSet<Address>();
            changes.forEach(
                    change -> change.findAfter().ifPresent(after -> made.add(after.address())));
            var unseen = new TreeMap<Address, Recorded>();
            unknown.forEach(entry -> {
                var remembered = input.recorded.get(entry.address());
                if (remembered != null) {
                    unseen.put(entry.address(), remembered);
                }
            });
            var blocked = new ArrayList<Change>();
            for (var change : changes) {
                blocker(change, made, unseen, input)
                        .ifPresent(reason -> {
                            blocked.add(change);
                            unknown.add(new Unknown(change.address(), change.site(), reason));
                        });
            }
            changes.removeAll(blocked);
            isSettled = blocked.isEmpty();
        }
        unknown.sort(Comparator.comparing(Unknown::address));
        return new Differ.Differences(changes, unknown, found.unchanged());
    }

    private static Optional<String> blocker(
            Change change, Set<Address> made, Map<Address, Recorded> unseen, Input input) {
        var missing =
                change.findAfter().stream()
                        .flatMap(after -> after.resource().references().stream())
                        .filter(needed ->
                                !made.contains(needed) && !input.recorded.containsKey(needed))
                        .findFirst();
        if (missing.isPresent()) {
            return missing.map(
                    needed -> "it needs " + needed.local() + ", which could not be read");
        }
        var isRemoval = change instanceof Change.Delete || change instanceof Change.Replace;
        return isRemoval
                ? unseen.values().stream()
                        .filter(other ->
                                change.findBefore()
                                        .filter(before ->
                                                other.references().contains(before.address()))
                                        .isPresent())
                        .findFirst()
                        .map(other ->
                                other.address().local() + " refers to it, and could not be read")
                : Optional.empty();
    }

    private static void losses(List<Change> changes, Problems problems) {
        for (var change : changes) {
            switch (change) {
                case Change.Delete(var before, var because) -> {
                    if (before.protect()) {
                        problems.add(isProtected(before, "deleted", because));
                    }
                }
                case Change.Replace(var before, var after, var _, var because) -> {
                    if (before.protect() || after.protect()) {
                        problems.add(isProtected(before, "replaced", because));
                    } else if (before.address().kind().holdsData()
                            && !before.location().equals(after.location())) {
                        problems.add(wouldLoseData(before, because));
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

    private static Diagnostic isProtected(Recorded before, String fate, String because) {
        return Diagnostic.error(
                        PlanCode.PROTECTED,
                        before.address() + " is protected, and would be " + fate + ".",
                        "The reason is that " + because + ".",
                        "If it may go, take 'protect' from its component, apply that, and plan"
                                + " again; if not, undo the change that leads to this.")
                .about(before.address().toString());
    }

    private static Diagnostic wouldLoseData(Recorded before, String because) {
        return Diagnostic.error(
                        PlanCode.DATA_LOST,
                        before.address() + " holds data, which would stay behind and be deleted.",
                        "The reason is that " + because + ", and a plan does not carry data over.",
                        "Pin the workload to "
                                + before.location()
                                + " with placement.provider and placement.region, or give the"
                                + " policy that forbids it a waiver until the data is moved.")
                .about(before.address().toString());
    }
}
