package dk.samsky.document.kind;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A whole document: what kind, what it says of itself, and what it specifies. */
final class DocumentShape {
    static final String API_VERSION = "samsky.dk/v1";

    static final ObjectShape<WorkspaceDocument> WORKSPACE =
            of(
                    DocumentKind.WORKSPACE,
                    MetadataShape.longNamed(),
                    WorkspaceShape.spec(),
                    (metadata, spec) -> spec.named(metadata));
    static final ObjectShape<Tenant> TENANT =
            of(
                    DocumentKind.TENANT,
                    MetadataShape.shortNamed(),
                    TenantShape.spec(),
                    (metadata, spec) -> spec.named(metadata));
    static final ObjectShape<Workload> WORKLOAD =
            of(
                    DocumentKind.WORKLOAD,
                    MetadataShape.owned(),
                    WorkloadShape.spec(),
                    (owned, spec) -> spec.named(owned));
    static final ObjectShape<Object> BLUEPRINT =
            of(
                    DocumentKind.BLUEPRINT,
                    MetadataShape.shortNamed(),
                    BlueprintShape.spec(),
                    (metadata, spec) -> spec.named(metadata));
    static final ObjectShape<Provider> PROVIDER =
            of(
                    DocumentKind.PROVIDER,
                    MetadataShape.shortNamed(),
                    ProviderShape.spec(),
                    (metadata, spec) -> spec.named(metadata));
    static final ObjectShape<Policy> POLICY =
            of(
                    DocumentKind.POLICY,
                    MetadataShape.longNamed(),
                    PolicyShape.spec(),
                    (metadata, spec) -> spec.named(metadata));

    private DocumentShape() {}

    private static <M, S, T> ObjectShape<T> of(
            DocumentKind kind, Shape<M> metadata, Shape<S> spec, BiFunction<M, S, T> make) {
        var version =
                Field.required(
                                "apiVersion",
                                Scalars.choice("a version", List.of(API_VERSION), word -> word)
                                        .told(DocumentCode.WRONG_VERSION),
                                "The version of the documents' language.")
                        .orGoOnWith(API_VERSION);
        var word =
                Field.required(
                        "kind",
                        Scalars.choice("a kind", List.of(kind.word()), each -> each),
                        "What it is.");
        var head = Field.required("metadata", metadata, "What the document says of itself.");
        var body = Field.required("spec", spec, "What it specifies.");
        return new ObjectShape<>(
                "a " + kind.word() + " document",
                "Samsky: " + kind.word(),
                List.of(version, word, head, body),
                members -> Optional.of(make.apply(members.get(head), members.get(body))));
    }

    static ObjectShape<?> of(DocumentKind kind) {
        return switch (kind) {
            case WORKSPACE -> WORKSPACE;
            case TENANT -> TENANT;
            case WORKLOAD -> WORKLOAD;
            case BLUEPRINT -> BLUEPRINT;
            case PROVIDER -> PROVIDER;
            case POLICY -> POLICY;
        };
    }

    static Fields schema(DocumentKind kind) {
        var schema = new TreeMap<>(of(kind).schema().values());
        schema.put("$schema", Value.of("https://json-schema.org/draft/2020-12/schema"));
        schema.put(
                "$id",
                Value.of("https://samsky.dk/schema/v1/" + kind.word().toLowerCase(Locale.ROOT)));
        schema.put("title", Value.of(kind.word()));
        return new Fields(schema);
    }
}
