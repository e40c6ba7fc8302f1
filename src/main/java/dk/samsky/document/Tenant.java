package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A municipality, and what it runs.
 *
 * @param municipalityCode four digits, on the official list; empty if that is not known
 * @param cvr eight digits, with a valid check digit; empty if that is not known
 * @param inhabitants at least 1; 0 if that is not known, of a tenant that is refused
 * @param quota no limits, at the place of the {@code spec}, if it has none
 * @param access who may act in what it runs, each with the place of the group's name
 * @param addressRange its own range, if it writes one
 * @param workloads by name, in the order of the names
 */
public record Tenant(
        TenantId id,
        Metadata metadata,
        String displayName,
        String municipalityCode,
        String cvr,
        int inhabitants,
        Optional<Budget> budget,
        Located<Limits> quota,
        List<Located<Access>> access,
        Optional<Located<Cidr>> addressRange,
        SequencedMap<String, Workload> workloads) {
    /** What may be spent, and what happens beyond it. */
    public record Budget(Money amount, Period per, OnExceed onExceed, Span span) {}

    /** What happens when a plan is over the budget. */
    public enum OnExceed {
        DENY,
        WARN
    }

    /** One of which nothing is known but its name and workloads. */
    public static Tenant unknown(TenantId id, Span span, SequencedMap<String, Workload> workloads) {
        return new Tenant(
                id,
                new Metadata(id.name(), new TreeMap<>(), span),
                id.name(),
                "",
                "",
                0,
                Optional.empty(),
                new Located<>(Limits.NONE, span),
                List.of(),
                Optional.empty(),
                workloads);
    }

    public Tenant {
        access = access.stream().toList();
        workloads = Collections.unmodifiableSequencedMap(new TreeMap<>(workloads));
    }
}
