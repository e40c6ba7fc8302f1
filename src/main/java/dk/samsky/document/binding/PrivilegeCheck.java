package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Located;
import dk.samsky.document.Workload;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.resource.Namespace.PodSecurity;
import java.util.List;
import java.util.Optional;

/**
 * Whether the workspace allows what reaches past a namespace: who may run privileged pods has the
 * machines, and with them all tenants of the cluster.
 */
record PrivilegeCheck(WorkspaceSettings settings, Known known, Findings findings) {
    void check(List<Workload> workloads) {
        var areNamesKnown =
                !settings.isUnknown()
                        && !known.doubts()
                                .about(
                                        DocumentKind.WORKSPACE,
                                        settings.name(),
                                        "privilegedWorkloads");
        if (areNamesKnown) {
            workloads.forEach(this::check);
        }
        settings.privilegedWorkloads().forEach(this::checkName);
    }

    private void check(Workload workload) {
        var blueprint = known.blueprints().get(workload.blueprint().value());
        if (blueprint == null || settings.privileged().contains(workload.id())) {
            return;
        }
        privileged(blueprint)
                .ifPresent(space ->
                        findings.add(
                                refused(workload, space).about(workload.id().toString()),
                                workload.id().tenant()));
    }

    private static Optional<Component.Space> privileged(Blueprint blueprint) {
        return blueprint.components().values().stream()
                .filter(Component.Space.class::isInstance)
                .map(Component.Space.class::cast)
                .filter(space -> space.podSecurity() == PodSecurity.PRIVILEGED)
                .findFirst();
    }

    private static Diagnostic refused(Workload workload, Component.Space space) {
        return Diagnostic.error(
                        DocumentCode.PRIVILEGED,
                        workload.blueprint().span(),
                        "The namespace '" + space.name() + "' is privileged.",
                        "Its pods reach the machines that they run on, and what other tenants run"
                                + " there: no quota, network policy or role holds them.",
                        "Write 'podSecurity: baseline' or 'restricted' there; or, if the cluster is"
                                + " this tenant's alone, write '"
                                + workload.id()
                                + "' under 'privilegedWorkloads' in samsky.yaml.")
                .with(new Related(space.span(), "The namespace is here."));
    }

    // Nothing is permitted by a name that there is not, but something may come to have it.
    private void checkName(Located<WorkloadId> named) {
        var tenant = named.value().tenant();
        var own = known.workloads().get(tenant.name());
        if (!known.mayBe(DocumentKind.TENANT, tenant.name(), Optional.empty())) {
            findings.shared()
                    .add(
                            known.unknown(
                                            DocumentCode.UNKNOWN_TENANT,
                                            DocumentKind.TENANT,
                                            tenant.name(),
                                            named.span())
                                    .asWarning());
        } else if (own != null
                && !own.contains(named.value().name())
                && !known.doubts()
                        .mayExist(
                                DocumentKind.WORKLOAD, named.value().name(), Optional.of(tenant))) {
            findings.shared()
                    .add(
                            Known.unknown(
                                            DocumentCode.UNKNOWN_WORKLOAD,
                                            "There is no workload '" + named.value() + "'.",
                                            named.value().name(),
                                            own,
                                            named.span())
                                    .asWarning());
        }
    }
}
