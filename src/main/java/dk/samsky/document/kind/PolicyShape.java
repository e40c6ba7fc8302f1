package dk.samsky.document.kind;

import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Action;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Policy.Waiver;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.LocatedShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code spec} of a policy. */
final class PolicyShape {
    private static final Field<String> TENANT =
            Field.required("tenant", Scalars.name(40), "The tenant that is exempt.");
    private static final Field<String> WORKLOAD =
            Field.optional(
                    "workload",
                    Scalars.name(40),
                    "The one workload that is exempt; without it, all of the tenant's.");
    private static final Field<String> REASON =
            Field.required("reason", Scalars.text(), "Why.").orGoOnWith("-");
    private static final Field<String> APPROVED_BY =
            Field.required("approvedBy", Scalars.text(), "Who decided it.").orGoOnWith("-");
    private static final Field<LocalDate> UNTIL =
            Field.required("until", Scalars.date(), "The last day that it counts.")
                    .orGoOnWith(LocalDate.MAX);

    private static final Field<String> DESCRIPTION =
            Field.required("description", Scalars.text(), "What the rule says, for people.")
                    .orGoOnWith("-");
    private static final Field<String> BASIS =
            Field.required("basis", Scalars.text(), "The law or the decision behind it.")
                    .orGoOnWith("-");
    private static final Field<Scope> SCOPE =
            Field.required(
                            "scope",
                            Scalars.word("a scope", Scope.class),
                            "What the rule is asked of.")
                    .orGoOnWith(Scope.WORKLOAD);
    private static final Field<Located<String>> WHEN =
            Field.optional(
                    "when",
                    new LocatedShape<>(Scalars.text()),
                    "The expression that says whether it applies; without it, it always does.");
    private static final Field<Located<String>> REQUIRE =
            Field.required(
                    "require",
                    new LocatedShape<>(Scalars.text()),
                    "The expression that must hold.");
    private static final Field<Action> ACTION =
            Field.optional(
                            "action",
                            Scalars.word("an action", Action.class),
                            "What happens when it does not hold.")
                    .byDefault(Action.DENY, Value.of("deny"));
    private static final Field<Located<String>> MESSAGE =
            Field.required(
                    "message",
                    new LocatedShape<>(Scalars.text()),
                    "What is said when it does not hold, with expressions in ${ }.");
    private static final Field<List<Waiver>> WAIVERS =
            Field.optional(
                            "waivers",
                            new ListShape<>(
                                    "a list of waivers",
                                    new ObjectShape<>(
                                            "a waiver",
                                            "An exemption, with a reason, an approver and an end.",
                                            List.of(TENANT, WORKLOAD, REASON, APPROVED_BY, UNTIL),
                                            PolicyShape::waiver),
                                    0),
                            "Who is exempt, and until when.")
                    .orGoOnWith(List.of());

    /** All of a policy but its metadata. */
    record Spec(Policy nameless) {
        Policy named(Metadata metadata) {
            return new Policy(
                    metadata,
                    nameless.description(),
                    nameless.basis(),
                    nameless.scope(),
                    nameless.when(),
                    nameless.require(),
                    nameless.action(),
                    nameless.message(),
                    nameless.waivers());
        }
    }

    private PolicyShape() {}

    private static Optional<Waiver> waiver(Members members) {
        return Optional.of(
                new Waiver(
                        new TenantId(members.get(TENANT)),
                        members.find(WORKLOAD),
                        members.get(REASON),
                        members.get(APPROVED_BY),
                        members.get(UNTIL),
                        members.spanOf(members.find(WORKLOAD).isPresent() ? WORKLOAD : TENANT),
                        members.spanOf(TENANT)));
    }

    static Shape<Spec> spec() {
        return new ObjectShape<>(
                "the spec of a policy",
                "A rule, and who is exempt from it.",
                List.of(DESCRIPTION, BASIS, SCOPE, WHEN, REQUIRE, ACTION, MESSAGE, WAIVERS),
                PolicyShape::make);
    }

    private static Optional<Spec> make(Members members) {
        var nameless = new Metadata("nameless", new TreeMap<>(), members.span());
        return Optional.of(
                new Spec(
                        new Policy(
                                nameless,
                                members.get(DESCRIPTION),
                                members.get(BASIS),
                                members.get(SCOPE),
                                members.find(WHEN),
                                members.get(REQUIRE),
                                members.get(ACTION),
                                members.get(MESSAGE),
                                members.get(WAIVERS))));
    }
}
