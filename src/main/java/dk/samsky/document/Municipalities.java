package dk.samsky.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The official list of municipalities, by their code of four digits. */
public record Municipalities(SequencedMap<String, Municipality> byCode) {
    /** One of them: its name without "Kommune", and its CVR number. */
    public record Municipality(String name, String cvr) {}

    public Municipalities {
        byCode = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byCode));
    }

    /** The one with the code; empty if the list has none. */
    public Optional<Municipality> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
