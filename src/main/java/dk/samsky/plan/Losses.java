package dk.samsky.plan;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Subjects;
import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Recorded;
import dk.samsky.model.resource.Desired;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Refuses a plan by which something would be lost that nobody asked to lose. */
final class Losses {
    private static final String LIFT =
            "If it may go, let 'protect' of its component be false, apply that, and then do this"
                    + " again; if not, undo what leads to this.";

    /** How something protected may be deleted after all. */
    private static final String WAY_TO_GO =
            "To keep what is named, undo what leads to this. If it may go, write its workload as it"
                    + " stands, with 'protect' of its component false, apply that, and then do this"
                    + " again.";

    private Losses() {}

    /**
     * Refuses what would be lost: what is protected, and data. Whether data was protected that the
     * state does not know, nobody knows any more.
     *
     * @param broken where the cloud itself gave something up
     */
    static void refuse(
            List<Change> changes,
            Set<Address> broken,
            ChangePlanner.Input input,
            Problems problems) {
        unselected(changes, input.beside(), problems);
        var known = keys(input.recorded());
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

    private static Set<ObjectKey> keys(SequencedMap<Address, Recorded> recorded) {
        var keys = new HashSet<ObjectKey>();
        recorded.values().forEach(remembered -> keys.add(remembered.key()));
        return keys;
    }
}
