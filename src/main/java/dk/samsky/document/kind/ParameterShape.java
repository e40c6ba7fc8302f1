package dk.samsky.document.kind;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.document.Parameter;
import dk.samsky.document.ParameterFit;
import dk.samsky.document.Templated;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Reading;
import dk.samsky.document.schema.ScalarShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Schemas;
import dk.samsky.document.schema.Shape;
import dk.samsky.document.schema.Structure;
import dk.samsky.document.schema.TemplatedShape;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Something that a workload may choose: what may stand beside {@code type} depends on the type. */
record ParameterShape() implements Shape<Parameter> {
    private static final Field<String> DESCRIPTION =
            Field.optional("description", Scalars.text(), "What it is for.").orGoOnWith("");

    private static final ObjectShape<Parameter> INTEGER =
            bounded(Parameter.Type.INTEGER, Scalars.large(), Function.identity(), Value::of);
    private static final ObjectShape<Parameter> QUANTITY =
            bounded(
                    Parameter.Type.QUANTITY,
                    Scalars.size(),
                    ByteSize::bytes,
                    size -> Value.of(size.toString()));
    private static final ObjectShape<Parameter> TEXT = string();
    private static final ObjectShape<Parameter> BOOLEAN = truth();

    static final ScalarShape<Parameter.Type> TYPE =
            Scalars.choice("a type", List.of(Parameter.Type.values()), ParameterShape::word);

