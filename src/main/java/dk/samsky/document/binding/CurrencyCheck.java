package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the amounts in documents can be told in the workspace's currency. Those in price books
 * are judged where these are read.
 */
record CurrencyCheck(WorkspaceSettings settings, Doubts doubts, Findings findings) {
    void check(Documents documents) {
        if (isInDoubt("currency") || isInDoubt("rates") || isInDoubt("search")) {
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

    /**
     * Whether a row is of the rate from a currency to the workspace's. Whether the table is right
     * is told where prices are read; of one without these columns nothing is known here.
     */
    private boolean isRated(Source rates, String currency) {
        var rows = rates.text().lines().map(CurrencyCheck::cells).toList();
        var header = rows.isEmpty() ? List.<String>of() : rows.getFirst();
        var from = header.indexOf("currency");
        var to = header.indexOf("to");
        return from < 0
                || to < 0
                || rows.stream()
                        .filter(row -> row.size() > Math.max(from, to))
                        .anyMatch(row ->
                                row.get(from).equals(currency)
                                        && row.get(to).equals(settings.currency()));
    }

    /** The cells of a line, without quotation marks; a comma between those parts no cells. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.length(); i++) {
            var character = line.charAt(i);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == ',' && !isQuoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private Optional<Diagnostic> problem(Money amount, Span span) {
        var currency = amount.currency();
        var isRated = settings.rates().filter(rates -> isRated(rates, currency)).isPresent();
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
