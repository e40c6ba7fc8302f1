package dk.samsky.driver.simulated;

import dk.samsky.model.Kind;
import dk.samsky.model.RemoteId;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/** Gives remote ids as a cloud does: of the kind, and of nothing that is ours. */
final class RemoteIds {
    private final LongSupplier numbers;

    /**
     * Draws on a source of numbers.
     *
     * @param numbers gives numbers that do not come again; called from any thread
     */
    RemoteIds(LongSupplier numbers) {
        this.numbers = numbers;
    }

    RemoteId next(Kind kind) {
        var prefix =
                switch (kind) {
                    case TENANT_SPACE -> "prj-";
                    case NETWORK -> "net-";
                    case FIREWALL -> "fw-";
                    case PUBLIC_ADDRESS -> "ip-";
                    case VOLUME -> "vol-";
                    case SERVER -> "i-";
                    case NAMESPACE -> "ns-";
                    case NAMESPACE_QUOTA -> "rq-";
                    case NETWORK_POLICY -> "np-";
                    case ACCESS_BINDING -> "rb-";
                    case DEPLOYER -> "sa-";
                };
        return new RemoteId(prefix + HexFormat.of().toHexDigits(numbers.getAsLong()));
    }
}
