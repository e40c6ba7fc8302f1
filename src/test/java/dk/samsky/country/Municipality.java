package dk.samsky.country;

import java.util.List;
import java.util.Locale;

/**
 * One of the 98 municipalities, as {@code municipalities.csv} beside this class has them.
 *
 * @param name without "Kommune"
 * @param officialName as the municipality writes itself
 * @param inhabitants on 1 January 2020
 */
record Municipality(
        String code, String name, String officialName, String region, String cvr, int inhabitants) {
    /** All of them, in order of their codes. */
    static List<Municipality> all() {
        return Table.rows("municipalities.csv").stream()
                .map(cells ->
                        new Municipality(
                                cells.get(0),
                                cells.get(1),
                                cells.get(2),
                                cells.get(3),
                                cells.get(4),
                                Integer.parseInt(cells.get(5))))
                .toList();
    }

    /** Its name as a tenant's: a DNS label. */
    String tenant() {
        return label(name);
    }

    /** Its region as a label: {@code midtjylland}. */
    String regionLabel() {
        return label(region.replace("Region ", ""));
    }

    static String label(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replaceAll("[^a-z0-9]+", "-");
    }
}
