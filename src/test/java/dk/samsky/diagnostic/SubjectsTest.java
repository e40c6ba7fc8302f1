package dk.samsky.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private enum Trouble implements Code {
        LOST;

        @Override
        public String id() {
            return "XX-101";
        }

        @Override
        public String title() {
            return "Something would be lost";
        }
    }

    private static Diagnostic lost(String address, String why) {
        return Diagnostic.error(
                Trouble.LOST,
                new Subjects(List.of(address), "is lost", "are lost"),
                why,
                "Keep it.");
    }

    private static List<Diagnostic> once(List<Diagnostic> aarhus, List<Diagnostic> viborg) {
        var all = new TreeMap<String, List<Diagnostic>>();
        all.put("aarhus", aarhus);
        all.put("viborg", viborg);
        return Subjects.once(all).values().stream().flatMap(List::stream).distinct().toList();
    }

    @Test
    void oneCauseIsToldOnceOfAllThatItConcerns() {
        var told =
                once(
                        List.of(
                                lost("aarhus/esdh/server/db-1", "It goes."),
                                lost("aarhus/esdh/volume/db-1", "It goes.")),
                        List.of(lost("viborg/esdh/server/db-1", "It moves.")));
        assertThat(told)
                .extracting(Diagnostic::what)
                .containsExactly(
                        "aarhus/esdh/server/db-1, aarhus/esdh/volume/db-1 are lost.",
                        "viborg/esdh/server/db-1 is lost.");
        assertThat(told.getFirst().address()).contains("aarhus/esdh");
        assertThat(told.getLast().address()).contains("viborg/esdh/server/db-1");
    }

    @Test
    void tenantsOfOneCauseHaveOneProblem() {
        var many =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(number -> lost("aarhus/esdh/server/db-" + number, "It goes."))
                        .toList();
        var told = once(many, List.of(lost("viborg/esdh/server/db-1", "It goes.")));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().what())
                .startsWith("aarhus/esdh/server/db-1, viborg/esdh/server/db-1, aarhus/esdh/server/")
                .endsWith("db-11 and 19 more are lost.");
        assertThat(told.getFirst().address()).isEmpty();
        assertThat(told.getFirst().subjects().orElseThrow().names()).hasSize(31);
    }

    @Test
    void whatHasNoSubjectsStaysAsItIs() {
        var plain = Diagnostic.error(Trouble.LOST, "It is lost.", "It goes.", "Keep it.");
        assertThat(once(List.of(plain), List.of())).containsExactly(plain);
    }
}
