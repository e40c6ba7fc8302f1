package dk.samsky.blueprint;

import dk.samsky.model.Names;
import dk.samsky.model.content.Digest;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.Locale;

/**
 * The last part of the name of an access binding. Groups are named by the tenants' identity
 * providers, with any characters; what has no place in an address is replaced, and a part of the
 * digest of the whole name keeps such names apart.
 */
final class BindingName {
    private static final int LONGEST = 40;

    private BindingName() {}

    static String of(Access access) {
        return group(access.group()) + "." + access.role().word();
    }

    private static String group(String group) {
        if (Names.isName(group, LONGEST)) {
            return group;
        }
        var letters =
                group.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        var start =
                letters.substring(0, Math.min(letters.length(), LONGEST - 9)).replaceAll("-+$", "");
        var digest = Digest.of(group).hex().substring(0, 8);
        // Two hyphens, which no name of a person's choosing is likely to hold before eight such
        // letters.
        return start.isEmpty() ? "g--" + digest : start + "--" + digest;
    }
}
