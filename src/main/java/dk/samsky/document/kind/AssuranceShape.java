package dk.samsky.document.kind;

import dk.samsky.diagnostic.NearName;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that a provider vouches for. */
final class AssuranceShape {
    private static final Field<String> NAME =
            Field.required("name", Scalars.name(63), "What is assured, such as iso-27001.");
    private static final Field<Located<Value>> VALUE =
            Field.optional(
                    "value",
                    new WorkloadShape.ValueShape(),
                    "How much or what of it, where that differs; of highest-confidentiality one of"
                            + " public, internal, confidential, sensitive.");
    private static final Field<String> EVIDENCE =
            Field.required("evidence", Scalars.text(), "Where the evidence can be read.")
                    .orGoOnWith("-");
    private static final Field<LocalDate> REVIEWED =
            Field.required(
                    "reviewed", Scalars.date(), "When somebody last looked at the evidence.");
    private static final Field<LocalDate> VALID_UNTIL =
            Field.optional("validUntil", Scalars.date(), "The last day that it counts.");

    private static final Field<Boolean> ASSUMED =
            Field.optional(
                            "assumed",
                            Scalars.truth(),
                            "Whether nobody has vouched for it, and it is assumed to go on with.")
                    .orGoOnWith(false);

    private AssuranceShape() {}

    static Shape<List<Assurance>> list() {
        return new ListShape<>(
                "a list of assurances",
                new ObjectShape<>(
                        "an assurance",
                        "Something that the provider vouches for.",
                        List.of(NAME, VALUE, EVIDENCE, REVIEWED, VALID_UNTIL, ASSUMED),
                        AssuranceShape::make),
                0);
    }

    private static Optional<Assurance> make(Members members) {
        var until = members.find(VALID_UNTIL);
        if (until.filter(day -> day.isBefore(members.get(REVIEWED))).isPresent()) {
            members.reading()
                    .error(
                            DocumentCode.CONTRADICTION,
                            members.spanOf(VALID_UNTIL),
                            "The assurance ended on "
                                    + until.get()
                                    + ", before it was reviewed on "
                                    + members.get(REVIEWED)
                                    + ".",
                            "Evidence is reviewed while it is valid.",
                            "Correct one of the dates.");
        }
        checkHighest(members);
        return Optional.of(
                new Assurance(
                        members.get(NAME),
                        members.find(VALUE).map(Located::value),
                        members.get(EVIDENCE),
                        members.get(REVIEWED),
                        until,
                        members.get(ASSUMED),
                        members.spanOf(NAME)));
    }

    /** A misspelt word would count as the lowest, and nobody would see why. */
    private static void checkHighest(Members members) {
        var words =
                Arrays.stream(Confidentiality.values())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .toList();
        var said =
                members.find(VALUE).map(Located::value).orElse(Value.of(""))
                                instanceof Value.Text(var text)
                        ? text
                        : "";
        if (members.get(NAME).equals(Assurance.HIGHEST) && !words.contains(said)) {
            members.reading()
                    .error(
                            DocumentCode.UNKNOWN_WORD,
                            members.find(VALUE)
                                    .map(Located::span)
                                    .orElseGet(() -> members.spanOf(NAME)),
                            "'" + said + "' is no class of content that a provider may hold.",
                            "The value of "
                                    + Assurance.HIGHEST
                                    + " is one of "
                                    + String.join(", ", words)
                                    + ".",
                            NearName.suggest(said, words) + "Write one of them.");
        }
    }
}
