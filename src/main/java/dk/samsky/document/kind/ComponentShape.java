package dk.samsky.document.kind;

import dk.samsky.document.Attachments.Purpose;
import dk.samsky.document.Component;
import dk.samsky.document.Component.VolumeSpec;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Node;
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
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.SshKey;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a blueprint: it has {@code servers} or a {@code namespace}, never both. */
record ComponentShape() implements Shape<Component> {
    private static final Field<Templated<Boolean>> WHEN =
            Field.optional(
                    "when",
                    templated(Scalars.truth()),
                    "Whether a workload has it; without this it has.");
    private static final Field<Templated<Boolean>> PROTECT =
            Field.optional(
                    "protect",
                    templated(Scalars.truth()),
                    "Whether it must never be deleted or replaced.");

    private static final Field<Templated<Integer>> COUNT =
            Field.optional(
                    "count", templated(Scalars.whole(0, 500)), "How many servers; 1 if not given.");
    private static final Field<Templated<Integer>> VCPUS =
            Field.required(
                    "vcpus", templated(Scalars.whole(1, 1024)), "Virtual processors of each.");
    private static final Field<Templated<ByteSize>> MEMORY =
            Field.required("memory", templated(Scalars.size()), "Memory of each.");
    private static final Field<Templated<String>> IMAGE =
            Field.required(
                    "image",
                    templated(Scalars.foreignName()),
                    "The neutral name of an image of the providers'.");
    private static final Field<Templated<Boolean>> SPREAD =
            Field.optional(
                    "spread", templated(Scalars.truth()), "Whether no two of them share a host.");

    private record Group(
            Optional<Templated<Integer>> count,
            Templated<Integer> vcpus,
            Templated<ByteSize> memory,
            Templated<String> image,
            Optional<Templated<Boolean>> spread) {}

    private static final Field<Group> SERVERS =
            Field.required(
                    "servers",
                    new ObjectShape<>(
                            "a group of servers",
                            "A group of equal servers.",
                            List.of(COUNT, VCPUS, MEMORY, IMAGE, SPREAD),
                            members ->
                                    Optional.of(
                                            new Group(
                                                    members.find(COUNT),
                                                    members.get(VCPUS),
                                                    members.get(MEMORY),
                                                    members.get(IMAGE),
                                                    members.find(SPREAD)))),
                    "A group of equal servers. The cheapest size that holds processors and memory"
                            + " is taken.");

    private static final Field<String> VOLUME =
            Field.required("name", Scalars.name(40), "Its name within the component.");
    private static final Field<Templated<ByteSize>> SIZE =
            Field.required("size", templated(Scalars.size()), "How much it holds.");
    private static final Field<List<VolumeSpec>> VOLUMES =
            Field.optional(
                            "volumes",
                            new ListShape<>(
                                    "a list of volumes",
                                    new ObjectShape<>(
                                            "a volume",
                                            "A volume of each server of the group.",
                                            List.of(VOLUME, SIZE),
                                            members ->
                                                    Optional.of(
                                                            new VolumeSpec(
                                                                    members.get(VOLUME),
                                                                    members.get(SIZE),
                                                                    members.spanOf(VOLUME)))),
                                    0),
                            "Volumes that each server has of its own.")
                    .orGoOnWith(List.of());
    private static final Field<Templated<Boolean>> PUBLIC_ADDRESS =
            Field.optional(
                    "publicAddress",
                    templated(Scalars.truth()),
                    "Whether each has an address that is reached from the internet.");
    private static final Field<String> CLOUD_INIT =
            Field.optional(
                    "cloudInit",
                    Scalars.text(),
                    "The file that each starts with, relative to this document's file; at most 16"
                            + " KiB.");

    private static final Field<List<Templated<List<SshKey>>>> SSH_KEYS =
            Field.optional(
                            "sshKeys",
                            new ListShape<>(
                                    "a list of public keys", templated(Scalars.sshKeys()), 0),
                            "Public keys of those who may log in to each by SSH, as the image's"
                                    + " first user; it is started with them. Of an expression that"
                                    + " gives an empty text there is none.")
                    .orGoOnWith(List.of());

