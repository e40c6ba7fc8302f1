package dk.samsky.country;

import java.util.List;

/**
 * A typical system of a municipality, as {@code archetypes.csv} beside this class has them.
 *
 * @param isLocal whether each municipality has one, of the size that 60 000 inhabitants need; else
 *     one serves the country
 * @param system its operating system: {@code linux}, {@code windows}, or either
 */
record Archetype(
        String id,
        String domain,
        boolean isLocal,
        DataWords data,
        String criticality,
        String shape,
        String system,
        Size size) {
    /** What the table says of the data: {@code følsom}, {@code følsomme+cpr}, {@code eu_eea}. */
    record DataWords(String confidentiality, String personal, String location) {}

    /** All servers together; memory and storage in GiB. */
    record Size(int servers, int vcpus, int memory, int storage) {}

    /** All of them, in the table's order. */
    static List<Archetype> all() {
        return Table.rows("archetypes.csv").stream()
                .map(cells ->
                        new Archetype(
                                cells.get(0),
                                cells.get(1),
                                cells.get(2).equals("local"),
                                new DataWords(cells.get(3), cells.get(4), cells.get(5)),
                                cells.get(6),
                                cells.get(7),
                                cells.get(8),
                                new Size(
                                        Integer.parseInt(cells.get(9)),
                                        Integer.parseInt(cells.get(10)),
                                        Integer.parseInt(cells.get(11)),
                                        Integer.parseInt(cells.get(12)))))
                .toList();
    }

    boolean isInContainers() {
        return shape.contains("container");
    }

    /** Whether it is to keep a second server where the table has one. */
    boolean isRedundant() {
        return criticality.startsWith("high") || criticality.startsWith("critical");
    }

    @Override
    public String toString() {
        return id;
    }
}
