package dk.samsky.policy;

import dk.samsky.model.data.DataLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists of countries (ISO 3166-1 alpha-2) that rules may speak of, each with all of the one before
 * it. They change by law: each names its source and the day since when it stands so.
 */
public final class Countries {
    /**
     * The 27 members of the European Union. Source:
     * https://european-union.europa.eu/principles-countries-history/eu-countries_en; since
     * 2020-02-01.
     */
    public static final List<String> EU =
            List.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");

    /**
     * The European Economic Area. Source: https://www.efta.int/eea-relations-eu/eea-agreement;
     * since 2020-02-01.
     */
    public static final List<String> EEA = with(EU, "IS", "LI", "NO");

    /**
     * Countries whose protection of personal data the Commission found adequate (GDPR art. 45),
     * besides the EEA. The United States are not among them: that decision (EU 2023/1795) is for
     * certified organisations only, so it belongs into a rule that asks for the certification as an
     * assurance. Canada's is for commercial organisations, which providers are. That on the United
     * Kingdom ends on 2031-12-27.
     *
     * <p>Source:
     * https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en;
     * up to decision (EU) 2026/179 on Brazil, 2026-01-26. What comes later is to be added with its
     * decision.
     */
    public static final List<String> ADEQUATE =
            with(
                    EEA, "AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP",
                    "KR", "NZ", "UY");

    private Countries() {}

    /** Whether data that may be in this location may be in a country. */
    public static boolean allows(DataLocation location, String country) {
        return switch (location) {
            case ANY -> true;
            case ADEQUATE -> ADEQUATE.contains(country);
            case EU -> EEA.contains(country);
            case DK -> country.equals("DK");
        };
    }

    private static List<String> with(List<String> countries, String... more) {
        var all = new ArrayList<>(countries);
        Collections.addAll(all, more);
        return Collections.unmodifiableList(all);
    }
}
