package dk.samsky.policy;

import dk.samsky.document.Policy.Scope;
import dk.samsky.expression.Names;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What rules may speak of. In every scope: {@code tenant}; the lists {@code eu}, {@code eea},
 * {@code adequate} of countries; and the groups {@code rank} and {@code personalRank}, which make
 * words comparable: {@code rank[workload.data.confidentiality] >= rank.confidential}.
 */
final class Vocabulary {
    static final String TENANT = "tenant";
    static final String WORKLOAD = "workload";
    static final String PROVIDER = "provider";
    static final String REGION = "region";
    static final String RESOURCE = "resource";
    static final String PLAN = "plan";

    private static final String EU = "eu";
    private static final String EEA = "eea";
    private static final String ADEQUATE = "adequate";
    private static final String RANK = "rank";
    private static final String PERSONAL_RANK = "personalRank";

    /** Those of ISO 3166-1, as documents may name them. */
    private static final List<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).sorted().toList();

    /**
     * What {@link Facts} gives of each; free are labels, assurances and the fields of a resource.
     */
    private static final Names TENANTS =
            Names.NONE.with(
                    TENANT,
                    Names.NONE
                            .with("name", Names.Type.TEXT)
                            .with("displayName", Names.Type.TEXT)
                            .with("inhabitants", Names.Type.INTEGER)
                            .with("labels", Names.Type.GROUP));

    private static final Names WORKLOADS =
            TENANTS.with(
                    WORKLOAD,
                    Names.NONE
                            .with("name", Names.Type.TEXT)
                            .with("blueprint", Names.Type.TEXT)
                            .with("labels", Names.Type.GROUP)
                            .with(
                                    "data",
                                    Names.NONE
                                            .withOneOf(
                                                    "confidentiality",
                                                    choice(Confidentiality.values()))
                                            .withOneOf("personal", choice(PersonalData.values()))
                                            .withOneOf("location", choice(DataLocation.values())))
                            .with(
                                    "amounts",
                                    Names.NONE
                                            .with("vcpus", Names.Type.INTEGER)
                                            .with("memory", Names.Type.INTEGER)
                                            .with("storage", Names.Type.INTEGER)
                                            .with("servers", Names.Type.INTEGER)
                                            .with("namespaces", Names.Type.INTEGER)
                                            .with("publicAddresses", Names.Type.INTEGER))
                            .with("provider", Names.Type.TEXT)
                            .with("region", Names.Type.TEXT));

    private static final Names PROVIDER_FIELDS =
            Names.NONE
                    .with("name", Names.Type.TEXT)
                    .with("displayName", Names.Type.TEXT)
                    .with("labels", Names.Type.GROUP)
                    .with(
                            "owner",
                            Names.NONE
                                    .with("name", Names.Type.TEXT)
                                    .withOneOf("jurisdiction", COUNTRIES))
                    .with("assurances", Names.Type.GROUP);

    private static final Names REGION_FIELDS =
            Names.NONE.with("name", Names.Type.TEXT).withOneOf("country", COUNTRIES);

    private static final Names RESOURCE_FIELDS =
            Names.NONE
                    .withOneOf("kind", Arrays.stream(Kind.values()).map(Kind::word).toList())
                    .with("name", Names.Type.TEXT)
                    .with("address", Names.Type.TEXT)
                    .with("protect", Names.Type.BOOLEAN)
                    .with("vcpus", Names.Type.INTEGER)
                    .with("memory", Names.Type.INTEGER)
                    .with("storage", Names.Type.INTEGER)
                    .with("fields", Names.Type.GROUP);

    private static final Names PLAN_FIELDS =
            Names.NONE
                    .with("creates", Names.Type.INTEGER)
                    .with("updates", Names.Type.INTEGER)
                    .with("replaces", Names.Type.INTEGER)
                    .with("deletes", Names.Type.INTEGER)
                    .with("currency", Names.Type.TEXT)
                    .with("costBefore", Names.Type.INTEGER)
                    .with("costAfter", Names.Type.INTEGER);

    /** What is the same for every subject. */
    private static final SequencedMap<String, Value> CONSTANTS =
            Fields.builder()
                    .texts(EU, Countries.EU)
                    .texts(EEA, Countries.EEA)
                    .texts(ADEQUATE, Countries.ADEQUATE)
                    .group(RANK, ranks(Confidentiality.values()))
                    .group(PERSONAL_RANK, ranks(PersonalData.values()))
                    .build()
                    .values();

    private Vocabulary() {}

    static Names names(Scope scope) {
        var names =
                switch (scope) {
                    case PLACEMENT -> placed(WORKLOADS);
                    case WORKLOAD -> WORKLOADS;
                    case RESOURCE -> placed(WORKLOADS).with(RESOURCE, RESOURCE_FIELDS);
                    case PLAN -> TENANTS.with(PLAN, PLAN_FIELDS);
                };
        return names.with(EU, Names.Type.TEXTS)
                .with(EEA, Names.Type.TEXTS)
                .with(ADEQUATE, Names.Type.TEXTS)
                .with(RANK, words(Confidentiality.values()))
                .with(PERSONAL_RANK, words(PersonalData.values()));
    }

    private static Names placed(Names names) {
        return names.with(PROVIDER, PROVIDER_FIELDS).with(REGION, REGION_FIELDS);
    }

    private static Names words(Enum<?>[] rising) {
        var names = Names.NONE;
        for (var each : rising) {
            names = names.with(word(each), Names.Type.INTEGER);
        }
        return names;
    }

    /** The facts of a subject, with what is the same for every subject. */
    static Fields facts(SequencedMap<String, Value> own) {
        var all = new TreeMap<>(CONSTANTS);
        all.putAll(own);
        return new Fields(all);
    }

    private static List<String> choice(Enum<?>[] values) {
        return Arrays.stream(values).map(Vocabulary::word).toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Fields ranks(Enum<?>[] rising) {
        var ranks = Fields.builder();
        for (var rank = 0; rank < rising.length; rank++) {
            ranks.number(word(rising[rank]), rank);
        }
        return ranks.build();
    }
}
