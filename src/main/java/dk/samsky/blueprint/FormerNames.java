package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.model.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the former names of workloads that name nothing, or that are not written. A name that is
 * misspelt there, or left out, lets a workload be made anew beside the one that it was meant to be,
 * and that one be deleted.
 */
public final class FormerNames {
    private FormerNames() {}

    /**
     * A warning for each workload of which nothing stands, neither by its name nor by its former
     * one. After it was renamed, its former name may stay in the document: the same documents may
     * be applied elsewhere. Where nothing of the tenant stands there is nothing to be mistaken of.
     *
     * @param stands the addresses of all that stands of the tenant
     * @param selected whether a workload is planned, by its name
     */
    public static List<Diagnostic> unknown(
            Tenant tenant, Set<Address> stands, Predicate<String> selected) {
        var workloads = tenant.workloads();
        var warnings = new ArrayList<Diagnostic>();
        if (workloads.values().stream().allMatch(workload -> workload.movedFrom().isEmpty())) {
            return warnings;
        }
        var standing = new TreeSet<String>();
        stands.forEach(address -> address.workload().ifPresent(standing::add));
        if (standing.isEmpty()) {
            return warnings;
        }
        var unasked = new TreeSet<>(standing);
        unasked.removeAll(workloads.keySet());
        for (var workload : workloads.values()) {
            workload.movedFrom()
                    .filter(_ -> selected.test(workload.metadata().name()))
                    .filter(former -> !standing.contains(former.value()))
                    .filter(_ -> !standing.contains(workload.metadata().name()))
                    .ifPresent(former -> warnings.add(warning(workload, former, unasked)));
        }
        return warnings;
    }

    /**
     * A warning if workloads are made anew while others of the same parts are deleted: they may be
     * renamed.
     *
     * @param stands the addresses of what stands of the tenant and is planned
     * @param wanted the addresses that are planned for it
     * @param moved whether an address stood under another
     */
    public static Optional<Diagnostic> likely(
            Tenant tenant,
            Collection<Address> stands,
            Collection<Address> wanted,
            Predicate<Address> moved) {
        var documents = tenant.workloads().keySet();
        if (stands.stream().allMatch(address -> isOf(documents, address))) {
            return Optional.empty();
        }
        var before = parts(stands);
        var after = parts(wanted);
        var gone = new TreeMap<String, List<String>>();
        before.forEach((name, parts) -> {
            if (!after.containsKey(name) && !tenant.workloads().containsKey(name)) {
                gone.computeIfAbsent(parts.toString(), _ -> new ArrayList<>()).add(name);
            }
        });
        var renamed = new TreeSet<String>();
        wanted.stream()
                .filter(moved)
                .forEach(address -> address.workload().ifPresent(renamed::add));
        var pairs = new ArrayList<String>();
        var first = new ArrayList<Workload>();
        after.forEach((name, parts) -> {
            var alike = gone.getOrDefault(parts.toString(), List.of());
            var workload = tenant.workloads().get(name);
            if (!alike.isEmpty()
                    && !before.containsKey(name)
                    && !renamed.contains(name)
                    && workload != null) {
                pairs.add("'" + name + "' (movedFrom: " + Few.of(alike, 3) + ")");
                first.add(workload);
            }
        });
        return pairs.isEmpty() ? Optional.empty() : Optional.of(likely(first.getFirst(), pairs));
    }

    /** Whether it belongs to one of these workloads, or to none at all. */
    private static boolean isOf(Set<String> workloads, Address address) {
        return address.workload().filter(name -> !workloads.contains(name)).isEmpty();
    }

    /** The kinds and components that each workload consists of, however many of each. */
    private static SequencedMap<String, SortedSet<String>> parts(Collection<Address> all) {
        var parts = new TreeMap<String, SortedSet<String>>();
        for (var address : all) {
            address.workload()
                    .ifPresent(name ->
                            parts.computeIfAbsent(name, _ -> new TreeSet<>())
                                    .add(address.kind().word() + "/" + component(address.name())));
        }
        return parts;
    }

    /** The name without the numbers of servers. */
    private static String component(String name) {
        return Stream.of(name.split("-"))
                .filter(part -> !part.chars().allMatch(Character::isDigit))
                .collect(Collectors.joining("-"));
    }

    private static Diagnostic likely(Workload first, List<String> pairs) {
        return Diagnostic.warning(
                BlueprintCode.RENAMED,
                first.metadata().span(),
                "What is made anew has the parts of what is deleted: " + Few.of(pairs, 5) + ".",
                "A workload that only has another name is made anew beside what stands, which is"
                        + " deleted with all that it holds.",
                "If it was renamed, write its former name in its document, and what stands is"
                        + " kept:\n    movedFrom: NAME");
    }

    private static Diagnostic warning(
            Workload workload, Located<String> former, SortedSet<String> unasked) {
        var name = workload.metadata().name();
        return Diagnostic.warning(
                BlueprintCode.FORMER_NAME,
                former.span(),
                "Nothing stands that was '" + former.value() + "'.",
                "'" + name + "' was not renamed from it, and is made anew.",
                NearName.suggest(former.value(), unasked)
                        + "Write the name that it has where it stands, or remove 'movedFrom' if '"
                        + name
                        + "' is new.");
    }
}
