package dk.samsky.cli.session;

import dk.samsky.document.DocumentKind;
import dk.samsky.document.Workspace;
import java.util.EnumSet;
import java.util.Set;

/** What a command relies on: a mistake in anything else does not stop it (decision 0136). */
public enum Reliance {
    /** On the state, so that only what is wrong in samsky.yaml stops it. */
    STATE,
    /** On the clouds and their prices as well: not on blueprints and rules. */
    WHAT_STANDS,
    /** On all that tenants share. */
    DOCUMENTS;

    Set<DocumentKind> kinds() {
        return switch (this) {
            case STATE -> EnumSet.of(DocumentKind.WORKSPACE);
            case WHAT_STANDS -> EnumSet.of(DocumentKind.WORKSPACE, DocumentKind.PROVIDER);
            case DOCUMENTS -> EnumSet.allOf(DocumentKind.class);
        };
    }

    /** The documents, without those that nothing may rely on since they may be wrong. */
    Workspace of(Workspace known) {
        return this == DOCUMENTS ? known : known.asItStands();
    }
}
