package dk.samsky.document.kind;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Period;
import dk.samsky.document.Tenant;
import dk.samsky.document.Tenant.Budget;
import dk.samsky.document.Tenant.OnExceed;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code spec} of a tenant. */
final class TenantShape {
    /** What stands in for a code or number that was wrong. */
    static final String UNKNOWN = "";

    private static final int[] CVR_WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    private static final Field<Money> AMOUNT =
            Field.required("amount", Scalars.money(), "How much may be spent, such as 450000 DKK.");
    private static final Field<Period> PER =
            Field.required(
                    "per", Scalars.word("a period", Period.class), "What the amount is for.");
    private static final Field<OnExceed> ON_EXCEED =
            Field.optional(
                            "onExceed",
                            Scalars.word("a reaction", OnExceed.class),
                            "What happens when a plan is over the budget.")
                    .byDefault(OnExceed.DENY, Value.of("deny"));

    private static final Field<String> DISPLAY_NAME =
            Field.required("displayName", Scalars.text(), "The tenant's name, as people write it.")
                    .orGoOnWith("-");
    private static final Field<String> CODE =
            Field.required(
                            "municipalityCode",
                            Scalars.texts(
                                    "a municipality code of four digits",
                                    text -> text.matches("[0-9]{4}"),
                                    "Write the four digits in quotes, such as \"0751\".",
                                    "^[0-9]{4}$"),
                            "The municipality's official code: four digits in quotes, such as"
                                    + " \"0751\".")
                    .orGoOnWith(UNKNOWN);
    private static final Field<String> CVR =
            Field.required(
                            "cvr",
                            Scalars.texts(
                                    "a CVR number of eight digits",
                                    TenantShape::isCvr,
                                    "Write the eight digits in quotes, such as \"55133018\".",
                                    "^[1-9][0-9]{7}$"),
                            "The tenant's CVR number: eight digits in quotes, such as"
                                    + " \"55133018\".")
                    .orGoOnWith(UNKNOWN);
    private static final Field<Integer> INHABITANTS =
            Field.required(
                            "inhabitants",
                            Scalars.whole(1, 10_000_000),
                            "How many people live there: what costs are shared by.")
                    .orGoOnWith(0);
    private static final Field<Budget> BUDGET =
            Field.optional(
                    "budget",
                    new ObjectShape<>(
                            "a budget",
                            "What may be spent, and what happens beyond it.",
                            List.of(AMOUNT, PER, ON_EXCEED),
                            members ->
                                    Optional.of(
                                            new Budget(
                                                    members.get(AMOUNT),
                                                    members.get(PER),
                                                    members.get(ON_EXCEED),
                                                    members.spanOf(AMOUNT)))),
                    "What may be spent, and what happens beyond it.");
    private static final Field<Limits> QUOTA =
            Field.optional(
                    "quota",
                    LimitsShape.of(
                            "a quota", "The most that the tenant may have, over all providers."),
                    "The most that the tenant may have, over all providers.");
    private static final Field<List<Located<Access>>> ACCESS =
            Field.optional("access", AccessShape.list(), "Who may act in what the tenant runs.")
                    .orGoOnWith(List.of());
    private static final Field<Cidr> RANGE =
            Field.optional(
                    "addressRange",
                    Scalars.range(),
                    "The tenant's own addresses, overlapping with no other tenant's; without it, a"
                            + " range from the workspace's pool.");

    private TenantShape() {}

    /** All of a tenant but its name and workloads. */
    record Spec(Tenant nameless) {
        Tenant named(Metadata metadata) {
            return new Tenant(
                    new TenantId(metadata.name()),
                    metadata,
                    nameless.displayName(),
                    nameless.municipalityCode(),
                    nameless.cvr(),
                    nameless.inhabitants(),
                    nameless.budget(),
                    nameless.quota(),
                    nameless.access(),
                    nameless.addressRange(),
                    nameless.workloads());
        }
    }

    static Shape<Spec> spec() {
        return new ObjectShape<>(
                "the spec of a tenant",
                "A municipality, and what it may have.",
                List.of(DISPLAY_NAME, CODE, CVR, INHABITANTS, BUDGET, QUOTA, ACCESS, RANGE),
                TenantShape::make);
    }

    private static Optional<Spec> make(Members members) {
        checkNumbers(members);
        return Optional.of(
                new Spec(
                        new Tenant(
                                new TenantId("nameless"),
                                new Metadata("nameless", new TreeMap<>(), members.span()),
                                members.get(DISPLAY_NAME),
                                members.get(CODE),
                                members.get(CVR),
                                members.get(INHABITANTS),
                                members.find(BUDGET),
                                members.locate(QUOTA)
                                        .orElseGet(
                                                () -> new Located<>(Limits.NONE, members.span())),
                                members.get(ACCESS),
                                members.locate(RANGE),
                                new TreeMap<>())));
    }

    private static void checkNumbers(Members members) {
        var reading = members.reading();
        var municipality = members.find(CODE).flatMap(reading.municipalities()::find);
        if (members.find(CODE).isPresent() && municipality.isEmpty()) {
            reading.error(
                    DocumentCode.UNKNOWN_MUNICIPALITY,
                    members.spanOf(CODE),
                    "There is no municipality with the code " + members.get(CODE) + ".",
                    "The official list has 98 municipalities.",
                    "Write the municipality's own code, such as \"0751\" for Aarhus.");
        }
        // One that needs quotes is looked at as well: quotes alone would not mend it.
        var cvr = members.written(CVR).filter(TenantShape::isCvr);
        if (cvr.isPresent() && !hasCheckDigit(cvr.get())) {
            reading.error(
                    DocumentCode.WRONG_CVR,
                    members.spanOf(CVR),
                    cvr.get() + " is not a CVR number.",
                    "Its check digit (modulus 11) does not fit the other digits, so at least one"
                            + " digit is wrong.",
                    municipality
                            .map(known -> known.name() + "'s CVR number is " + known.cvr() + ".")
                            .orElse("Correct the digits."));
        } else if (cvr.isPresent()) {
            municipality
                    .filter(known -> !known.cvr().equals(cvr.get()))
                    .ifPresent(known ->
                            reading.problems()
                                    .add(
                                            Diagnostic.warning(
                                                    DocumentCode.OTHER_CVR,
                                                    members.spanOf(CVR),
                                                    cvr.get()
                                                            + " is not the CVR number of "
                                                            + known.name()
                                                            + ".",
                                                    "The official list gives "
                                                            + known.cvr()
                                                            + " for the code "
                                                            + members.get(CODE)
                                                            + ".",
                                                    "Write \""
                                                            + known.cvr()
                                                            + "\", unless the list is out of"
                                                            + " date.")));
        }
    }

    private static boolean isCvr(String text) {
        return text.matches("[1-9][0-9]{7}");
    }

    /**
     * Source: https://da.wikipedia.org/wiki/CVR-nummer (weights 2 7 6 5 4 3 2 1, the sum divisible
     * by 11).
     */
    static boolean hasCheckDigit(String cvr) {
        var sum = 0;
        for (var i = 0; i < CVR_WEIGHTS.length; i++) {
            sum += CVR_WEIGHTS[i] * (cvr.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }
}
