package dk.samsky.plan;

import dk.samsky.model.Address;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Speaks of plans in our terms: {@code assertThat(changes).created("network/esdh").before(…)}. */
final class PlanAssert extends AbstractAssert<PlanAssert, TenantChanges> {
    private final List<String> spoken = new ArrayList<>();
    private String last = "";

    private PlanAssert(TenantChanges actual) {
        super(actual, PlanAssert.class);
    }

    static PlanAssert assertThat(TenantChanges changes) {
        return new PlanAssert(changes);
    }

    static String tell(Change change) {
        var local = change.address().local();
        return switch (change) {
            case Change.Create _ -> "create " + local;
            case Change.Update(var _, var _, var differences) ->
                    "update " + local + differences.stream().map(Difference::field).toList();
            case Change.Replace(var _, var _, var _, var because) ->
                    "replace " + local + ": " + because;
            case Change.Move(var before, var _, var _) ->
                    "move " + before.address().local() + " to " + local;
            case Change.Adopt _ -> "adopt " + local;
            case Change.Delete(var before, var because) ->
                    "delete " + local + " " + before.remoteId() + ": " + because;
            case Change.Forget _ -> "forget " + local;
        };
    }

    List<String> told() {
        return actual.changes().stream().map(PlanAssert::tell).toList();
    }

    private PlanAssert holds(String told, String local) {
        Assertions.assertThat(told()).contains(told);
        spoken.add(told);
        last = local;
        return this;
    }

    PlanAssert created(String local) {
        return holds("create " + local, local);
    }

    PlanAssert updated(String local, String... fields) {
        return holds("update " + local + List.of(fields), local);
    }

    PlanAssert replaced(String local, String because) {
        return holds("replace " + local + ": " + because, local);
    }

    PlanAssert moved(String from, String to) {
        return holds("move " + from + " to " + to, to);
    }

    PlanAssert adopted(String local) {
        return holds("adopt " + local, local);
    }

    PlanAssert deleted(String local, String id, String because) {
        return holds("delete " + local + " " + id + ": " + because, local);
    }

    PlanAssert deleted(String local) {
        return deleted(local, "id-" + local, "no document asks for it");
    }

    PlanAssert forgot(String local) {
        return holds("forget " + local, local);
    }

    /** Every step of what was spoken of last comes before every step of this. */
    PlanAssert before(String other) {
        var order = Steps.of(actual).inOrder().stream().map(StepKey::address).toList();
        var mine = order.stream().map(Address::local).toList();
        Assertions.assertThat(mine.lastIndexOf(last)).isLessThan(mine.indexOf(other));
        return this;
    }

    PlanAssert unknown(String... locals) {
        Assertions.assertThat(actual.unknown().stream().map(one -> one.address().local()))
                .containsExactlyInAnyOrder(locals);
        return this;
    }

    PlanAssert unchanged(int count) {
        Assertions.assertThat(actual.unchanged()).isEqualTo(count);
        return this;
    }

    void nothingElse() {
        Assertions.assertThat(told()).containsExactlyInAnyOrderElementsOf(spoken);
    }
}
