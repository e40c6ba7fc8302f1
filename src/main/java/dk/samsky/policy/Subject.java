package dk.samsky.policy;

import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import java.util.Optional;

/**
 * What a rule is asked about.
 *
 * @param workload the workload's name, where it is about one
 * @param facts what the rule may speak of: groups such as {@code workload}, {@code provider},
 *     {@code region}, {@code tenant}, {@code resource}, {@code plan}
 */
public record Subject(TenantId tenant, Optional<String> workload, Fields facts) {}
