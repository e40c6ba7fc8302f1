package dk.samsky.document.kind;

import dk.samsky.diagnostic.NearName;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Node;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Reading;
import dk.samsky.document.schema.ScalarShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.document.schema.Structure;
import dk.samsky.document.schema.Words;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One thing on offer: its driver, and what the driver must know to find the cloud. Never a secret.
 */
record OfferShape() implements Shape<Offer> {
    /** The drivers of the design; which of them can be used is for the build to say. */
    private static final List<String> DRIVERS =
            List.of("simulated", "kubernetes", "openstack", "aws", "azure", "google");

    private static final String DRIVER = "driver";
    private static final ScalarShape<String> DRIVER_SHAPE =
            Scalars.choice("a driver", DRIVERS, word -> word);
    private static final ScalarShape<String> SETTING_NAME =
            Scalars.texts(
                    "a setting's name",
                    text -> text.matches("[a-z][A-Za-z0-9]{0,62}"),
                    "Use letters (a-z, A-Z) and digits, beginning with a small letter.",
                    "^[a-z][A-Za-z0-9]{0,62}$");
    private static final Shape<Located<Value>> SETTING = new WorkloadShape.ValueShape();

    private static final List<String> SECRETS =
            List.of(
                    "password",
                    "passwd",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "privatekey",
                    "credential");

    private static final Field<Offer> SERVERS =
            Field.optional("servers", new OfferShape(), "Servers, and how they are reached.");
    private static final Field<Offer> NAMESPACES =
            Field.optional("namespaces", new OfferShape(), "Namespaces, and how they are reached.");

    static Shape<SequencedMap<OfferKind, Offer>> offers() {
        return new ObjectShape<>(
                "what is on offer",
                "What the provider holds, each through one driver.",
                List.of(SERVERS, NAMESPACES),
                members -> {
                    var offers = new TreeMap<OfferKind, Offer>();
                    members.find(SERVERS).ifPresent(offer -> offers.put(OfferKind.SERVERS, offer));
                    members.find(NAMESPACES)
                            .ifPresent(offer -> offers.put(OfferKind.NAMESPACES, offer));
                    return Optional.of(offers);
                });
    }

    @Override
    public Optional<Offer> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, "a driver and its settings", reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> driver = Optional.empty();
        var isWritten = false;
        var settings = new LinkedHashMap<String, String>();
        for (var entry : mapping.get().entries()) {
            if (entry.key().text().equals(DRIVER)) {
                isWritten = true;
                driver = reading.under(entry.key(), DRIVER_SHAPE, entry.value());
            } else {
                setting(entry, reading).ifPresent(value -> settings.put(entry.key().text(), value));
            }
        }
        if (!isWritten) {
            reading.error(
                    DocumentCode.MISSING_KEY,
                    reading.key().map(Node::span).orElseGet(node::span),
                    "The key 'driver' is missing in " + reading.inside() + ".",
                    "What is on offer is reached through one driver: " + Words.anyOf(DRIVERS) + ".",
                    settings.keySet().stream()
                                    .flatMap(key -> NearName.find(key, List.of(DRIVER)).stream())
                                    .findFirst()
                                    .map(_ -> "Did you mean 'driver'? ")
                                    .orElse("")
                            + "Add 'driver:' with its value.");
        }
        return driver.map(word -> new Offer(word, settings, node.span()));
    }

    private static Optional<String> setting(Node.Entry entry, Reading reading) {
        var name = reading.under(entry.key(), SETTING_NAME, entry.key());
        var value = reading.under(entry.key(), SETTING, entry.value());
        if (name.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        var text =
                switch (value.get().value()) {
                    case Value.Text(var written) -> written;
                    case Value.Whole(var number) -> Long.toString(number);
                    case Value.Flag(var set) -> Boolean.toString(set);
                    case Value.Listing _, Value.Group _ ->
                            throw new IllegalStateException(
                                    "This is a bug in Samsky: no single value");
                };
        if (isSecret(name.get(), text)) {
            reading.error(
                    DocumentCode.SECRET,
                    entry.key().span(),
                    "'" + name.get() + "' looks like a secret.",
                    "Documents are read by many and kept for ever; they carry no secret.",
                    "Remove it, withdraw the secret if it was real, and keep it where the cloud's"
                            + " own tools look for it, such as clouds.yaml or the kubeconfig.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Whether a setting is named like a secret, or is an address with a password in it. */
    private static boolean isSecret(String name, String text) {
        var word = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(word::contains)
                || text.matches("(?s).*://[^/@\\s]*:[^/@\\s]*@.*");
    }

    @Override
    public Fields schema() {
        return Fields.builder()
                .text("type", "object")
                .text("description", "A driver, and what it must know to find the cloud.")
                .group("properties", Fields.builder().group(DRIVER, DRIVER_SHAPE.schema()).build())
                .texts("required", List.of(DRIVER))
                .group("propertyNames", SETTING_NAME.schema())
                .group("additionalProperties", SETTING.schema())
                .build();
    }
}
