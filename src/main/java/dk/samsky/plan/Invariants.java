package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What must hold of every plan, whatever the input. A violation is a bug in Samsky, never a user's
 * mistake.
 */
enum Invariants {
    /** The calls can be put in an order. */
    NO_CYCLE {
        @Override
        void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded) {
            steps.graph().findCycle().ifPresent(cycle -> fail("the steps go round: " + cycle));
        }
    },
    /** Whatever is made finds what it refers to: it stands and stays, or is made before. */
    EVERY_REFERENCE_STANDS {
        @Override
        void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded) {
            var gone = new TreeSet<Address>();
            for (var change : plan.changes()) {
                var remembered = recorded.get(change.address());
                if (change instanceof Change.Delete(var before, var _)
                        && remembered != null
                        && remembered.key().equals(before.key())) {
                    gone.add(change.address()); // a second object of the same address may go: the
                    // recorded one stays
                }
            }
            for (var change : plan.changes()) {
                change.findAfter()
                        .ifPresent(after ->
                                after.resource()
                                        .references()
                                        .forEach(needed -> {
                                            if (!steps.makes(needed)
                                                    && (gone.contains(needed)
                                                            || !recorded.containsKey(needed))) {
                                                fail(
                                                        after.address()
                                                                + " needs "
                                                                + needed
                                                                + ", which will not be there");
                                            }
                                        }));
            }
        }
    },
    /** What refers to something that is replaced is replaced with it. */
    REPLACEMENT_SPREADS {
        @Override
        void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded) {
            var replaced = new TreeSet<Address>();
            plan.changes().stream()
                    .filter(Change.Replace.class::isInstance)
                    .forEach(change -> replaced.add(change.address()));
            for (var change : plan.changes()) {
                var stays =
                        change instanceof Change.Update
                                || change instanceof Change.Move
                                || change instanceof Change.Adopt;
                if (stays
                        && change.findAfter().stream()
                                .flatMap(after -> after.resource().references().stream())
                                .anyMatch(replaced::contains)) {
                    fail(change.address() + " would outlive what it refers to");
                }
            }
        }
    },
    /** Nothing protected goes. */
    PROTECTED_NOT_LOST {
        @Override
        void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded) {
            for (var change : plan.changes()) {
                var isLost = change instanceof Change.Delete || change instanceof Change.Replace;
                if (isLost && change.findBefore().filter(Recorded::protect).isPresent()) {
                    fail(change.address() + " is protected");
                }
            }
        }
    },
    /** One tenant's plan speaks of that tenant only. */
    ONE_TENANT {
        @Override
        void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded) {
            for (var change : plan.changes()) {
                if (!change.address().tenant().equals(plan.tenant())) {
                    fail(change.address() + " is not " + plan.tenant() + "'s");
                }
            }
        }
    };

    abstract void check(TenantChanges plan, Steps steps, SequencedMap<Address, Recorded> recorded);

    static void check(TenantChanges plan, SequencedMap<Address, Recorded> recorded) {
        var steps = Steps.of(plan);
        for (var invariant : values()) {
            invariant.check(plan, steps, recorded);
        }
    }

    final void fail(String how) {
        throw new IllegalStateException("This is a bug in Samsky: " + name() + ": " + how);
    }
}
