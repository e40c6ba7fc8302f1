package dk.samsky.document.binding;

import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Policy;
import java.util.Optional;

/** Whether those that a policy exempts are there. */
final class PolicyCheck {
    private PolicyCheck() {}

    static void check(Policy policy, Known known, Problems problems) {
        for (var waiver : policy.waivers()) {
            var tenant = waiver.tenant().name();
            if (!known.mayBe(DocumentKind.TENANT, tenant, Optional.empty())) {
                // Nothing is permitted by it, and a municipality that leaves stops nobody.
                problems.add(
                        known.unknown(
                                        DocumentCode.UNKNOWN_TENANT,
                                        DocumentKind.TENANT,
                                        tenant,
                                        waiver.tenantSpan())
                                .asWarning());
                continue;
            }
            // A tenant whose workloads were not read may have any.
            var workloads = known.workloads().get(tenant);
            var named = waiver.workload();
            if (workloads != null
                    && named.isPresent()
                    && !workloads.contains(named.get())
                    && !known.doubts()
                            .mayExist(
                                    DocumentKind.WORKLOAD,
                                    named.get(),
                                    Optional.of(waiver.tenant()))) {
                // Neither here, and a tenant that renames a workload stops nobody.
                problems.add(
                        Known.unknown(
                                        DocumentCode.UNKNOWN_WORKLOAD,
                                        "There is no workload '"
                                                + tenant
                                                + "/"
                                                + named.get()
                                                + "'.",
                                        named.get(),
                                        workloads,
                                        waiver.span())
                                .asWarning());
            }
        }
    }
}
