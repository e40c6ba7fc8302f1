package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.kind.Documents;

/** A file in a tenant's folder speaks for that tenant only. */
public final class Ownership {
    private Ownership() {}

    /** Tells of the documents of a tenant's file that are another tenant's. */
    public static void check(String owner, Documents documents, Problems problems) {
        for (var head : documents.heads()) {
            var spoken =
                    head.kind() == DocumentKind.TENANT ? head.name() : head.owner().orElse(owner);
            if (head.kind() == DocumentKind.TENANT || head.kind() == DocumentKind.WORKLOAD) {
                if (!spoken.equals(owner)) {
                    problems.add(
                            Diagnostic.error(
                                    DocumentCode.FOREIGN_TENANT,
                                    head.tenantSpan(),
                                    "The document speaks for '"
                                            + spoken
                                            + "', and is in the folder of '"
                                            + owner
                                            + "'.",
                                    "A file in a tenant's folder speaks for that tenant only.",
                                    "Write '"
                                            + owner
                                            + "', or move the document into the folder of the other"
                                            + " tenant."));
                }
            }
        }
    }
}
