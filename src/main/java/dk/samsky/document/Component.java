package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.SshKey;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.List;
import java.util.Optional;

/** A part of a blueprint. */
public sealed interface Component {
    String name();

    /** Whether a workload has it; without this it has. */
    Optional<Templated<Boolean>> when();

    /** Whether it must not be deleted or replaced. */
    Templated<Boolean> protect();

    Span span();

    /**
     * A group of equal virtual machines.
     *
     * @param count 0 to 500
     * @param image the neutral name of an image
     * @param spread whether no two share a host
     * @param publicAddress whether each has an address that is reached from the internet
     * @param cloudInit the text of the workspace's file that each starts with
     * @param sshKeys the keys of those who may log in
     * @param volumes what each has of its own
     */
    record Servers(
            String name,
            Optional<Templated<Boolean>> when,
            Templated<Integer> count,
            Templated<Integer> vcpus,
            Templated<ByteSize> memory,
            Templated<String> image,
            Templated<Boolean> spread,
            Templated<Boolean> publicAddress,
            Optional<Located<String>> cloudInit,
            List<Templated<List<SshKey>>> sshKeys,
            List<VolumeSpec> volumes,
            Templated<Boolean> protect,
            Span span)
            implements Component {
        public Servers {
            sshKeys = sshKeys.stream().toList();
            volumes = volumes.stream().toList();
        }
    }

    /** A volume of each server of a group. */
    record VolumeSpec(String name, Templated<ByteSize> size, Span span) {}

    /**
     * A Kubernetes namespace.
     *
     * @param access who may act in it, besides those that the tenant's document names, each with
     *     the place of the group's name
     * @param deployer whether it has an account for a pipeline
     */
    record Space(
            String name,
            Optional<Templated<Boolean>> when,
            Templated<Integer> vcpus,
            Templated<ByteSize> memory,
            Templated<ByteSize> storage,
            Templated<Integer> pods,
            Templated<Integer> loadBalancers,
            PodSecurity podSecurity,
            List<Located<Access>> access,
            Templated<Boolean> deployer,
            Templated<Boolean> protect,
            Span span)
            implements Component {
        public Space {
            access = access.stream().toList();
        }
    }
}