    private static final Field<Templated<Integer>> SPACE_VCPUS =
            Field.required(
                    "vcpus",
                    templated(Scalars.whole(1, 100_000)),
                    "Virtual processors of all pods.");
    private static final Field<Templated<ByteSize>> SPACE_MEMORY =
            Field.required("memory", templated(Scalars.size()), "Memory of all pods.");
    private static final Field<Templated<ByteSize>> STORAGE =
            Field.optional(
                    "storage",
                    templated(Scalars.size()),
                    "Storage of all volumes; none if not given.");
    private static final Field<Templated<Integer>> PODS =
            Field.optional(
                    "pods", templated(Scalars.whole(1, 10_000)), "How many pods; 50 if not given.");
    private static final Field<Templated<Integer>> LOAD_BALANCERS =
            Field.optional(
                    "loadBalancers",
                    templated(Scalars.whole(0, 100)),
                    "How many services may have a load balancer of their own, which opens them to"
                            + " whoever the cloud lets reach it; none if not given.");
    private static final Field<PodSecurity> POD_SECURITY =
            Field.optional(
                            "podSecurity",
                            Scalars.word("a Pod Security level", PodSecurity.class),
                            "What pods may do, by the Pod Security Standards.")
                    .byDefault(PodSecurity.RESTRICTED, Value.of("restricted"));
    private static final Field<List<Located<Access>>> ACCESS =
            Field.optional(
                            "access",
                            AccessShape.list(),
                            "Who may act in it, besides those that the tenant's document names.")
                    .orGoOnWith(List.of());

    private static final Field<Templated<Boolean>> DEPLOYER =
            Field.optional(
                    "deployer",
                    templated(Scalars.truth()),
                    "Whether it has a service account for pipelines, with an operator's rights in"
                            + " it; no if not given.");

    private record Inside(
            Templated<Integer> vcpus,
            Templated<ByteSize> memory,
            Optional<Templated<ByteSize>> storage,
            Optional<Templated<Integer>> pods,
            Optional<Templated<Integer>> loadBalancers,
            PodSecurity podSecurity,
            List<Located<Access>> access,
            Optional<Templated<Boolean>> deployer) {}

    private static final Field<Inside> NAMESPACE =
            Field.required(
                    "namespace",
                    new ObjectShape<>(
                            "a namespace",
                            "A Kubernetes namespace and its quota.",
                            List.of(
                                    SPACE_VCPUS,
                                    SPACE_MEMORY,
                                    STORAGE,
                                    PODS,
                                    LOAD_BALANCERS,
                                    POD_SECURITY,
                                    ACCESS,
                                    DEPLOYER),
                            members ->
                                    Optional.of(
                                            new Inside(
                                                    members.get(SPACE_VCPUS),
                                                    members.get(SPACE_MEMORY),
                                                    members.find(STORAGE),
                                                    members.find(PODS),
                                                    members.find(LOAD_BALANCERS),
                                                    members.get(POD_SECURITY),
                                                    members.get(ACCESS),
                                                    members.find(DEPLOYER)))),
                    "A Kubernetes namespace and its quota.");

    private static final ObjectShape<Component> OF_SERVERS =
            new ObjectShape<>(
                    "a component of servers",
                    "A group of servers, and what each has.",
                    List.of(SERVERS, VOLUMES, PUBLIC_ADDRESS, CLOUD_INIT, SSH_KEYS, PROTECT, WHEN),
                    ComponentShape::servers);
    private static final ObjectShape<Component> OF_A_NAMESPACE =
            new ObjectShape<>(
                    "a component with a namespace",
                    "A Kubernetes namespace.",
                    List.of(NAMESPACE, PROTECT, WHEN),
                    ComponentShape::space);

    private static <T> TemplatedShape<T> templated(ScalarShape<T> value) {
        return new TemplatedShape<>(value);
    }

