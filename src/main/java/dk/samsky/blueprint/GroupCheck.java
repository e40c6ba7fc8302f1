package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Located;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.Optional;

/**
 * Whether the people that a component lets act in what a tenant runs are that tenant's own, or
 * everybody's. Of a group that another tenant names as well, that is told at its name.
 */
record GroupCheck(Groups groups, TenantId tenant) {
    Optional<Diagnostic> check(String component, Located<Access> access) {
        var group = access.value().group();
        return groups.shared().contains(group) || groups.owners(group).contains(tenant)
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.error(
                                BlueprintCode.FOREIGN_GROUP,
                                access.span(),
                                "The component '"
                                        + component
                                        + "' lets the group '"
                                        + group
                                        + "' act in what '"
                                        + tenant
                                        + "' runs; "
                                        + whose(group)
                                        + ".",
                                "A group acts for the tenant whose document names it, and for no"
                                        + " other, so that nobody has rights in two tenants"
                                        + " unseen.",
                                remedy(group)));
    }

    private String whose(String group) {
        return groups.owners(group).stream()
                .filter(owner -> !owner.equals(tenant))
                .findFirst()
                .map(owner -> "it belongs to '" + owner + "'")
                .orElse("no document says that it is the tenant's");
    }

    private String remedy(String group) {
        var shared =
                ", or, if it serves several tenants, write it under 'sharedGroups' in samsky.yaml.";
        return groups.findInOtherCase(group)
                        .map(other ->
                                "Did you mean '" + other + "'? It differs in letter case only. ")
                        .orElse("")
                + (groups.owners(group).isEmpty()
                        ? "Name it under 'access' in the document of '" + tenant + "'" + shared
                        : "Remove it from the component" + shared);
    }
}
