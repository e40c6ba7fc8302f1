package dk.samsky.document.kind;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Node;
import dk.samsky.document.Workload;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.MapShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.PlainText;
import dk.samsky.document.schema.Reading;
import dk.samsky.document.schema.ScalarShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Schemas;
import dk.samsky.document.schema.Shape;
import dk.samsky.document.schema.Words;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** The {@code spec} of a workload. */
final class WorkloadShape {
    private static final SequencedMap<String, Located<Value>> NO_PARAMETERS =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    /** A parameter's value as it is written: a number, a truth value, a text. */
    record ValueShape() implements Shape<Located<Value>> {
        private static final ScalarShape<Long> NUMBER = Scalars.large();
        private static final ScalarShape<Boolean> TRUTH = Scalars.truth();
        private static final ScalarShape<String> TEXT =
                Scalars.texts(
                        "a whole number, true or false, or a text",
                        text -> text.length() <= 10_000,
                        "Write a whole number, true or false, or a text.",
                        "");

        @Override
        public Optional<Located<Value>> read(Node node, Reading reading) {
            var seen =
                    node instanceof Node.Scalar scalar && scalar.isPlain()
                            ? PlainText.of(scalar.text())
                            : PlainText.TEXT;
            Optional<Value> value =
                    switch (seen) {
                        case WHOLE, OLD_NUMBER -> NUMBER.read(node, reading).map(Value::of);
                        case TRUTH -> TRUTH.read(node, reading).map(Value::of);
                        case TEXT, NOTHING -> TEXT.read(node, reading).map(Value::of);
                        case OLD_TRUTH -> oldTruth((Node.Scalar) node, reading);
                        case FRACTION -> fraction((Node.Scalar) node, reading);
                    };
            var key = reading.key().map(Node.Scalar::span).orElse(node.span());
            if (value.filter(SecretForms::isOne).isPresent()) {
                reading.error(
                        DocumentCode.SECRET,
                        key,
                        reading.where() + " has the form of a secret.",
                        "Documents are read by many and kept for ever; they carry no secret.",
                        SecretForms.REMEDY);
                return Optional.empty();
            }
            return value.map(found -> new Located<>(found, node.span(), key));
        }

        /** Whether a text or a truth value is wanted is not known here. */
        private static Optional<Value> oldTruth(Node.Scalar scalar, Reading reading) {
            var word = scalar.text().toLowerCase(Locale.ROOT);
            var isTrue = List.of("yes", "y", "on").contains(word);
            reading.error(
                    DocumentCode.QUOTES_NEEDED,
                    scalar.span(),
                    reading.where()
                            + " is written as "
                            + scalar.text()
                            + ", which YAML takes for a truth value by some.",
                    "Only true and false are truth values in YAML 1.2, and older readers take this"
                            + " for one as well.",
                    "Write "
                            + isTrue
                            + " if a truth value is meant. A text is put in quotes: \""
                            + scalar.text()
                            + "\".");
            return Optional.empty();
        }

        /** Whether a text or a whole number is wanted is not known here. */
        private static Optional<Value> fraction(Node.Scalar scalar, Reading reading) {
            reading.error(
                    DocumentCode.QUOTES_NEEDED,
                    scalar.span(),
                    reading.where()
                            + " is written as "
                            + Words.shorten(scalar.text())
                            + ", which YAML takes for a number that is not written as a whole"
                            + " one.",
                    "This must be " + TEXT.type().name() + ".",
                    PlainText.FRACTION
                                    .plainDigits(scalar.text())
                                    .map(plain -> "Write " + plain + " if a number is meant.")
                                    .orElse("Write a whole number if one is meant.")
                            + " A text is put in quotes: \""
                            + Words.shorten(scalar.text())
                            + "\".");
            return Optional.empty();
        }

        @Override
        public Fields schema() {
            return Schemas.anyOf(
                    List.of(
                            NUMBER.schema(),
                            TRUTH.schema(),
                            Fields.builder().text("type", "string").build()));
        }
    }

