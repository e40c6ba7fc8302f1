package dk.samsky.plan;

import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import java.util.List;
import java.util.Map;

/**
 * Which part of the workspace a command is about. Each list is of globs ({@code *} any letters,
 * {@code ?} one); an empty list selects all.
 *
 * @param workloads of names, or of {@code tenant/name}
 * @param labels of {@code key=value}; a workload has all of them
 * @param excludedProviders what is there is left alone
 */
public record Selection(
        List<String> tenants,
        List<String> workloads,
        List<String> labels,
        List<String> providers,
        List<String> excludedProviders) {
    public static final Selection ALL =
            new Selection(List.of(), List.of(), List.of(), List.of(), List.of());

    /** All of one tenant. */
    public static Selection of(TenantId tenant) {
        return new Selection(List.of(tenant.name()), List.of(), List.of(), List.of(), List.of());
    }

    public Selection {
        tenants = List.copyOf(tenants);
        workloads = List.copyOf(workloads);
        labels = List.copyOf(labels);
        providers = List.copyOf(providers);
        excludedProviders = List.copyOf(excludedProviders);
    }

    /** Whether nothing is left out. */
    public boolean isWhole() {
        return equals(ALL);
    }

    /** Whether every workload of a selected tenant is selected. */
    public boolean isOfWholeTenants() {
        return workloads.isEmpty() && labels.isEmpty();
    }

    /** Whether anything of a tenant may be selected. */
    public boolean selects(TenantId tenant) {
        return (tenants.isEmpty()
                        || tenants.stream().anyMatch(glob -> matches(glob, tenant.name())))
                && (workloads.isEmpty()
                        || workloads.stream().anyMatch(glob -> mayBeOf(glob, tenant)));
    }

    private static boolean mayBeOf(String workload, TenantId tenant) {
        var slash = workload.indexOf('/');
        return slash < 0 || matches(workload.substring(0, slash), tenant.name());
    }

    /**
     * Whether a workload of a selected tenant is selected; one that no document speaks of any more
     * has no labels.
     */
    public boolean selects(TenantId tenant, String workload, Map<String, String> itsLabels) {
        var byName =
                workloads.isEmpty()
                        || workloads.stream()
                                .anyMatch(glob ->
                                        matches(glob, workload)
                                                || matches(glob, tenant + "/" + workload));
        return byName
                && labels.stream()
                        .allMatch(glob ->
                                itsLabels.entrySet().stream()
                                        .anyMatch(label ->
                                                matches(
                                                        glob,
                                                        label.getKey() + "=" + label.getValue())));
    }

    public boolean selects(Location location) {
        return (providers.isEmpty() || isOneOf(providers, location))
                && (excludedProviders.isEmpty() || !isOneOf(excludedProviders, location));
    }

    private static boolean isOneOf(List<String> providers, Location location) {
        return providers.stream().anyMatch(glob -> matches(glob, location.provider()));
    }

    /** Whether the text is of the glob's form. Takes at most the product of both lengths. */
    public static boolean matches(String glob, String text) {
        var g = 0;
        var t = 0;
        var star = -1;
        var mark = 0;
        while (t < text.length()) {
            if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                mark = t;
            } else if (star >= 0) {
                g = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
