package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.document.kind.Documents;

/**
 * Whether what a provider offers can be had. Nothing asks a cloud for its sizes (decision 0092), so
 * that without any no server has a place there.
 */
record ProviderCheck(Doubts doubts, Findings findings) {
    void check(Documents documents) {
        for (var provider : documents.providers()) {
            var offer = provider.offers().get(OfferKind.SERVERS);
            if (offer != null && provider.sizes().isEmpty() && !isInDoubt(provider)) {
                findings.shared()
                        .add(
                                Diagnostic.error(
                                        DocumentCode.MISSING_KEY,
                                        offer.span(),
                                        provider.name() + " offers servers, and names no size.",
                                        "A server gets the cheapest size that holds what is asked"
                                                + " for; the cloud is not asked for its sizes.",
                                        "Take the offer away, or add its sizes to the spec, such"
                                                + " as\n    sizes: {g1.small: {vcpus: 2, memory:"
                                                + " 4Gi}}"));
            }
        }
    }

    private boolean isInDoubt(Provider provider) {
        return doubts.about(DocumentKind.PROVIDER, provider.name(), "sizes");
    }
}
