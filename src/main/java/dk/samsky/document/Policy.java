package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A rule, and who is exempt from it.
 *
 * @param basis the law or the decision behind it
 * @param when the expression that says whether it applies; without one it always does
 * @param require the expression that must hold
 * @param message what to say when it does not, with {@code ${…}}
 */
public record Policy(
        Metadata metadata,
        String description,
        String basis,
        Scope scope,
        Optional<Located<String>> when,
        Located<String> require,
        Action action,
        Located<String> message,
        List<Waiver> waivers) {
    /** What a rule is asked of. */
    public enum Scope {
        /** Each pair of workload and candidate place. */
        PLACEMENT,
        /** Each workload. */
        WORKLOAD,
        /** Each resource that is to stand. */
        RESOURCE,
        /** Each tenant's plan. */
        PLAN
    }

    /** What a rule does when it does not hold. */
    public enum Action {
        DENY,
        WARN
    }

    /**
     * An exemption.
     *
     * @param workload the one workload that it is for; without one, all of the tenant's
     * @param until the last day that it counts
     * @param span where whom it is for is written: the workload, or else the tenant
     * @param tenantSpan where the tenant is written
     */
    public record Waiver(
            TenantId tenant,
            Optional<String> workload,
            String reason,
            String approvedBy,
            LocalDate until,
            Span span,
            Span tenantSpan) {}

    public Policy {
        waivers = waivers.stream().toList();
    }

    public String name() {
        return metadata.name();
    }

    /** The same rule in another scope. */
    public Policy in(Scope another) {
        return new Policy(
                metadata, description, basis, another, when, require, action, message, waivers);
    }
}
