package dk.samsky.document.schema;

import dk.samsky.document.Metadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What every document says of itself. */
final class MetadataShape {
    private static final SequencedMap<String, String> NO_LABELS =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    /** What a workload says of itself besides: whose it is. */
    record Owned(Metadata metadata, String tenant) {}

    private static final ScalarShape<String> LABEL_KEY =
            Scalars.texts(
                    "a label's name",
                    text -> text.matches("[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?"),
                    "Use at most 63 letters (a-z, A-Z), digits, dots, slashes, hyphens and"
                            + " underscores; begin and end with a letter or digit.",
                    "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$");
    private static final ScalarShape<String> LABEL_VALUE =
            Scalars.texts(
                    "a label's value",
                    text -> text.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"),
                    "Use at most 63 letters (a-z, A-Z), digits, dots, hyphens and underscores;"
                            + " begin and end with a letter or digit.",
                    "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$");

    private static final Field<SequencedMap<String, String>> LABELS =
            Field.optional(
                            "labels",
                            new MapShape<>("labels by name", LABEL_KEY, LABEL_VALUE, 0),
                            "Words to select and group by, such as {region: midtjylland}.")
                    .orGoOnWith(NO_LABELS);
    private static final Field<String> NAME_40 = name(40);
    private static final Field<String> NAME_63 = name(63);
    private static final Field<String> TENANT =
            Field.required("tenant", Scalars.name(40), "The tenant whose workload it is.");

    private MetadataShape() {}

    private static Field<String> name(int longest) {
        return Field.required(
                "name",
                Scalars.name(longest),
                "Its name: lower-case letters, digits and hyphens, a letter first.");
    }

    /** A name that becomes part of names in clouds. */
    static Shape<Metadata> shortNamed() {
        return named(NAME_40);
    }

    /** A name that only people read. */
    static Shape<Metadata> longNamed() {
        return named(NAME_63);
    }

    private static Shape<Metadata> named(Field<String> name) {
        return new ObjectShape<>(
                "metadata",
                "What the document says of itself.",
                List.of(name, LABELS),
                members -> Optional.of(metadata(members, name)));
    }

    static Shape<Owned> owned() {
        return new ObjectShape<>(
                "the metadata of a workload",
                "What the document says of itself.",
                List.of(NAME_40, TENANT, LABELS),
                members -> Optional.of(new Owned(metadata(members, NAME_40), members.get(TENANT))));
    }

    private static Metadata metadata(Members members, Field<String> name) {
        return new Metadata(members.get(name), members.get(LABELS), members.spanOf(name));
    }
}
