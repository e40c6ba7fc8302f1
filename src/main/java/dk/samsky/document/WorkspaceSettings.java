package dk.samsky.document;

import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * The document {@code samsky.yaml}.
 *
 * @param name empty if the settings could not be read, and nothing is planned by them
 * @param currency the currency (ISO 4217) that all costs are told in
 * @param store the kind of state store, such as {@code sqlite}
 * @param storeLocation where it is, in the terms of its kind
 * @param beside other deployments that work in the same places on purpose
 * @param addressPool the range that tenants without a range of their own are given theirs from
 * @param tenantPrefix the length of the prefix of a range given from the pool
 * @param rates the file of conversion rates, if there is one
 * @param clouds what the providers are reached through
 * @param sharedGroups groups of people that belong to no tenant, and that each may let act
 * @param privilegedWorkloads the workloads that may have privileged namespaces
 * @param reservedRanges that no rule reaches, whoever's they are
 * @param span where the document starts
 */
public record WorkspaceSettings(
        String name,
        String currency,
        String store,
        String storeLocation,
        List<DeploymentId> beside,
        Cidr addressPool,
        int tenantPrefix,
        Optional<Source> rates,
        Clouds clouds,
        List<Located<String>> sharedGroups,
        List<Located<WorkloadId>> privilegedWorkloads,
        List<Cidr> reservedRanges,
        Span span) {
    /** Stands in where the settings could not be read, so that all else can be judged. */
    public static WorkspaceSettings unknown(Span span) {
        return new WorkspaceSettings(
                "",
                "",
                "",
                "",
                List.of(),
                Cidr.parse("10.0.0.0/8").orElseThrow(),
                16,
                Optional.empty(),
                Clouds.REAL,
                List.of(),
                List.of(),
                List.of(),
                span);
    }

    /** Whether they could not be read. */
    public boolean isUnknown() {
        return name.isEmpty();
    }

    public WorkspaceSettings {
        beside = beside.stream().toList();
        sharedGroups = sharedGroups.stream().toList();
        privilegedWorkloads = privilegedWorkloads.stream().toList();
        reservedRanges = reservedRanges.stream().toList();
    }

    /** The workloads that may have privileged namespaces, in order. */
    public SequencedSet<WorkloadId> privileged() {
        var all = new TreeSet<WorkloadId>();
        privilegedWorkloads.forEach(workload -> all.add(workload.value()));
        return Collections.unmodifiableSequencedSet(all);
    }

    /** What the providers are reached through. */
    public enum Clouds {
        /** Each offer through the driver that it names. */
        REAL,
        /** Every offer through an embedded cloud: a rehearsal, in which nothing real is called. */
        EMBEDDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
