package dk.samsky.plan;

import static dk.samsky.plan.PlanAssert.assertThat;
import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

/** When rights in a namespace begin and end, beside all else that is done there. */
class RightsTest {
    private static final Address NAMESPACE = address(Kind.NAMESPACE, "app1");

    private static final Desired BINDING =
            wanted("app1.it.operator", new AccessBinding(NAMESPACE, "it", Role.OPERATOR));

    private static Address address(Kind kind, String local) {
        return esdh().address(AARHUS, kind, local);
    }

    private static Desired wanted(String local, Resource resource) {
        return new Desired(
                address(resource.kind(), local), Shop.WEST, "simulated", resource, false);
    }

    private static Desired deployer(String... operators) {
        return wanted("app1", new Deployer(NAMESPACE, List.of(operators)));
    }

    /** A namespace with its quota, its policy of this group, and rights in it. */
    private static List<Desired> guarded(String group, Desired... rights) {
        var all = new ArrayList<>(desired(AARHUS, esdh().namespaces(1, 2)));
        all.add(wanted("app1", new NetworkPolicy(NAMESPACE, group, List.of())));
        all.addAll(List.of(rights));
        return all;
    }

    private static AbstractListAssert<?, ?, Kind, ObjectAssert<Kind>> assertWaits(
            TenantChanges changes, Desired right) {
        var steps = Steps.of(changes).graph();
        return Assertions.assertThat(steps.dependencies(StepKey.make(right.address())))
                .extracting(StepKey::address)
                .extracting(Address::kind);
    }

    @Test
    void oneEndsBeforeAnAccountIsMadeAnew() {
        var changes =
                Scene.after(guarded("web", BINDING, deployer("it")))
                        .planned(guarded("web", deployer()));
        assertThat(changes)
                .updated("deployer/app1", "operators")
                .deleted("access-binding/app1.it.operator");
        assertWaits(changes, deployer()).containsExactly(Kind.ACCESS_BINDING);
    }

    @Test
    void noneBeginsBeforeWhatHoldsItWithinBounds() {
        var all = guarded("web", BINDING, deployer("it"));
        var changes = Scene.after(List.of()).planned(all);
        for (var right : List.of(BINDING, deployer("it"))) {
            assertWaits(changes, right)
                    .contains(Kind.NAMESPACE, Kind.NAMESPACE_QUOTA, Kind.NETWORK_POLICY);
        }
    }

    @Test
    void noneBeginsIfItsBoundsCannotBeRead() {
        assertThat(
                        Scene.after(guarded("web"))
                                .unreadable(Kind.NETWORK_POLICY)
                                .planned(guarded("web", BINDING)))
                .unknown("network-policy/app1", "access-binding/app1.it.operator");
    }

    /** The guard may be refused, and what changes a right may take away what somebody has. */
    @Test
    void oneThatStandsIsChangedWhateverBecomesOfItsBounds() {
        var changes =
                Scene.after(guarded("web", deployer("it"))).planned(guarded("app", deployer()));
        assertThat(changes).updated("network-policy/app1", "group");
        assertWaits(changes, deployer()).isEmpty();
    }
}