    @Override
    public Optional<Component> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, "a component", reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        var servers = mapping.get().find("servers");
        var namespace = mapping.get().find("namespace");
        if (servers.isPresent() && namespace.isPresent()) {
            reading.error(
                    DocumentCode.EXCLUSIVE_KEYS,
                    namespace.get().span(),
                    reading.where() + " has both 'servers' and 'namespace'.",
                    "A component is one group of servers or one namespace.",
                    "Make two components of it.");
            return Optional.empty();
        }
        if (servers.isEmpty() && namespace.isEmpty()) {
            return neither(mapping.get(), reading);
        }
        return (servers.isPresent() ? OF_SERVERS : OF_A_NAMESPACE).read(node, reading);
    }

    private static Optional<Component> neither(Node.Mapping mapping, Reading reading) {
        // A slip of the pen in the one key that matters is told as such.
        for (var entry : mapping.entries()) {
            if (OF_SERVERS.fields().stream()
                    .noneMatch(field -> field.key().equals(entry.key().text()))) {
                OF_SERVERS.unknown(entry.key(), List.of("servers", "namespace"), reading);
                return Optional.empty();
            }
        }
        reading.error(
                DocumentCode.MISSING_KEY,
                reading.key().map(Node::span).orElseGet(mapping::span),
                reading.where() + " has neither 'servers' nor 'namespace'.",
                "A component is a group of servers or a namespace.",
                "Add 'servers:' or 'namespace:' with its values.");
        return Optional.empty();
    }

    private static Optional<Component> servers(Members members) {
        var group = members.get(SERVERS);
        var names = new ArrayList<String>();
        for (var volume : members.get(VOLUMES)) {
            if (names.contains(volume.name())) {
                members.reading()
                        .error(
                                DocumentCode.REPEATED,
                                volume.span(),
                                "The volume '" + volume.name() + "' is named twice.",
                                "Volumes of a component are told apart by their names.",
                                "Give one of them another name.");
            }
            names.add(volume.name());
        }
        var span = members.key().span();
        return Optional.of(
                new Component.Servers(
                        members.key().value(),
                        members.find(WHEN),
                        group.count.orElseGet(() -> new Templated.Fixed<>(1, span)),
                        group.vcpus,
                        group.memory,
                        group.image,
                        group.spread.orElseGet(() -> no(members)),
                        members.find(PUBLIC_ADDRESS).orElseGet(() -> no(members)),
                        cloudInit(members),
                        members.get(SSH_KEYS),
                        members.get(VOLUMES),
                        members.find(PROTECT).orElseGet(() -> no(members)),
                        span));
    }

    private static Optional<Located<String>> cloudInit(Members members) {
        var reading = members.reading();
        return members.locate(CLOUD_INIT)
                .flatMap(path ->
                        reading.attachments()
                                .fetch(path, Purpose.CLOUD_INIT, reading.problems())
                                .map(source -> {
                                    StartingSecrets.check(source, path.span(), reading.problems());
                                    return new Located<>(source.text(), path.span());
                                }));
    }

    private static Optional<Component> space(Members members) {
        var inside = members.get(NAMESPACE);
        var span = members.key().span();
        return Optional.of(
                new Component.Space(
                        members.key().value(),
                        members.find(WHEN),
                        inside.vcpus,
                        inside.memory,
                        inside.storage.orElseGet(() -> new Templated.Fixed<>(ByteSize.ZERO, span)),
                        inside.pods.orElseGet(() -> new Templated.Fixed<>(50, span)),
                        inside.loadBalancers.orElseGet(() -> new Templated.Fixed<>(0, span)),
                        inside.podSecurity,
                        inside.access,
                        inside.deployer.orElseGet(() -> no(members)),
                        members.find(PROTECT).orElseGet(() -> no(members)),
                        span));
    }

    private static Templated<Boolean> no(Members members) {
        return new Templated.Fixed<>(false, members.key().span());
    }

    @Override
    public Fields schema() {
        return Schemas.anyOf(List.of(OF_SERVERS.schema(), OF_A_NAMESPACE.schema()));
    }
}