    private static final Field<Confidentiality> CONFIDENTIALITY =
            Field.optional(
                    "confidentiality",
                    Scalars.word("a class of confidentiality", Confidentiality.class),
                    "How confidential the content is; the highest content decides.");
    private static final Field<PersonalData> PERSONAL =
            Field.optional(
                    "personal",
                    Scalars.word("a category of personal data", PersonalData.class),
                    "The strictest category of personal data in it: sensitive is GDPR art. 9,"
                            + " criminal art. 10.");
    private static final Field<DataLocation> LOCATION =
            Field.optional(
                    "location",
                    Scalars.word("a place for data", DataLocation.class),
                    "Where the data may be.");

    static final Field<DataClaim> DATA =
            Field.optional(
                            "data",
                            new ObjectShape<>(
                                    "a data class",
                                    "What the data demands of the place that it is kept in.",
                                    List.of(CONFIDENTIALITY, PERSONAL, LOCATION),
                                    members ->
                                            Optional.of(
                                                    new DataClaim(
                                                            members.locate(CONFIDENTIALITY),
                                                            members.locate(PERSONAL),
                                                            members.locate(LOCATION)))),
                            "What the data demands of the place that it is kept in. A workload may"
                                    + " raise what its blueprint says, never lower it.")
                    .orGoOnWith(DataClaim.NOTHING);

    private static final Field<String> PROVIDER =
            Field.optional(
                            "provider",
                            Scalars.name(40),
                            "The provider that it is pinned to; policy still decides whether it"
                                    + " may.")
                    .orNull();
    private static final Field<String> REGION =
            Field.optional("region", Scalars.name(40), "The region that it is pinned to.").orNull();

    private record Placement(Optional<Located<String>> provider, Optional<Located<String>> region) {
        static final Placement FREE = new Placement(Optional.empty(), Optional.empty());
    }

    private static final Field<String> BLUEPRINT =
            Field.required(
                    "blueprint", Scalars.name(40), "The name of the blueprint that it uses.");
    private static final Field<SequencedMap<String, Located<Value>>> PARAMETERS =
            Field.optional(
                            "parameters",
                            new MapShape<>(
                                    "parameters by name",
                                    ParameterShape.name(),
                                    new ValueShape(),
                                    0),
                            "Values for the blueprint's parameters.")
                    .orGoOnWith(NO_PARAMETERS);
    private static final Field<Placement> PLACEMENT =
            Field.optional(
                            "placement",
                            new ObjectShape<>(
                                    "a placement",
                                    "Where it must run.",
                                    List.of(PROVIDER, REGION),
                                    members ->
                                            Optional.of(
                                                    new Placement(
                                                            members.locate(PROVIDER),
                                                            members.locate(REGION)))),
                            "Where it must run; without it, the cheapest place that is permitted.")
                    .orGoOnWith(Placement.FREE);
    private static final Field<String> MOVED_FROM =
            Field.optional(
                    "movedFrom",
                    Scalars.name(40),
                    "The name that it had before it was renamed: what stands is kept.");

    /** All of a workload but its name and tenant. */
    record Spec(
            Located<String> blueprint,
            SequencedMap<String, Located<Value>> parameters,
            DataClaim data,
            Placement placement,
            Optional<Located<String>> movedFrom) {
        Workload named(MetadataShape.Owned owned) {
            return new Workload(
                    new WorkloadId(new TenantId(owned.tenant()), owned.metadata().name()),
                    owned.metadata(),
                    blueprint,
                    parameters,
                    data,
                    placement.provider,
                    placement.region,
                    movedFrom);
        }
    }

    private WorkloadShape() {}

    static Shape<Spec> spec() {
        return new ObjectShape<>(
                "the spec of a workload",
                "One tenant's use of a blueprint.",
                List.of(BLUEPRINT, PARAMETERS, DATA, PLACEMENT, MOVED_FROM),
                WorkloadShape::make);
    }

    private static Optional<Spec> make(Members members) {
        var name = members.locate(MOVED_FROM);
        return Optional.of(
                new Spec(
                        members.locate(BLUEPRINT).orElseThrow(),
                        members.get(PARAMETERS),
                        members.get(DATA),
                        members.get(PLACEMENT),
                        name));
    }
}
