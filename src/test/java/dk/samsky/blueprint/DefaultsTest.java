package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Doubts;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.content.Value;
import dk.samsky.model.need.WorkloadNeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults that are computed: by the blueprint, for each workload that gives no value. */
class DefaultsTest {
    private static final Parameter PEOPLE =
            parameter("people", Parameter.Type.INTEGER, "${tenant.inhabitants}");
    private static final Parameter SERVERS =
            parameter("servers", Parameter.Type.INTEGER, "${(people * 2 + 59999) / 60000}");
    private static final Parameter ROOM =
            parameter("room", Parameter.Type.QUANTITY, "${servers * 10}Gi");
    private static final Blueprint SCALED = scaled(PEOPLE, SERVERS, ROOM);

    private final List<String> compiled = new ArrayList<>();
    private final Expressions counting =
            new Expressions() {
                private final Expressions cel = new CelExpressions();

                @Override
                public Checked<Expression> compile(String text, Span span, Names names) {
                    compiled.add(text);
                    return cel.compile(text, span, names);
                }
            };

    /** The tenant has 349 983 inhabitants. */
    @ParameterizedTest
    @CsvSource({", , 12 120Gi", "60000, , 2 20Gi", "60001, , 3 30Gi", "60000, 7, 7 70Gi"})
    void followTheTenantAndTheParametersBefore(Long people, Long servers, String expected) {
        var given = new LinkedHashMap<String, Value>();
        Optional.ofNullable(people).ifPresent(number -> given.put("people", Value.of(number)));
        Optional.ofNullable(servers).ifPresent(number -> given.put("servers", Value.of(number)));
        var group = expand(given, SCALED).value().orElseThrow().servers().getFirst();
        assertThat(group.count() + " " + group.volumes().getFirst().size()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | ${after + 1} | BP-009 | The default of 'x' needs after.",
                "INTEGER | ${x + 1} | BP-009 | The default of 'x' needs x.",
                "INTEGER | ${string(people)} | BP-008 | The default of 'x' gives a text.",
                "INTEGER | ${people}0 | BP-008 | The default of 'x' gives a text.",
                "QUANTITY | ${people > 1} | BP-008 | The default of 'x' gives true or false.",
                "INTEGER | ${tenant.name} | BP-008 | The default of 'x' gives a text.",
                "TEXT | ${people} | BP-008 | The default of 'x' gives a whole number.",
                "BOOLEAN | ${people} | BP-008 | The default of 'x' gives a whole number.",
                "INTEGER | ${poeple} | EX-002 | The expression speaks of 'poeple', which nobody"
                        + " gives it.",
                "INTEGER | ${1 + true} | EX-003 | ",
                "INTEGER | ${1 + | EX-006 | ",
            })
    void tellWhatIsWrongWithThem(Parameter.Type type, String text, String code, String what) {
        var blueprint =
                scaled(
                        PEOPLE,
                        SERVERS,
                        ROOM,
                        parameter("x", type, text),
                        parameter("after", Parameter.Type.INTEGER, "${people}"));
        var problems =
                Expander.of(library(blueprint), Estate.GROUPS, Doubts.NONE, counting).diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code().id()).isEqualTo(code);
        assertThat(problems.getFirst().span().orElseThrow().source().text()).isEqualTo(text);
        if (what != null) {
            assertThat(problems.getFirst().what()).isEqualTo(what);
        }
    }

    @Test
    void mayMentionALaterNameWhereItIsNoVariable() {
        var blueprint =
                scaled(
                        PEOPLE,
                        SERVERS,
                        ROOM,
                        parameter("x", Parameter.Type.TEXT, "${people > 1 ? 'after' : 'x'}"),
                        parameter("after", Parameter.Type.INTEGER, "${people}"));
        assertThat(
                        Expander.of(library(blueprint), Estate.GROUPS, Doubts.NONE, counting)
                                .diagnostics())
                .isEmpty();
    }

    @Test
    void mayCallALoopsOwnAsALaterParameter() {
        var blueprint =
                scaled(
                        PEOPLE,
                        SERVERS,
                        ROOM,
                        parameter(
                                "x", Parameter.Type.BOOLEAN, "${[1, 2].exists(after, after > 1)}"),
                        parameter("after", Parameter.Type.INTEGER, "${people}"));
        assertThat(
                        Expander.of(library(blueprint), Estate.GROUPS, Doubts.NONE, counting)
                                .diagnostics())
                .isEmpty();
        assertThat(expand(Map.of(), blueprint).diagnostics()).isEmpty();
    }

    @Test
    void areWithinTheirBoundsOrToldOfWithTheWorkload() {
        var servers =
                new Parameter(
                        "servers",
                        Parameter.Type.INTEGER,
                        "",
                        SERVERS.fallback(),
                        Optional.of(1L),
                        Optional.of(10L),
                        List.of(),
                        SERVERS.span());
        var problems = expand(Map.of(), scaled(PEOPLE, servers, ROOM)).diagnostics();
        assertThat(problems)
                .extracting(Diagnostic::what)
                .containsExactly("The default of 'servers' gives '12' for the workload 'w'.");
        assertThat(problems.getFirst().why()).isEqualTo("It is at most 10.");
        assertThat(problems.getFirst().address()).hasValue("aarhus/w");
        assertThat(problems.getFirst().span().orElseThrow().source().text())
                .isEqualTo("${(people * 2 + 59999) / 60000}");
    }

    @Test
    void whatNeedsAWrongValueIsNotToldAsWellAndWhatDoesNotIs() {
        var blueprint =
                scaled(
                        PEOPLE,
                        SERVERS,
                        ROOM,
                        parameter("x", Parameter.Type.INTEGER, "${tenant.labels.region}"));
        var workload =
                Estate.workload(
                        "aarhus", "w", blueprint.name(), Map.of("people", Value.of("many")));
        // That 'people' is no number was told when the workload was read.
        assertThat(
                        Expander.of(library(blueprint), Estate.GROUPS, Doubts.NONE, counting)
                                .judge(Estate.tenant("aarhus", workload), workload)
                                .problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("BP-106");
    }

    @Test
    void haveNoValueWhereTheTenantDoesNotSay() {
        var region = parameter("region", Parameter.Type.TEXT, "${tenant.labels.region}");
        assertThat(expand(Map.of(), scaled(PEOPLE, SERVERS, ROOM, region)).diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("BP-106");
    }

    @Test
    void aBlueprintThatIsBasedOnAnotherCompilesItsOwnOnly() {
        var small = variant("small", "people", fixed(Value.of(60_000)));
        var twice = variant("twice", "servers", computed("${people / 100000}"));
        var expander =
                Expander.of(library(SCALED, small, twice), Estate.GROUPS, Doubts.NONE, counting);
        assertThat(compiled).hasSize(6).doesNotHaveDuplicates().contains("people / 100000");
        assertThat(servers(expander, "scaled")).isEqualTo(12);
        assertThat(servers(expander, "small")).isEqualTo(2);
        assertThat(servers(expander, "twice")).isEqualTo(3);
    }

    @Test
    void aBlueprintThatIsBasedOnAnotherIsToldOfItsOwnMistakesOnly() {
        var typed = variant("typed", "servers", computed("${string(people)}"));
        assertThat(
                        Expander.of(library(SCALED, typed), Estate.GROUPS, Doubts.NONE, counting)
                                .diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("BP-008");
        var broken = scaled(PEOPLE, parameter("servers", Parameter.Type.INTEGER, "${x}"), ROOM);
        var based = variant("based", "people", fixed(Value.of(1)));
        assertThat(
                        Expander.of(library(broken, based), Estate.GROUPS, Doubts.NONE, counting)
                                .diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("EX-002");
    }

    private static int servers(Expander expander, String blueprint) {
        var workload = Estate.workload("aarhus", "w", blueprint, new LinkedHashMap<>());
        return expander.expand(Estate.tenant("aarhus", workload), workload)
                .value()
                .orElseThrow()
                .servers()
                .getFirst()
                .count();
    }

    private Checked<WorkloadNeed> expand(Map<String, Value> given, Blueprint blueprint) {
        var workload = Estate.workload("aarhus", "w", blueprint.name(), new LinkedHashMap<>(given));
        return Estate.expand(
                Expander.of(library(blueprint), Estate.GROUPS, Doubts.NONE, counting),
                Estate.tenant("aarhus", workload),
                workload);
    }

    private static SequencedMap<String, Blueprint> library(Blueprint... blueprints) {
        var library = new TreeMap<String, Blueprint>();
        for (var blueprint : blueprints) {
            library.put(blueprint.name(), blueprint);
        }
        return library;
    }

    private static Blueprint scaled(Parameter... parameters) {
        return Estate.blueprint(
                "scaled",
                List.of(parameters),
                List.of(Estate.servers("web", "${servers}", Estate.volume("data", "${room}"))));
    }

    private static Blueprint variant(String name, String parameter, Templated<Value> fallback) {
        var parameters = new LinkedHashMap<>(SCALED.parameters());
        parameters.computeIfPresent(parameter, (_, base) -> base.withDefault(fallback));
        return new Blueprint(
                Estate.metadata(name),
                "",
                Optional.of("scaled"),
                parameters,
                SCALED.claim(),
                SCALED.components(),
                SCALED.rules(),
                SCALED.moved());
    }

    private static Parameter parameter(String name, Parameter.Type type, String text) {
        return Estate.parameter(name, type, Value.of(1))
                .withDefault(new Templated.Computed<>(text, type.scalar(), Estate.span(text)));
    }

    private static Templated<Value> fixed(Value value) {
        return new Templated.Fixed<>(value, Estate.span("fixed"));
    }

    private static Templated<Value> computed(String text) {
        return new Templated.Computed<>(text, Parameter.Type.INTEGER.scalar(), Estate.span(text));
    }
}
