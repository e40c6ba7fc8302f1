package dk.samsky.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expression.Result;
import dk.samsky.expression.ExpressionCode;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionsTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();

    private static final Names NAMES = names();

    private static final Fields VARIABLES =
            Fields.builder()
                    .number("count", 3)
                    .text("size", "large")
                    .flag("spread", true)
                    .texts("eu", List.of("DK", "SE", "DE"))
                    .group(
                            "tenant",
                            Fields.builder()
                                    .text("name", "aarhus")
                                    .number("inhabitants", 349_983)
                                    .group(
                                            "labels",
                                            Fields.builder().text("region", "midtjylland").build())
                                    .build())
                    .build();

    private static Names names() {
        return Names.NONE
                .with("count", Names.Type.INTEGER)
                .with("size", Names.Type.TEXT)
                .with("spread", Names.Type.BOOLEAN)
                .with("eu", Names.Type.TEXTS)
                .withOneOf("class", List.of("public", "internal"))
                .with("tenant", Names.Type.GROUP)
                .with(
                        "region",
                        Names.NONE
                                .with("name", Names.Type.TEXT)
                                .with("country", Names.Type.TEXT)
                                .with("labels", Names.Type.GROUP)
                                .with("room", Names.NONE.with("vcpus", Names.Type.INTEGER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count | 3",
                "count + 1 | 4",
                "tenant.inhabitants / 10000 | 34",
                "tenant.inhabitants / 10000 + count | 37",
                "tenant.name + '-' + size | aarhus-large",
                "spread ? 'yes' : 'no' | yes",
                "'DK' in eu | true",
                "eu.exists(country, country == 'NO') | false",
                "size(eu) | 3",
                "has(tenant.labels.region) | true",
                "has(tenant.labels.owner) | false",
                "tenant.labels.region == 'midtjylland' && count >= 3 | true",
                "tenant.labels['region'] | midtjylland",
                "string(count) + 'Gi' | 3Gi",
                "int('12') | 12",
                "size.startsWith('la') | true",
                "size.matches('^l.*e$') | true",
                "'æ' + size | ælarge",
                "tenant.name + string(size(tenant)) | aarhus3",
                "'labels' in tenant && tenant.labels.region != '' | true",
                "tenant['name'] + '-' + tenant.labels['region'] | aarhus-midtjylland",
                "tenant.exists(key, tenant[key] == tenant.name) | true",
                "eu.filter(tenant, tenant == 'DK').size() + tenant.inhabitants | 349984",
                "has(tenant.labels) && !has(tenant.owner) | true",
            })
    void computes(String text, String expected) {
        var found = (Result.Found) compile(text).evaluate(VARIABLES);
        assertThat(Template.write(found.value())).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count",
                "size",
                "spread",
                "tenant.name",
                "tenant.labels.region",
                " tenant.inhabitants "
            })
    void answersAPathAsCelWould(String path) {
        var direct = compile(path);
        var byCel = compile("(" + path + ")");
        assertThat(direct).isInstanceOf(PathExpression.class);
        assertThat(byCel).isInstanceOf(CelExpression.class);
        assertThat(direct.evaluate(VARIABLES)).isEqualTo(byCel.evaluate(VARIABLES));
        assertThat(direct.type()).isEqualTo(byCel.type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant.owner",
                "(tenant.owner)",
                "tenant.labels.owner.name",
                "tenant.name.first",
                "tenant.labels"
            })
    void givesNothingForWhatIsNotGiven(String text) {
        assertThat(compile(text).evaluate(VARIABLES)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void namesAVariableThatIsNotGiven() {
        assertThat(compile("count").evaluate(Fields.NONE))
                .isEqualTo(new Result.Failed("'count' is not given."));
    }

    @Test
    void knowsTheTypeBeforeItIsEvaluated() {
        assertThat(compile("count > 2").type()).hasValue(Names.Type.BOOLEAN);
        assertThat(compile("count * 2").type()).hasValue(Names.Type.INTEGER);
        assertThat(compile("size + 'r'").type()).hasValue(Names.Type.TEXT);
        assertThat(compile("tenant.inhabitants").type()).isEmpty();
    }

    @Test
    void showsNoMoreOfAGroupThanIsRead() {
        var tenant = VARIABLES.find("tenant").orElseThrow();
        var reads = new Reads();
        reads.field("tenant", "name");
        reads.field("tenant", "owner");
        assertThat(reads.narrow("tenant", tenant))
                .isEqualTo(new Value.Group(Fields.builder().text("name", "aarhus").build()));
        reads.whole("tenant");
        assertThat(reads.narrow("tenant", tenant)).isEqualTo(tenant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class == 'publik' | 'publik' | Did you mean 'public'?",
                "'publik' != class | 'publik' | Did you mean 'public'?",
                "spread && class in ['internal', 'x'] | 'x' | Compare it with one of those.",
                "eu.exists(c, c == 'DK' && class == 'DK') | 'DK' | Compare it with one of those."
            })
    void tellsAComparisonThatNeverHolds(String text, String place, String fix) {
        var problem = refused("${" + text + "}", text);
        assertThat(problem.code()).isEqualTo(ExpressionCode.NEVER_SO);
        assertThat(problem.fix()).startsWith(fix);
        var column = 3 + text.indexOf(place);
        assertThat(problem.span().orElseThrow().start()).isEqualTo(new Position(1, column));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class == 'public'",
                "class in ['public', 'internal']",
                "class == size",
                "size == 'publik'",
                "class + 'x' == 'publicx'"
            })
    void leavesOtherComparisonsAlone(String text) {
        assertThat(EXPRESSIONS.compile(text, span(text), NAMES).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size = 'x' | The expression cannot be read from '= 'x'' on.",
                "size == ( | The expression ends before it is complete."
            })
    void tellsInOurWordsWhatCannotBeRead(String text, String what) {
        var problem = refused("${" + text + "}", text);
        assertThat(problem.code()).isEqualTo(ExpressionCode.NOT_READABLE);
        assertThat(problem.what()).isEqualTo(what);
    }

    @Test
    void namesWhatIsNotThere() {
        assertThat(compile("tenant.labels.no == 'x'").evaluate(VARIABLES))
                .isEqualTo(new Result.Failed("It speaks of 'no', which is not given."));
    }

    @Test
    void hasNoStructs() {
        var text = "google.protobuf.Int64Value{value: count} == 3";
        assertThat(EXPRESSIONS.compile(text, span(text), NAMES).diagnostics())
                .first()
                .matches(Diagnostic::isError);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 1 | ``",
                "count | count",
                "tenant.name | tenant",
                "tenant['name'] == size | size,tenant",
                "has(region.country) && !spread | region,spread",
                "eu.exists(size, size == region.name) | eu,region,size",
                "{size: count}['a'] in [3] | count,size",
                "type(count) == int | count",
            })
    void knowsWhichVariablesItReads(String text, String names) {
        assertThat(String.join(",", compile(text).reads())).isEqualTo(names);
    }

    @Test
    void tellsAnUnknownNameWithANearOneAtItsPlace() {
        var problem = refused("count: \"${counts + 1}\"", "counts + 1");
        assertThat(problem.code()).isEqualTo(ExpressionCode.UNKNOWN_NAME);
        assertThat(problem.fix()).startsWith("Did you mean 'count'?");
        assertThat(problem.span().orElseThrow().start()).isEqualTo(new Position(1, 11));
        assertThat(problem.span().orElseThrow().end()).isEqualTo(new Position(1, 17));
    }

    @Test
    void tellsAllUnknownNames() {
        assertThat(
                        EXPRESSIONS
                                .compile(
                                        "one + two.three + [4].exists(x, x == four ? y : x)",
                                        span("x"),
                                        NAMES)
                                .diagnostics())
                .extracting(Diagnostic::what)
                .containsExactly(
                        "The expression speaks of 'one', which nobody gives it.",
                        "The expression speaks of 'two', which nobody gives it.",
                        "The expression speaks of 'four', which nobody gives it.",
                        "The expression speaks of 'y', which nobody gives it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "region.cuntry | region.cuntry | Did you mean 'region.country'?",
                " region.cuntry | region.cuntry | Did you mean 'region.country'?",
                "region.cuntry == 'DK' | region.cuntry | Did you mean 'region.country'?",
                "'DK' in eu && region.room.vcpu > 2 | region.room.vcpu | Did you mean"
                        + " 'region.room.vcpus'?",
                "has(region.cuntry) | region.cuntry | Did you mean 'region.country'?",
                "region['cuntry'] == 'DK' | region | Did you mean 'region.country'?",
                "eu.exists(x, x == region.cuntry) | region.cuntry | Did you mean 'region.country'?",
                "size(region.elsewhere) | region.elsewhere | Name one of these.",
                "region.name.first | region.name.first | Leave '.first' out, or name something"
                        + " else.",
                "region.name.first + 'x' | region.name.first | Leave '.first' out, or name"
                        + " something else.",
            })
    void tellsAFieldThatIsNotThereAtItsPlace(String text, String place, String fix) {
        var problems = EXPRESSIONS.compile(text, span("when: " + text, 7), NAMES).diagnostics();
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ExpressionCode.UNKNOWN_NAME);
                    assertThat(problem.fix()).isEqualTo(fix);
                    var column = 7 + text.indexOf(place);
                    assertThat(problem.span().orElseThrow().start())
                            .isEqualTo(new Position(1, column));
                    assertThat(problem.span().orElseThrow().end())
                            .isEqualTo(new Position(1, column + place.length()));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region.labels.anything == 'x'",
                "region.labels.anything",
                "region.labels['any thing'] == 'x'",
                "eu.exists(region, region == 'DK')",
                "[{'cuntry': 1}].exists(region, region.cuntry == 1)",
                "region[size] == 'x'",
                "has(region.room) && region.room.vcpus > 1",
            })
    void leavesFreeWhatHasFreeNames(String text) {
        assertThat(EXPRESSIONS.compile(text, span(text), NAMES).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"region.room", "region.labels", "region", "eu"})
    void refusesAPathToWhatIsNoSingleValue(String text) {
        assertThat(EXPRESSIONS.compile(text, span(text), NAMES).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(ExpressionCode.WRONG_RESULT);
    }

    @Test
    void knowsTheTypeOfAField() {
        assertThat(compile("region.country").type()).hasValue(Names.Type.TEXT);
        assertThat(compile("region.room.vcpus").type()).hasValue(Names.Type.INTEGER);
        assertThat(compile("region.labels.any").type()).isEmpty();
    }

    @Test
    void tellsTypesThatDoNotFitAtTheirPlace() {
        var problem = refused("count: ${1 + count + size}", "1 + count + size");
        assertThat(problem.code()).isEqualTo(ExpressionCode.TYPES_DO_NOT_FIT);
        assertThat(problem.what()).isEqualTo("'+' does not work on a whole number and a text.");
        assertThat(problem.span().orElseThrow().start()).isEqualTo(new Position(1, 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + | EX-001",
                "count count | EX-001",
                "namespace | EX-001",
                "size.frobnicate() | EX-003",
                "count && spread | EX-003",
                "[count] | EX-005",
                "{'a': 1} | EX-005",
                "1.5 | EX-005",
                "null | EX-005",
                "eu | EX-005",
                "tenant | EX-005",
                "[1].map(x, x + 1) == [2] | EX-002",
                "[1].exists(a, [1].exists(b, [1].exists(c, c == a + b))) | EX-004",
            })
    void refuses(String text, String code) {
        assertThat(EXPRESSIONS.compile(text, span(text), NAMES).diagnostics())
                .extracting(problem -> problem.code().id())
                .contains(code)
                .containsOnly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count / 0 | It divides by zero.",
                "9223372036854775807 + count | A number in it becomes too large.",
                "eu[7] | It asks for an element that the list does not have.",
                "tenant.name / 2 | Its values are of types that do not fit together.",
                "tenant.labels | It gives a group where a text, a whole number, or true or false is"
                        + " wanted.",
            })
    void saysWhyThereIsNoValue(String text, String why) {
        assertThat(compile(text).evaluate(VARIABLES)).isEqualTo(new Result.Failed(why));
    }

    @Test
    void refusesLongExpressions() {
        var problem =
                EXPRESSIONS
                        .compile("1" + " + 1".repeat(500), span("x"), NAMES)
                        .diagnostics()
                        .getFirst();
        assertThat(problem.code()).isEqualTo(ExpressionCode.TOO_LARGE);
    }

    @Test
    void refusesDeepExpressions() {
        assertThat(
                        EXPRESSIONS
                                .compile("(".repeat(900) + "1" + ")".repeat(900), span("x"), NAMES)
                                .diagnostics())
                .isNotEmpty();
    }

    @Test
    void endsLoopsThatTakeTooLong() {
        var many = Fields.builder().texts("eu", Collections.nCopies(200, "x")).build();
        assertThat(compile("eu.all(a, eu.all(b, a == b))").evaluate(many))
                .isEqualTo(new Result.Failed("It takes more than 10000 rounds."));
    }

    private static Expression compile(String text) {
        return EXPRESSIONS.compile(text, span(text), NAMES).value().orElseThrow();
    }

    private static Diagnostic refused(String document, String expression) {
        var problems =
                Template.compile(
                                document.substring(
                                        document.indexOf("${"), document.indexOf('}') + 1),
                                span(document),
                                NAMES,
                                EXPRESSIONS)
                        .diagnostics();
        assertThat(document).contains(expression);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static Span span(String text) {
        return span(text, 1);
    }

    private static Span span(String line, int column) {
        return new Span(
                new Source("a.yaml", line),
                new Position(1, column),
                new Position(1, line.length() + 1));
    }
}