    /** A parameter's name, as expressions can speak of it. */
    static ScalarShape<String> name() {
        return Scalars.texts(
                "a parameter's name",
                text -> isName(text),
                "Use at most 40 letters (a-z, A-Z) and digits, beginning with a small letter, such"
                        + " as webServers.",
                "^[a-z][A-Za-z0-9]{0,39}$");
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 40
                && text.charAt(0) >= 'a'
                && text.charAt(0) <= 'z'
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= 'A' && c <= 'Z')
                                        || (c >= '0' && c <= '9'));
    }

    static String word(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> "integer";
            case TEXT -> "string";
            case BOOLEAN -> "boolean";
            case QUANTITY -> "quantity";
        };
    }

    private static Field<Parameter.Type> type(Parameter.Type type) {
        return Field.required(
                "type",
                Scalars.choice("a type", List.of(type), ParameterShape::word),
                "What its value is.");
    }

    private static <T> Field<Templated<T>> fallback(ScalarShape<T> shape) {
        return Field.optional(
                "default",
                new TemplatedShape<>(shape),
                "The value of a workload that gives none; an expression may speak of the tenant and"
                        + " of the parameters before this one.");
    }

    private static <T> Optional<T> fixed(Templated<T> given) {
        return given instanceof Templated.Fixed<T>(var value, var _)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static <T> Templated<Value> value(
            Templated<T> given, Parameter.Type type, Function<T, Value> value) {
        return switch (given) {
            case Templated.Fixed<T>(var fixed, var span) ->
                    new Templated.Fixed<>(value.apply(fixed), span);
            case Templated.Computed<T>(var text, var _, var span) ->
                    new Templated.Computed<>(text, type.scalar(), span);
        };
    }

    private static <T> ObjectShape<Parameter> bounded(
            Parameter.Type type,
            ScalarShape<T> shape,
            Function<T, Long> number,
            Function<T, Value> value) {
        var fallback = fallback(shape);
        var minimum = Field.optional("minimum", shape, "The least that may be given.");
        var maximum = Field.optional("maximum", shape, "The most that may be given.");
        return new ObjectShape<>(
                "a parameter of type " + word(type),
                "A parameter of type " + word(type) + ".",
                List.of(type(type), DESCRIPTION, fallback, minimum, maximum),
                members -> {
                    var least = members.find(minimum).map(number);
                    var most = members.find(maximum).map(number);
                    var given = members.find(fallback).flatMap(ParameterShape::fixed).map(number);
                    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
                        contradiction(members, maximum, "The maximum is less than the minimum.");
                        // Nobody knows which of both is meant, so no value is outside of them.
                        least = Optional.empty();
                        most = Optional.empty();
                    } else if (given.isPresent()
                            && ((least.isPresent() && given.get() < least.get())
                                    || (most.isPresent() && given.get() > most.get()))) {
                        contradiction(
                                members,
                                fallback,
                                "The default is not within minimum and maximum.");
                    }
                    return parameter(
                            members,
                            type,
                            members.find(fallback).map(each -> value(each, type, value)),
                            least,
                            most,
                            List.of());
                });
    }

    private static ObjectShape<Parameter> string() {
        var option =
                Scalars.texts(
                        "a text of at most " + ParameterFit.LONGEST_TEXT + " characters",
                        text -> text.length() <= ParameterFit.LONGEST_TEXT,
                        "Write a shorter text.",
                        "^[\\s\\S]{0," + ParameterFit.LONGEST_TEXT + "}$");
        var fallback = fallback(option);
        var options =
                Field.optional(
                                "options",
                                new ListShape<>("a list of texts", option, 1),
                                "The only texts that may be given.")
                        .orGoOnWith(List.of());
        return new ObjectShape<>(
                "a parameter of type string",
                "A parameter of type string.",
                List.of(type(Parameter.Type.TEXT), DESCRIPTION, fallback, options),
                members -> {
                    var given = members.find(fallback).flatMap(ParameterShape::fixed);
                    if (given.isPresent()
                            && !members.get(options).isEmpty()
                            && !members.get(options).contains(given.get())) {
                        contradiction(members, fallback, "The default is none of the options.");
                    }
                    if (given.map(Value::of).filter(SecretForms::isOne).isPresent()) {
                        members.reading()
                                .error(
                                        DocumentCode.SECRET,
                                        members.spanOf(fallback),
                                        "The default has the form of a secret.",
                                        "Documents are read by many and kept for ever; they carry"
                                                + " no secret.",
                                        SecretForms.REMEDY);
                    }
                    return parameter(
                            members,
                            Parameter.Type.TEXT,
                            members.find(fallback)
                                    .map(each -> value(each, Parameter.Type.TEXT, Value::of)),
                            Optional.empty(),
                            Optional.empty(),
                            members.get(options));
                });
    }

    private static ObjectShape<Parameter> truth() {
        var fallback = fallback(Scalars.truth());
        return new ObjectShape<>(
                "a parameter of type boolean",
                "A parameter of type boolean.",
                List.of(type(Parameter.Type.BOOLEAN), DESCRIPTION, fallback),
                members ->
                        parameter(
                                members,
                                Parameter.Type.BOOLEAN,
                                members.find(fallback)
                                        .map(given ->
                                                value(given, Parameter.Type.BOOLEAN, Value::of)),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()));
    }

    private static Optional<Parameter> parameter(
            Members members,
            Parameter.Type type,
            Optional<Templated<Value>> fallback,
            Optional<Long> minimum,
            Optional<Long> maximum,
            List<String> options) {
        var key = members.key();
        return Optional.of(
                new Parameter(
                        key.value(),
                        type,
                        members.get(DESCRIPTION),
                        fallback,
                        minimum,
                        maximum,
                        options,
                        key.span()));
    }

    private static void contradiction(Members members, Field<?> at, String what) {
        members.reading()
                .error(
                        DocumentCode.CONTRADICTION,
                        members.spanOf(at),
                        what,
                        "No value could then be right for " + members.reading().where() + ".",
                        "Correct one of the values.");
    }

    @Override
    public Optional<Parameter> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, "a parameter", reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        for (var entry : mapping.get().entries()) {
            if (entry.key().text().equals("type")) {
                return reading.under(entry.key(), TYPE, entry.value())
                        .flatMap(type -> of(type).read(node, reading));
            }
        }
        reading.error(
                DocumentCode.MISSING_KEY,
                reading.key().map(Node::span).orElseGet(node::span),
                "The key 'type' is missing in " + reading.inside() + ".",
                "A parameter has a type: integer, string, boolean or quantity.",
                "Add 'type:' with its value.");
        return Optional.empty();
    }

    private static Shape<Parameter> of(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> INTEGER;
            case TEXT -> TEXT;
            case BOOLEAN -> BOOLEAN;
            case QUANTITY -> QUANTITY;
        };
    }

    @Override
    public Fields schema() {
        return Schemas.anyOf(
                List.of(INTEGER.schema(), TEXT.schema(), BOOLEAN.schema(), QUANTITY.schema()));
    }
}
