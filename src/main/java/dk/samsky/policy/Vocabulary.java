package dk.samsky.policy;

import dk.samsky.document.Policy.Scope;
import dk.samsky.expression.Names;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.PersonalData;
import java.util.LinkedHashMap;
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
        var types = new LinkedHashMap<String, Names.Type>();
        groups(scope).forEach(group -> types.put(group, Names.Type.GROUP));
        types.put(EU, Names.Type.TEXTS);
        types.put(EEA, Names.Type.TEXTS);
        types.put(ADEQUATE, Names.Type.TEXTS);
        types.put(RANK, Names.Type.GROUP);
        types.put(PERSONAL_RANK, Names.Type.GROUP);
        return new Names(types);
    }

    private static List<String> groups(Scope scope) {
        return switch (scope) {
            case PLACEMENT -> List.of(TENANT, WORKLOAD, PROVIDER, REGION);
            case WORKLOAD -> List.of(TENANT, WORKLOAD);
            case RESOURCE -> List.of(TENANT, WORKLOAD, PROVIDER, REGION, RESOURCE);
            case PLAN -> List.of(TENANT, PLAN);
        };
    }

    /** The facts of a subject, with what is the same for every subject. */
    static Fields facts(SequencedMap<String, Value> own) {
        var all = new TreeMap<>(CONSTANTS);
        all.putAll(own);
        return new Fields(all);
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
