package dk.samsky.driver.openstack.project;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import java.util.List;
import java.util.Optional;

/**
 * Whose an object is. Neutron's objects carry it in their description, which is given in the call
 * that makes them, as their tags cannot be (decision 0051).
 *
 * @param space the address of the tenant's space that the object was told to be in
 * @param part which of the several objects that one resource is; empty if it is one
 */
public record Mark(
        DeploymentId deployment,
        OperationId operation,
        Address address,
        Address space,
        String part) {
    private static final String WORD = "samsky";

    /** What Neutron lets a description be long. */
    private static final int LONGEST = 255;

    /** Stands for the space that nearly everything is in: the one named after the location. */
    private static final String USUAL = ".";

    /** Between the name of a space and the digest of whose it is. */
    private static final String AT = "@";

    /**
     * One line: who made it, in which call, as what, for whom and where. Several locations may be
     * one project, and by mistake several tenants, so that the line tells them apart.
     */
    public String line(TenantScope scope) throws DriverException {
        var name = (space.name().equals(usual(scope)) ? USUAL : space.name()) + AT + digest(scope);
        var line =
                String.join(
                                " ",
                                WORD,
                                deployment.value(),
                                operation.value(),
                                local(address),
                                name,
                                part)
                        .strip();
        if (line.length() > LONGEST) {
            throw Settings.invalid(
                    "The names in " + address + " are too long for OpenStack to remember.",
                    "Give the workload or the component a shorter name.");
        }
        return line;
    }

    /** Reads what {@link #line} wrote of an object of this kind; empty for anything else. */
    public static Optional<Mark> read(Kind kind, String line, TenantScope scope) {
        return read(line, scope).filter(mark -> mark.address().kind() == kind);
    }

    /** Reads what {@link #line} wrote; empty for anything else. */
    public static Optional<Mark> read(String line, TenantScope scope) {
        var words = List.of(line.split(" ", -1));
        if (words.size() < 5 || words.size() > 6 || !words.getFirst().equals(WORD)) {
            return Optional.empty();
        }
        var at = words.get(4).lastIndexOf(AT);
        var whose = words.get(4).substring(at + 1);
        if (at < 0 || !(whose.equals(digest(scope)) || whose.equals(formerly(scope)))) {
            return Optional.empty(); // of another location or tenant
        }
        var address = parse(scope.tenant(), words.get(3));
        var said = words.get(4).substring(0, at);
        var name = said.equals(USUAL) ? usual(scope) : said;
        var space = parse(scope.tenant(), Kind.TENANT_SPACE.word() + "/" + name);
        if (address.isEmpty()
                || space.isEmpty()
                || words.get(1).isBlank()
                || words.get(2).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Mark(
                        new DeploymentId(words.get(1)),
                        new OperationId(words.get(2)),
                        address.get(),
                        space.get(),
                        words.size() == 6 ? words.get(5) : ""));
    }

    /** An address without its tenant, who is in the digest. */
    private static String local(Address address) {
        return address.toString().substring(address.tenant().toString().length() + 1);
    }

    private static Optional<Address> parse(TenantId tenant, String local) {
        return Address.parse(tenant + "/" + local);
    }

    private static String digest(TenantScope scope) {
        return digest(scope.tenant() + " " + scope.location());
    }

    /** As it was before it said the tenant: what was marked so stands, and is read (0129). */
    private static String formerly(TenantScope scope) {
        return digest(scope.location().toString());
    }

    private static String digest(String whose) {
        return Digest.of(whose).toString().substring(0, 8);
    }

    private static String usual(TenantScope scope) {
        return scope.location().provider() + "." + scope.location().region();
    }

    /** The same mark on another part. */
    public Mark part(String other) {
        return new Mark(deployment, operation, address, space, other);
    }

    /** What people see an object called; several may be called the same. */
    public static String name(Address address) {
        return address.workload().map(workload -> workload + "-").orElse("") + address.name();
    }
}
