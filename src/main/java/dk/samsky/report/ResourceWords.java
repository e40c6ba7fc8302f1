package dk.samsky.report;

import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.Volume;
import java.util.List;
import java.util.stream.Stream;

/** What a resource is, in a few words. */
public final class ResourceWords {
    private ResourceWords() {}

    /** What matters of it, each in a word or two. */
    public static List<String> of(Resource resource) {
        return switch (resource) {
            case TenantSpace space -> List.of(space.displayName(), space.range().toString());
            case Network network -> List.of(network.range().toString());
            case Firewall firewall -> List.of(Figures.count(firewall.rules().size(), "rule"));
            case PublicAddress _ -> List.of();
            case Volume volume -> List.of(volume.size().spoken());
            case Server server ->
                    List.of(
                            server.vcpus() + " vCPU",
                            server.memory().spoken(),
                            server.image(),
                            server.size());
            case Namespace namespace -> List.of("pod security " + namespace.podSecurity().word());
            case NamespaceQuota quota -> {
                var words =
                        List.of(
                                quota.vcpus() + " vCPU",
                                quota.memory().spoken(),
                                quota.storage().spoken() + " storage",
                                Figures.count(quota.pods(), "pod"));
                yield quota.loadBalancers() == 0
                        ? words
                        : Stream.concat(
                                        words.stream(),
                                        Stream.of(
                                                Figures.count(
                                                        quota.loadBalancers(), "load balancer")))
                                .toList();
            }
            case NetworkPolicy policy -> List.of(Figures.count(policy.rules().size(), "rule"));
            case AccessBinding binding -> List.of(binding.group(), binding.role().word());
            case Deployer _ -> List.of(Role.OPERATOR.word());
        };
    }
}
