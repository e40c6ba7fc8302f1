package dk.samsky.model.data;

/**
 * The strictest category of personal data in a workload, in rising order of protection.
 *
 * <p>Source: https://data.gov.dk/concept/profile/personal-data-categories/ (ordinary: GDPR art. 6;
 * sensitive: art. 9; cpr: databeskyttelsesloven § 11; criminal: GDPR art. 10). The order is ours,
 * for "a workload may raise its data class, never lower it".
 */
public enum PersonalData {
    NONE,
    ORDINARY,
    SENSITIVE,
    CPR,
    CRIMINAL
}
