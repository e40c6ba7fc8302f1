package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.Workload;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.ServersNeed.VolumeNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace.Access;
import dk.samsky.model.resource.TrafficRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpanderTest {
    private static final Expressions EXPRESSIONS = new CelExpressions();

    private static final List<Parameter> ALL_TYPES =
            List.of(
                    Estate.parameter("number", Parameter.Type.INTEGER, Value.of(2)),
                    Estate.parameter("text", Parameter.Type.TEXT, Value.of("debian-12")),
                    Estate.parameter("flag", Parameter.Type.BOOLEAN, Value.of(false)),
                    Estate.parameter("size", Parameter.Type.QUANTITY, Value.of("10Gi")));

    @Test
    void bindsDefaultsAndWhatTheWorkloadGives() {
        var need =
                expand(Estate.caseManagement(), Map.of("webServers", Value.of(3)))
                        .value()
                        .orElseThrow();
        assertThat(need.servers()).extracting(ServersNeed::component).containsExactly("web", "db");
        assertThat(need.servers()).extracting(ServersNeed::count).containsExactly(3, 1);
        assertThat(need.servers().getLast().volumes())
                .containsExactly(new VolumeNeed("data", ByteSize.ofGibibytes(500)));
        assertThat(need.rules())
                .extracting(TrafficRule::toString)
                .containsExactly("tcp/443 internet -> web", "tcp/5432 web -> db");
        assertThat(need.data()).isEqualTo(Estate.caseManagement().data());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${number} | 2",
                "${number * 3 + 1} | 7",
                "${number}0 | 20",
                "${tenant.inhabitants / 100000} | 3",
                "${flag ? 5 : 1} | 1",
                "${size(text)} | 9",
                "${workload.name == 'esdh' ? 4 : 0} | 4",
                "${string(number)} | 2",
            })
    void computesCounts(String count, int expected) {
        var need = expand(blueprint(Estate.servers("web", count)), Map.of()).value().orElseThrow();
        assertThat(need.servers().getFirst().count()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${size} | 10Gi",
                "${size * 2} | 20Gi",
                "${number}Gi | 2Gi",
                "${size + 1073741824} | 11Gi"
            })
    void writesQuantitiesBackAsSizes(String size, String expected) {
        var need =
                expand(blueprint(Estate.servers("db", "1", Estate.volume("data", size))), Map.of())
                        .value()
                        .orElseThrow();
        assertThat(need.servers().getFirst().volumes().getFirst().size()).hasToString(expected);
    }

    @Test
    void leavesOutComponentsAndTheirRules() {
        var blueprint =
                Estate.blueprint(
                        "b",
                        ALL_TYPES,
                        List.of(
                                Estate.servers("web", "1"),
                                when(Estate.servers("cache", "1"), "${flag}")),
                        Estate.rule("tcp/443", "internet", "web"),
                        Estate.rule("tcp/6379", "web", "cache"));
        var without = expand(blueprint, Map.of()).value().orElseThrow();
        assertThat(without.servers()).extracting(ServersNeed::component).containsExactly("web");
        assertThat(without.rules()).hasSize(1);
        var with = expand(blueprint, Map.of("flag", Value.of(true))).value().orElseThrow();
        assertThat(with.servers())
                .extracting(ServersNeed::component)
                .containsExactly("web", "cache");
        assertThat(with.rules()).hasSize(2);
    }

    @Test
    void letsTheTenantsPeopleActInNamespacesFirst() {
        var reader = Estate.READERS;
        var need =
                expand(
                                Estate.blueprint(
                                        "b",
                                        List.of(),
                                        List.of(Estate.space("apps", reader, Estate.OPERATORS))),
                                Map.of())
                        .value()
                        .orElseThrow();
        assertThat(need.namespaces().getFirst().access()).containsExactly(Estate.OPERATORS, reader);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ribe-it | it belongs to 'ribe'. | Remove it from the component",
                "nobody | no document says that it is the tenant's. | Name it under 'access'",
                "READERS | no document says that it is the tenant's. | Did you mean 'readers'?",
            })
    void letsNobodyElsesPeopleAct(String group, String whose, String remedy) {
        var problems =
                expand(
                                Estate.blueprint(
                                        "b",
                                        List.of(),
                                        List.of(
                                                Estate.space(
                                                        "apps", new Access(group, Role.VIEWER)))),
                                Map.of())
                        .diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code().id()).isEqualTo("BP-110");
        assertThat(problems.getFirst().what()).endsWith(whose);
        assertThat(problems.getFirst().fix()).startsWith(remedy);
        assertThat(problems.getFirst().span().orElseThrow().source().text()).isEqualTo(group);
        assertThat(problems.getFirst().address()).hasValue("aarhus");
    }

    @Test
    void asksNothingOfTheGroupsOfAComponentThatIsNotThere() {
        var apps = Estate.space("apps", new Access("ribe-it", Role.VIEWER));
        var without =
                new Component.Space(
                        apps.name(),
                        Optional.of(Estate.of("${flag}", Estate.FLAG)),
                        apps.vcpus(),
                        apps.memory(),
                        apps.storage(),
                        apps.pods(),
                        apps.loadBalancers(),
                        apps.podSecurity(),
                        apps.access(),
                        apps.deployer(),
                        apps.protect(),
                        apps.span());
        assertThat(expand(Estate.blueprint("b", ALL_TYPES, List.of(without)), Map.of()).value())
                .isPresent();
    }

    @Test
    void computesWhetherThereIsADeployer() {
        var apps = Estate.space("apps");
        var computed =
                new Component.Space(
                        apps.name(),
                        apps.when(),
                        apps.vcpus(),
                        apps.memory(),
                        apps.storage(),
                        apps.pods(),
                        apps.loadBalancers(),
                        apps.podSecurity(),
                        apps.access(),
                        Estate.of("${!flag}", Estate.FLAG),
                        apps.protect(),
                        apps.span());
        assertThat(
                        expand(Estate.blueprint("b", ALL_TYPES, List.of(computed)), Map.of())
                                .value()
                                .orElseThrow()
                                .namespaces())
                .extracting(NamespaceNeed::deployer)
                .containsExactly(true);
    }

    @Test
    void tellsOfAVolumeThatIsNoWholeNumberOfGibibytes() {
        var problems =
                expand(Estate.caseManagement(), Map.of("databaseSize", Value.of("1500Mi")))
                        .diagnostics();
        assertThat(problems)
                .extracting(Diagnostic::what)
                .containsExactly("The volume 'data' has a size of 1500Mi.");
        assertThat(problems.getFirst().address()).hasValue("aarhus/esdh");
        assertThat(problems.getFirst().related()).hasSize(1);
    }

    @Test
    void whatHangsOnAValueThatDoesNotFitIsLeftAloneAndAllElseIsTold() {
        var workload =
                Estate.withData(
                        Estate.workload(
                                "aarhus",
                                "esdh",
                                "case-management",
                                Map.of(
                                        "webServers", Value.of(11),
                                        "databaseSize", Value.of("1500Mi"))),
                        new DataClaim(
                                Optional.of(
                                        new Located<>(
                                                Confidentiality.PUBLIC, Estate.span("public"))),
                                Optional.of(new Located<>(PersonalData.CPR, Estate.span("cpr"))),
                                Optional.of(new Located<>(DataLocation.ANY, Estate.span("any")))));
        var expander =
                Expander.of(
                        Estate.library(Estate.caseManagement()),
                        Estate.GROUPS,
                        Doubts.NONE,
                        EXPRESSIONS);
        assertThat(expander.judge(Estate.tenant("aarhus", workload), workload).problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("BP-108", "BP-108", "BP-109");
    }

    @Test
    void raisesTheDataClass() {
        var workload =
                Estate.withData(
                        Estate.workload("aarhus", "esdh", "case-management", Map.of()),
                        new DataClaim(
                                Optional.empty(),
                                Optional.of(new Located<>(PersonalData.CPR, Estate.span("cpr"))),
                                Optional.of(new Located<>(DataLocation.DK, Estate.span("dk")))));
        assertThat(expand(Estate.caseManagement(), workload).value().orElseThrow().data())
                .isEqualTo(
                        new DataClass(Confidentiality.INTERNAL, PersonalData.CPR, DataLocation.DK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${number - 3} | BP-107 | There would be -1 servers.",
                "${number * 300} | BP-107 | There would be 600 servers.",
                "${number / (number - 2)} | BP-106 | ${number / (number - 2)} has no value for the"
                        + " workload 'esdh'.",
                "${text} | BP-107 | ${text} gives 'debian-12' for the workload 'esdh'.",
                "${tenant.labels.region} | BP-106 | ${tenant.labels.region} has no value for the"
                        + " workload 'esdh'.",
            })
    void tellsWhatCannotBeComputed(String count, String code, String what) {
        var problems = expand(blueprint(Estate.servers("web", count)), Map.of()).diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code().id()).isEqualTo(code);
        assertThat(problems.getFirst().what()).isEqualTo(what);
        assertThat(problems.getFirst().span().orElseThrow().source().text()).isEqualTo(count);
        assertThat(problems.getFirst().related()).hasSize(1);
    }

    /** What stands in a number's place is shown as far as it helps: it may be a secret. */
    @Test
    void showsTheBeginningOfALongText() {
        var most = "0123456789".repeat(4);
        assertThat(shown(most)).isEqualTo("'" + most + "'");
        assertThat(shown(most + "x")).isEqualTo("'" + most + "\u2026'");
        assertThat(shown("first\nsecond")).isEqualTo("'first\u2026'");
    }

    private static String shown(String text) {
        var blueprint = blueprint(Estate.servers("web", "${text}"));
        var told = expand(blueprint, Map.of("text", Value.of(text))).diagnostics();
        assertThat(told).hasSize(1);
        var what = told.getFirst().what();
        return what.substring("${text} gives ".length(), what.indexOf(" for the workload"));
    }

    @Test
    void tellsWhatIsWrongWithABlueprintOnce() {
        var blueprint =
                Estate.blueprint(
                        "b",
                        List.of(
                                Estate.parameter("namespace", Parameter.Type.TEXT, Value.of("x")),
                                Estate.parameter(
                                        "web-servers", Parameter.Type.INTEGER, Value.of(1))),
                        List.of(
                                Estate.servers(
                                        "cache", "${webServers}", Estate.volume("data", "1500Mi")),
                                when(Estate.servers("web", "1"), "${1 + 1}"),
                                Estate.space("apps")),
                        Estate.rule("tcp/443", "web", "apps"),
                        Estate.rule("icmp", "internet", "apps"));
        assertThat(
                        Expander.of(
                                        Estate.library(blueprint),
                                        Estate.GROUPS,
                                        Doubts.NONE,
                                        EXPRESSIONS)
                                .diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly(
                        "BP-001", "BP-001", "EX-002", "BP-109", "BP-007", "BP-005", "BP-006");
    }

    @Test
    void compilesEachExpressionOncePerBlueprint() {
        var count = new AtomicInteger();
        var counting = new Counting(count);
        var expander =
                Expander.of(
                        Estate.library(Estate.caseManagement()),
                        Estate.GROUPS,
                        Doubts.NONE,
                        counting);
        for (var i = 0; i < 50; i++) {
            var workload = Estate.workload("aarhus", "w" + i, "case-management", Map.of());
            assertThat(expander.expand(Estate.tenant("aarhus", workload), workload).value())
                    .isPresent();
        }
        assertThat(count).hasValue(2);
    }

    private record Counting(AtomicInteger count) implements Expressions {
        @Override
        public Checked<Expression> compile(String text, Span span, Names names) {
            count.incrementAndGet();
            return EXPRESSIONS.compile(text, span, names);
        }
    }

    private static Blueprint blueprint(Component... components) {
        var list = new ArrayList<Component>(List.of(components));
        return Estate.blueprint("b", ALL_TYPES, list);
    }

    private static Component when(Component.Servers servers, String condition) {
        return new Component.Servers(
                servers.name(),
                Optional.of(Estate.of(condition, Estate.FLAG)),
                servers.count(),
                servers.vcpus(),
                servers.memory(),
                servers.image(),
                servers.spread(),
                servers.publicAddress(),
                servers.cloudInit(),
                servers.sshKeys(),
                servers.volumes(),
                servers.protect(),
                servers.span());
    }

    private static Checked<WorkloadNeed> expand(
            Blueprint blueprint, Map<String, Value> parameters) {
        return expand(
                blueprint,
                Estate.workload(
                        "aarhus", "esdh", blueprint.name(), new LinkedHashMap<>(parameters)));
    }

    private static Checked<WorkloadNeed> expand(Blueprint blueprint, Workload workload) {
        return Estate.expand(
                Expander.of(Estate.library(blueprint), Estate.GROUPS, Doubts.NONE, EXPRESSIONS),
                Estate.tenant("aarhus", workload),
                workload);
    }
}
