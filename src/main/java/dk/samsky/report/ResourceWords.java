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
import dk.samsky.plan.Change;
import dk.samsky.plan.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a resource is, and what becomes of it, in a few words. */
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

    /** What there is to say of a change, each in a few words. */
    public static List<String> details(Change change) {
        return switch (change) {
            case Change.Create(var after, var because) -> with(of(after.resource()), because);
            case Change.Update(var _, var _, var differences) -> differences(differences);
            case Change.Replace(var _, var _, var differences, var because) ->
                    with(differences(differences), Optional.of("replaced because " + because));
            case Change.Move(var before, var _, var differences) ->
                    with(List.of("was " + before.address()), differences);
            case Change.Adopt(var _, var _, var differences) ->
                    with(List.of("adopted: it stands, and no state knows it"), differences);
            case Change.Delete(var _, var because) -> List.of(because);
            case Change.Forget(var _, var because) -> List.of("forgotten: " + because);
        };
    }

    private static List<String> differences(List<Difference> differences) {
        return differences.stream().map(Values::change).toList();
    }

    private static List<String> with(List<String> words, Optional<String> because) {
        var all = new ArrayList<>(words);
        because.ifPresent(all::add);
        return all;
    }

    private static List<String> with(List<String> words, List<Difference> differences) {
        var all = new ArrayList<>(words);
        all.addAll(differences(differences));
        return all;
    }

    /** The sign that a change is marked with. */
    public static String mark(Change change) {
        return switch (change) {
            case Change.Create _ -> "+";
            case Change.Update _ -> "~";
            case Change.Replace _ -> "±";
            case Change.Delete _ -> "-";
            case Change.Move _ -> ">";
            case Change.Adopt _ -> "*";
            case Change.Forget _ -> "x";
        };
    }
}
