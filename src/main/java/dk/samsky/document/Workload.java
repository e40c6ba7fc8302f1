package dk.samsky.document;

import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One tenant's use of a blueprint.
 *
 * @param blueprint the blueprint's name
 * @param parameters as written; whether they fit the blueprint is the expander's to judge
 * @param data what it says of its data, part by part; empty parts are the blueprint's
 * @param provider the provider that it is pinned to, if any
 * @param region the region that it is pinned to, if any
 * @param movedFrom the name that it had before, if it was renamed: what stands is kept
 */
public record Workload(
        WorkloadId id,
        Metadata metadata,
        Located<String> blueprint,
        SequencedMap<String, Located<Value>> parameters,
        DataClaim data,
        Optional<Located<String>> provider,
        Optional<Located<String>> region,
        Optional<Located<String>> movedFrom) {
    /** What a workload or a blueprint says of its data; a part that it does not is empty. */
    public record DataClaim(
            Optional<Located<Confidentiality>> confidentiality,
            Optional<Located<PersonalData>> personal,
            Optional<Located<DataLocation>> location) {
        public static final DataClaim NOTHING =
                new DataClaim(Optional.empty(), Optional.empty(), Optional.empty());

        /** All parts: what is not said is taken for {@link DataClass#UNSTATED}. */
        public DataClass complete() {
            return new DataClass(
                    confidentiality
                            .map(Located::value)
                            .orElse(DataClass.UNSTATED.confidentiality()),
                    personal.map(Located::value).orElse(DataClass.UNSTATED.personal()),
                    location.map(Located::value).orElse(DataClass.UNSTATED.location()));
        }
    }

    public Workload {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }
}
