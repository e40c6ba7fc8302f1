package dk.samsky.document.kind;

import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Blueprint.Rule;
import dk.samsky.document.Component;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Node;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.document.Variant;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.LocatedShape;
import dk.samsky.document.schema.MapShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Reading;
import dk.samsky.document.schema.ScalarShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Schemas;
import dk.samsky.document.schema.Shape;
import dk.samsky.document.schema.TemplatedShape;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The {@code spec} of a blueprint. */
final class BlueprintShape {
    /** Words that stand for something else where a component may be named. */
    static final List<String> RESERVED = List.of("rules", "internet");

    private static final ScalarShape<Peer> PEER =
            Scalars.of(
                    "a component, 'internet' or a range of addresses",
                    Peer::parse,
                    "Write the name of a component, internet, or a range such as 10.0.0.0/8.",
                    "^([a-z]([a-z0-9-]*[a-z0-9])?|[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2})$");
    private static final Field<String> ALLOWED =
            Field.required(
                    "allow",
                    Scalars.texts(
                            "a protocol with its port",
                            text ->
                                    TrafficRule.parse(
                                                    text, new Peer.Internet(), new Peer.Internet())
                                            .isPresent(),
                            "Write tcp or udp, '/', and a port from 1 to 65535 or two with '-'"
                                    + " between, such as tcp/443 or udp/5000-5010; or icmp.",
                            "^(icmp|(tcp|udp)/[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?)$"),
                    "What may flow, such as tcp/443.");

    // What is wrong at one end, or in what flows, hides no mistake of the other end.
    private static final Field<String> ALLOW = ALLOWED.orGoOnWith("icmp");
    private static final Field<Peer> FROM =
            Field.required("from", PEER, "Where it comes from: a component, internet, or a range.")
                    .orGoOnWith(new Peer.Internet());
    private static final Field<Peer> TO =
            Field.required("to", PEER, "Where it goes: a component, internet, or a range.")
                    .orGoOnWith(new Peer.Internet());
    private static final Field<Templated<Boolean>> WHEN =
            Field.optional(
                    "when",
                    new TemplatedShape<>(Scalars.truth()),
                    "Whether a workload has it; without this it has.");

    /** A rule and its ends; of a wrong one nothing is to be told any more. */
    record Flow(Rule rule, Optional<Located<Peer>> from, Optional<Located<Peer>> to) {}

    static final Shape<List<Flow>> RULES =
            new ListShape<>(
                    "a list of rules",
                    new ObjectShape<>(
                            "a rule",
                            "A flow that is allowed; everything else is refused.",
                            List.of(ALLOW, FROM, TO, WHEN),
                            members ->
                                    Optional.of(
                                            new Flow(
                                                    new Rule(
                                                            members.get(ALLOW),
                                                            members.get(FROM).toString(),
                                                            members.get(TO).toString(),
                                                            members.find(WHEN),
                                                            members.spanOf(ALLOW)),
                                                    members.locate(FROM),
                                                    members.locate(TO)))),
                    0);

    private static final Field<Located<String>> OLD =
            Field.required(
                    "from", new LocatedShape<>(Scalars.name(40)), "The component's old name.");
    private static final Field<Located<String>> NEW =
            Field.required("to", new LocatedShape<>(Scalars.name(40)), "The name that it has now.");

    private record Move(Located<String> from, Located<String> to) {}

