package dk.samsky.cli.session;

import dk.samsky.model.TenantId;
import dk.samsky.plan.Selection;
import java.util.List;
import java.util.Map;

/** Whether a name is of a glob's form, exactly as a {@link Selection} takes it. */
public final class Globs {
    private static final TenantId ANY = new TenantId("any");

    private Globs() {}

    public static boolean matches(String glob, String name) {
        return new Selection(List.of(), List.of(glob), List.of(), List.of(), List.of())
                .selects(ANY, name, Map.of());
    }
}
