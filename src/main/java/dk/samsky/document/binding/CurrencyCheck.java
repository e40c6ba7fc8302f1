package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.quantity.Money;
import java.util.Optional;

/** Whether amounts of money can be told in the workspace's currency. */
record CurrencyCheck(WorkspaceSettings settings, Doubts doubts, Findings findings) {
    void check(Documents documents) {
        if (isInDoubt("currency") || isInDoubt("rates")) {
            return;
        }
        for (var tenant : documents.tenants()) {
            tenant.budget()
                    .flatMap(budget -> problem(budget.amount(), budget.span()))
                    .ifPresent(problem -> findings.add(problem, tenant.id()));
        }
        for (var provider : documents.providers()) {
            provider.sharedCosts().stream()
                    .flatMap(cost -> problem(cost.amount(), cost.span()).stream())
                    .forEach(findings.shared()::add);
        }
    }

    private boolean isInDoubt(String setting) {
        return settings.isUnknown()
                || doubts.about(DocumentKind.WORKSPACE, settings.name(), setting);
    }

    private Optional<Diagnostic> problem(Money amount, Span span) {
        var currency = amount.currency();
        var isRated =
                settings.rates()
                        .filter(rates -> rates.text().matches("(?s).*\\b" + currency + "\\b.*"))
                        .isPresent();
        return currency.equals(settings.currency()) || isRated
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.error(
                                DocumentCode.NO_RATE,
                                span,
                                "The amount is in "
                                        + currency
                                        + ", and costs are told in "
                                        + settings.currency()
                                        + ".",
                                settings.rates()
                                        .map(rates ->
                                                rates.name() + " has no rate for " + currency + ".")
                                        .orElse("samsky.yaml names no file of conversion rates."),
                                "Write the amount in "
                                        + settings.currency()
                                        + ", or add a rate for "
                                        + currency
                                        + "."));
    }
}
