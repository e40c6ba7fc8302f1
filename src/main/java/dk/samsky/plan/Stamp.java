package dk.samsky.plan;

import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.content.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a plan was computed from, besides each tenant's state: it is refused if any of it moved.
 *
 * @param at the moment that prices and expiry were judged at
 * @param clouds whether its clouds are real
 * @param digests of each file of the workspace, by its name
 */
public record Stamp(
        DeploymentId deployment, Instant at, Clouds clouds, SequencedMap<String, Digest> digests) {
    public Stamp {
        digests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(digests));
    }
}
