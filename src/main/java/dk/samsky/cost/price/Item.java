package dk.samsky.cost.price;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a price book prices. */
public enum Item {
    /** A server of a size; the name is the size's. */
    SERVER("server"),
    /** A volume; the name is its class, of which there is one: {@code standard}. */
    STORAGE("storage"),
    /** An address that is reached from the internet. */
    PUBLIC_ADDRESS("public-address"),
    /** One vCPU of a namespace's quota. */
    NAMESPACE_VCPU("namespace-vcpu"),
    /** One GiB of memory of a namespace's quota. */
    NAMESPACE_MEMORY("namespace-memory"),
    /** One GiB of storage of a namespace's quota. */
    NAMESPACE_STORAGE("namespace-storage"),
    /**
     * Traffic to the internet; kept, but no part of the run-rate, since nobody knows it beforehand.
     */
    EGRESS("egress"),
    /** What is taken off for a promise to buy; kept, and no part of the run-rate either. */
    COMMITMENT("commitment");

    /** What one amount is for. */
    public enum Unit {
        HOUR("hour"),
        MONTH("month"),
        GIBIBYTE_HOUR("GiB-hour"),
        GIBIBYTE_MONTH("GiB-month"),
        GIGABYTE("GB"),
        GIBIBYTE("GiB"),
        PERCENT("percent");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean isHourly() {
            return this == HOUR || this == GIBIBYTE_HOUR;
        }
    }

    private final String word;

    Item(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether it costs for as long as it stands. */
    boolean isStanding() {
        return this != EGRESS && this != COMMITMENT;
    }

    static SequencedMap<String, Item> words() {
        var words = new LinkedHashMap<String, Item>();
        for (var item : values()) {
            words.put(item.word, item);
        }
        return Collections.unmodifiableSequencedMap(words);
    }

    SequencedMap<String, Unit> units() {
        var words = new LinkedHashMap<String, Unit>();
        possibleUnits().forEach(unit -> words.put(unit.word(), unit));
        return Collections.unmodifiableSequencedMap(words);
    }

    private List<Unit> possibleUnits() {
        return switch (this) {
            case SERVER, PUBLIC_ADDRESS, NAMESPACE_VCPU -> List.of(Unit.HOUR, Unit.MONTH);
            case NAMESPACE_MEMORY -> List.of(Unit.GIBIBYTE_HOUR, Unit.GIBIBYTE_MONTH);
            case STORAGE, NAMESPACE_STORAGE -> List.of(Unit.GIBIBYTE_MONTH);
            case EGRESS -> List.of(Unit.GIGABYTE, Unit.GIBIBYTE);
            case COMMITMENT -> List.of(Unit.PERCENT);
        };
    }
}