    private static final Field<String> DESCRIPTION =
            Field.required("description", Scalars.text(), "What it is for.").orGoOnWith("-");
    private static final Field<SequencedMap<String, Parameter>> PARAMETERS =
            Field.optional(
                            "parameters",
                            new MapShape<>(
                                    "parameters by name",
                                    ParameterShape.name(),
                                    new ParameterShape(),
                                    0),
                            "What a workload may choose.")
                    .orGoOnWith(Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));
    private static final Field<ComponentsShape.Read> COMPONENTS =
            Field.required(
                    "components",
                    new ComponentsShape(),
                    "Its parts by name, and 'rules': what may flow between them.");
    private static final Field<String> BASED_ON =
            Field.required(
                    "basedOn",
                    Scalars.name(40),
                    "The blueprint that it has its components and parameters from.");
    private static final Field<SequencedMap<String, Located<Value>>> DEFAULTS =
            Field.optional(
                            "defaults",
                            new MapShape<>(
                                    "values by the names of parameters",
                                    ParameterShape.name(),
                                    new WorkloadShape.ValueShape(),
                                    0),
                            "Other defaults for parameters of that blueprint; a text may hold"
                                    + " expressions.")
                    .orGoOnWith(Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));
    private static final Field<List<Move>> MOVED =
            Field.optional(
                            "moved",
                            new ListShape<>(
                                    "a list of renamed components",
                                    new ObjectShape<>(
                                            "a renamed component",
                                            "A component that has another name now.",
                                            List.of(OLD, NEW),
                                            members ->
                                                    Optional.of(
                                                            new Move(
                                                                    members.get(OLD),
                                                                    members.get(NEW)))),
                                    0),
                            "Components that were renamed: what stands is kept.")
                    .orGoOnWith(List.of());

    /** All of a blueprint but its metadata. */
    sealed interface Spec {
        /** A {@link Blueprint}, or a {@link Variant}. */
        Object named(Metadata metadata);
    }

    /** With components of its own. */
    record Whole(
            String description,
            SequencedMap<String, Parameter> parameters,
            DataClaim data,
            SequencedMap<String, Component> components,
            List<Rule> rules,
            SequencedMap<String, String> moved)
            implements Spec {
        @Override
        public Blueprint named(Metadata metadata) {
            return new Blueprint(
                    metadata,
                    description,
                    Optional.empty(),
                    parameters,
                    data,
                    components,
                    rules,
                    moved);
        }
    }

    /** With those of another. */
    record Based(
            String description,
            Located<String> basedOn,
            SequencedMap<String, Located<Value>> defaults,
            DataClaim data)
            implements Spec {
        @Override
        public Variant named(Metadata metadata) {
            return new Variant(metadata, description, basedOn, defaults, data);
        }
    }

    private static final ObjectShape<Spec> WHOLE =
            new ObjectShape<>(
                    "the spec of a blueprint",
                    "A parameterised, reusable description of a workload.",
                    List.of(DESCRIPTION, PARAMETERS, WorkloadShape.DATA, COMPONENTS, MOVED),
                    BlueprintShape::make);
    private static final ObjectShape<Spec> BASED =
            new ObjectShape<>(
                    "the spec of a blueprint that is based on another",
                    "Another blueprint with other defaults.",
                    List.of(DESCRIPTION, BASED_ON, DEFAULTS, WorkloadShape.DATA),
                    members ->
                            Optional.of(
                                    new Based(
                                            members.get(DESCRIPTION),
                                            members.locate(BASED_ON).orElseThrow(),
                                            members.get(DEFAULTS),
                                            members.get(WorkloadShape.DATA))));

    /** Either of them: the key 'basedOn' decides. */
    private record SpecShape() implements Shape<Spec> {
        @Override
        public Optional<Spec> read(Node node, Reading reading) {
            var isBased =
                    node instanceof Node.Mapping mapping
                            && mapping.find(BASED_ON.key()).isPresent();
            return (isBased ? BASED : WHOLE).read(node, reading);
        }

        @Override
        public Fields schema() {
            return Schemas.anyOf(List.of(WHOLE.schema(), BASED.schema()));
        }
    }

    private BlueprintShape() {}

    static Shape<Spec> spec() {
        return new SpecShape();
    }

    private static Optional<Spec> make(Members members) {
        var components = members.get(COMPONENTS);
        var reading = members.reading();
        for (var flow : components.rules()) {
            checkFlow(flow, components.names(), reading);
        }
        return Optional.of(
                new Whole(
                        members.get(DESCRIPTION),
                        members.get(PARAMETERS),
                        members.get(WorkloadShape.DATA),
                        components.components(),
                        components.rules().stream().map(Flow::rule).toList(),
                        moved(members.get(MOVED), components.names(), reading)));
    }

    private static void checkFlow(Flow flow, List<String> names, Reading reading) {
        var isFromKnown = checkPeer(flow.from, names, reading);
        var isToKnown = checkPeer(flow.to, names, reading);
        if (isFromKnown && isToKnown && !isGroup(flow.from) && !isGroup(flow.to)) {
            reading.error(
                    DocumentCode.CONTRADICTION,
                    flow.rule.span(),
                    "The rule names no component of the blueprint.",
                    "One end of a rule at least is a component; others' traffic is not the"
                            + " blueprint's to allow.",
                    "Name a component under 'from' or 'to'.");
        }
    }

    private static boolean isGroup(Optional<Located<Peer>> peer) {
        return peer.filter(end -> end.value() instanceof Peer.Group).isPresent();
    }

    /** Whether it is right; what is wrong is told. */
    private static boolean checkPeer(
            Optional<Located<Peer>> peer, List<String> names, Reading reading) {
        if (peer.isPresent()
                && peer.get().value() instanceof Peer.Group(var name)
                && !names.contains(name)) {
            unknownComponent(name, peer.get().span(), names, reading);
            return false;
        }
        return peer.isPresent();
    }

    private static void unknownComponent(
            String name, Span span, List<String> names, Reading reading) {
        reading.error(
                DocumentCode.UNKNOWN_COMPONENT,
                span,
                "There is no component '" + name + "'.",
                names.isEmpty()
                        ? "The blueprint has no components."
                        : "The blueprint's components are " + Few.of(names) + ".",
                NearName.suggest(name, names) + "Write the name of a component.");
    }

    private static SequencedMap<String, String> moved(
            List<Move> moves, List<String> names, Reading reading) {
        var moved = new LinkedHashMap<String, String>();
        for (var move : moves) {
            var from = move.from.value();
            var to = move.to.value();
            if (!names.contains(to)) {
                unknownComponent(to, move.to.span(), names, reading);
            }
            if (names.contains(from)) {
                reading.error(
                        DocumentCode.CONTRADICTION,
                        move.from.span(),
                        "The component '" + from + "' is said to be renamed, and is still there.",
                        "Only a name that is no longer used can have been given up.",
                        "Remove the entry, or the component.");
            } else if (moved.containsKey(from) || moved.containsValue(to)) {
                reading.error(
                        DocumentCode.REPEATED,
                        move.from.span(),
                        "Two entries under 'moved' speak of "
                                + (moved.containsKey(from) ? from : to)
                                + ".",
                        "A component has had one name before, and has one now.",
                        "Remove one of the entries.");
            }
            moved.put(from, to);
        }
        return moved;
    }
}
