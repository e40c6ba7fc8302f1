package dk.samsky.cost;

import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.model.Address;
import java.util.Optional;

/** What a cost sheet can be grouped by. */
public sealed interface Dimension {
    /** The group of what belongs to a tenant as a whole. */
    String OF_THE_TENANT = "(tenant)";

    /** The group of what tenants share, where a shared cost has no value of its own. */
    String SHARED = "(shared)";

    /** The group of what has no such label. */
    String NONE = "(none)";

    /** The group that a line is in. */
    String groupOf(CostLine line);

    /** By what a line says of itself. */
    enum Of implements Dimension {
        TENANT,
        /** Tenant and workload. */
        WORKLOAD,
        PROVIDER,
        /** Provider and region. */
        REGION,
        KIND;

        @Override
        public String groupOf(CostLine line) {
            return switch (line) {
                case CostLine.Direct direct -> of(direct.address(), direct.location().toString());
                case CostLine.Used used -> of(used.address(), used.location().toString());
                case CostLine.Shared shared ->
                        switch (this) {
                            case TENANT -> shared.tenant().name();
                            case WORKLOAD -> shared.tenant() + "/" + SHARED;
                            case PROVIDER -> shared.provider();
                            case REGION -> shared.provider() + "/" + SHARED;
                            case KIND -> SHARED;
                        };
            };
        }

        private String of(Address address, String location) {
            return switch (this) {
                case TENANT -> address.tenant().name();
                case WORKLOAD -> address.tenant() + "/" + address.workload().orElse(OF_THE_TENANT);
                case PROVIDER -> location.substring(0, location.indexOf('/'));
                case REGION -> location;
                case KIND -> address.kind().word();
            };
        }
    }

    /**
     * By the value of a label: the workload's, or the tenant's if the workload has no such label.
     */
    record Label(Workspace workspace, String key) implements Dimension {
        @Override
        public String groupOf(CostLine line) {
            var tenant = Optional.ofNullable(workspace.tenants().get(line.tenant()));
            return workload(line)
                    .flatMap(name -> tenant.map(owner -> owner.workloads().get(name)))
                    .map(workload -> workload.metadata().labels().get(key))
                    .or(() ->
                            tenant.map(Tenant::metadata)
                                    .map(metadata -> metadata.labels().get(key)))
                    .orElse(NONE);
        }

        private static Optional<String> workload(CostLine line) {
            return switch (line) {
                case CostLine.Direct direct -> direct.address().workload();
                case CostLine.Used used -> used.address().workload();
                case CostLine.Shared _ -> Optional.empty();
            };
        }
    }
}
