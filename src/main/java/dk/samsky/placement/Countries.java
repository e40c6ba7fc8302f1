package dk.samsky.placement;

import dk.samsky.model.data.DataLocation;
import java.util.LinkedHashSet;
import java.util.List;

/** Which countries each wish for the location of data permits, as ISO 3166-1 alpha-2. */
final class Countries {
    /**
     * The EU's members, and Iceland, Liechtenstein and Norway (EEA), where GDPR applies. Source:
     * https://www.efta.int/eea, 2026-11-23.
     */
    private static final LinkedHashSet<String> EU =
            new LinkedHashSet<>(
                    List.of(
                            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
                            "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO",
                            "PL", "PT", "RO", "SE", "SI", "SK"));

    /**
     * Countries that the Commission has found to protect personal data adequately as a whole or for
     * the firms that are certified (GDPR art. 45). Source:
     * https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en
     */
    private static final LinkedHashSet<String> ADEQUATE =
            new LinkedHashSet<>(
                    List.of(
                            "AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR",
                            "NZ", "US", "UY"));

    private Countries() {}

    static boolean permits(DataLocation wish, String country) {
        return switch (wish) {
            case DK -> country.equals("DK");
            case EU -> EU.contains(country);
            case ADEQUATE -> EU.contains(country) || ADEQUATE.contains(country);
            case ANY -> true;
        };
    }

    /** Where data may be, for a sentence. */
    static String spoken(DataLocation wish) {
        return switch (wish) {
            case DK -> "in Denmark";
            case EU -> "in the EU or EEA";
            case ADEQUATE -> "in the EU, the EEA or a country with adequate protection";
            case ANY -> "anywhere";
        };
    }
}
