package dk.samsky.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Severity;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Action;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Policy.Waiver;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.document.Tenant;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import dk.samsky.model.need.Renames;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Volume;
import dk.samsky.policy.Facts.PlanFigures;
import dk.samsky.policy.Verdict.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCompilerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final TenantId AARHUS = new TenantId("aarhus");
    static final Location DENMARK = new Location("national", "dk-west");
    static final Location OREGON = new Location("cheap", "oregon");
    private static final Expressions EXPRESSIONS = new CelExpressions();
    static final Facts FACTS =
            new Facts(
                    List.of(tenant("aarhus"), tenant("ribe")),
                    List.of(
                            provider("national", "DK", "dk-west", "DK"),
                            provider("cheap", "US", "oregon", "US")),
                    TODAY);

    private static final String CPR = "region.country == 'DK' && provider.owner.jurisdiction in eu";

    @Test
    void holdsWherePermittedAndFailsWithItsMessageElsewhere() {
        var judge = judge(policy("cpr", Scope.PLACEMENT, "workload.data.personal == 'cpr'", CPR));
        var places = FACTS.placement(need("esdh", PersonalData.CPR));
        assertThat(findings(judge, places.apply(DENMARK))).containsExactly(new Finding.Holds());
        assertThat(findings(judge, places.apply(OREGON)))
                .containsExactly(new Finding.Fails("esdh may not be in cheap/oregon"));
        assertThat(judge.judge(Scope.PLACEMENT, places.apply(OREGON)).getFirst().isForbidding())
                .isTrue();
    }

    @Test
    void isNotAboutOtherData() {
        var judge = judge(policy("cpr", Scope.PLACEMENT, "workload.data.personal == 'cpr'", CPR));
        assertThat(findings(judge, FACTS.placement(need("web", PersonalData.NONE)).apply(OREGON)))
                .containsExactly(new Finding.Inapplicable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rank[workload.data.confidentiality] >= rank.confidential | true",
                "rank[provider.assurances['highest']] >= rank[workload.data.confidentiality] |"
                        + " true",
                "personalRank[workload.data.personal] > personalRank.cpr | false",
                "'iso-27001' in provider.assurances | true",
                "'iso-9001' in provider.assurances | false",
                "has(provider.assurances.audited) && provider.assurances.audited | true",
                "region.country in eea && region.country in adequate | true",
                "workload.amounts.servers == 0 | true",
                "tenant.inhabitants > 100000 | true",
                "has(workload.labels.owner) | false",
                "has(workload.provider) | false",
            })
    void speaksOfPlacementFacts(String require, String holds) {
        var judge = judge(policy("rule", Scope.PLACEMENT, "", require));
        var finding =
                findings(judge, FACTS.placement(need("esdh", PersonalData.CPR)).apply(DENMARK))
                        .getFirst();
        assertThat(finding instanceof Finding.Holds)
                .as(finding.toString())
                .isEqualTo(Boolean.parseBoolean(holds));
    }

    @Test
    void speaksOfResources() {
        var space = new Address(AARHUS, Optional.empty(), Kind.TENANT_SPACE, "national.dk-west");
        var volume =
                new Desired(
                        Address.of(new WorkloadId(AARHUS, "esdh"), Kind.VOLUME, "db-1-data"),
                        DENMARK,
                        "simulated",
                        new Volume(space, ByteSize.ofGibibytes(5)),
                        true);
        var judge =
                judge(
                        policy(
                                "kept",
                                Scope.RESOURCE,
                                "resource.kind == 'volume'",
                                "resource.protect && resource.fields.size == '5Gi' && region.name"
                                        + " == 'dk-west'"));
        assertThat(findings(Scope.RESOURCE, judge, FACTS.resource(volume, Optional.empty())))
                .containsExactly(new Finding.Holds());
    }

    @Test
    void speaksOfPlansInHundredths() {
        var judge =
                judge(
                        policy(
                                "growth",
                                Scope.PLAN,
                                "has(plan.costAfter)",
                                "plan.costAfter - plan.costBefore < 10000"));
        var cheap = new PlanFigures(1, 0, 0, 0, money("100.5"), money("200.25"));
        var dear = new PlanFigures(1, 0, 0, 0, money("100.5"), money("200.5"));
        var beyond = new PlanFigures(1, 0, 0, 0, money("-1e30"), money("1e30"));
        var unknown = new PlanFigures(1, 0, 0, 0, money("100.5"), Optional.empty());
        assertThat(findings(Scope.PLAN, judge, FACTS.plan(AARHUS, cheap)))
                .containsExactly(new Finding.Holds());
        assertThat(findings(Scope.PLAN, judge, FACTS.plan(AARHUS, dear)).getFirst())
                .isInstanceOf(Finding.Fails.class);
        assertThat(findings(Scope.PLAN, judge, FACTS.plan(AARHUS, beyond)).getFirst())
                .isInstanceOf(Finding.Fails.class);
        assertThat(findings(Scope.PLAN, judge, FACTS.plan(AARHUS, unknown)))
                .containsExactly(new Finding.Inapplicable());
    }

    /** What rules may name is what they are given, and the other way round. */
    @Test
    void givesWhatTheVocabularyNames() {
        var need = need("esdh", PersonalData.CPR);
        var volume =
                new Desired(
                        Address.of(need.id(), Kind.VOLUME, "data"),
                        DENMARK,
                        "simulated",
                        new Volume(
                                new Address(AARHUS, Optional.empty(), Kind.TENANT_SPACE, "here"),
                                ByteSize.ofGibibytes(5)),
                        true);
        var figures = new PlanFigures(1, 0, 0, 0, money("1"), money("2"));
        for (var scope : Scope.values()) {
            var subject =
                    switch (scope) {
                        case PLACEMENT -> FACTS.placement(need).apply(DENMARK);
                        case WORKLOAD -> FACTS.workload(need);
                        case RESOURCE -> FACTS.resource(volume, Optional.of(need));
                        case PLAN -> FACTS.plan(AARHUS, figures);
                    };
            var named = new TreeSet<String>();
            paths(Vocabulary.names(scope), "", named);
            var given = new TreeSet<String>();
            paths(subject.facts(), Vocabulary.names(scope), "", given);
            // A workload that is pinned nowhere has neither.
            named.removeAll(List.of("workload.provider", "workload.region"));
            assertThat(given).as(scope.toString()).isEqualTo(named);
        }
    }

    private static void paths(Names names, String before, Set<String> into) {
        for (var name : names.types().keySet()) {
            into.add(before + name);
            var fields = names.groups().get(name);
            if (fields != null) {
                paths(fields, before + name + ".", into);
            }
        }
    }

    private static void paths(Fields given, Names names, String before, Set<String> into) {
        given.values()
                .forEach((name, value) -> {
                    into.add(before + name);
                    var fields = names.groups().get(name);
                    if (fields != null && value instanceof Value.Group(var within)) {
                        paths(within, fields, before + name + ".", into);
                    }
                });
    }

    @Test
    void saysWhereWhatDecidedIsWritten() {
        var subject = FACTS.placement(need("esdh", PersonalData.CPR)).apply(OREGON);
        var fails = policy("cpr", Scope.PLACEMENT, "region.name != 'x'", CPR);
        assertThat(place(fails, subject)).isEqualTo(fails.require().span());
        var lost = policy("when", Scope.PLACEMENT, "workload.labels.owner == 'it'", CPR);
        assertThat(place(lost, subject)).isEqualTo(lost.when().orElseThrow().span());
        var wrong = "true && region.cuntry == 'DK'";
        var place = place(policy("wrong", Scope.PLACEMENT, wrong, CPR), subject);
        assertThat(place.start()).isEqualTo(new Position(1, 9));
        assertThat(place.end()).isEqualTo(new Position(1, 22));
    }

    private static Span place(Policy policy, Subject subject) {
        var verdict = compile(policy).judge().judge(Scope.PLACEMENT, subject).getFirst();
        assertThat(verdict.isForbidding()).isTrue();
        return verdict.span();
    }

    @Test
    void aBrokenRuleForbidsAndTheOthersStillAnswer() {
        var compiled =
                compile(
                        policy("a-broken", Scope.PLACEMENT, "", "regoin.country == 'DK'"),
                        policy("b-number", Scope.PLACEMENT, "", "1 + 1"),
                        policy("c-whole", Scope.PLACEMENT, "", CPR));
        assertThat(compiled.diagnostics())
                .extracting(problem -> problem.address().orElse("") + " " + problem.code().id())
                .containsExactly("a-broken EX-002", "b-number POL-001");
        var verdicts =
                compiled.judge()
                        .judge(
                                Scope.PLACEMENT,
                                FACTS.placement(need("esdh", PersonalData.CPR)).apply(DENMARK));
        assertThat(verdicts)
                .extracting(Verdict::policy)
                .containsExactly("a-broken", "b-number", "c-whole");
        assertThat(verdicts).extracting(Verdict::isForbidding).containsExactly(true, true, false);
        assertThat(verdicts.getFirst().finding())
                .isEqualTo(
                        new Finding.Broken(
                                "The rule cannot be asked: The expression speaks of 'regoin', which"
                                        + " nobody gives it."));
    }

    @Test
    void aRuleThatCannotBeEvaluatedIsBrokenEvenIfWaived() {
        var judge =
                judge(
                        waived(
                                policy(
                                        "rule",
                                        Scope.PLACEMENT,
                                        "",
                                        "workload.labels.owner == 'it'"),
                                waiver("aarhus", Optional.empty(), TODAY)));
        assertThat(
                        findings(
                                        judge,
                                        FACTS.placement(need("esdh", PersonalData.CPR))
                                                .apply(DENMARK))
                                .getFirst())
                .isInstanceOf(Finding.Broken.class);
    }

    @Test
    void aWrongMessageDoesNotBreakItsRule() {
        var policy = policy("cpr", Scope.PLACEMENT, "", CPR);
        var compiled =
                compile(
                        new Policy(
                                policy.metadata(),
                                policy.description(),
                                policy.basis(),
                                policy.scope(),
                                policy.when(),
                                policy.require(),
                                policy.action(),
                                at("no ${nobody}"),
                                policy.waivers()));
        assertThat(compiled.diagnostics()).hasSize(1).first().matches(Diagnostic::isError);
        var places = FACTS.placement(need("esdh", PersonalData.CPR));
        assertThat(findings(compiled.judge(), places.apply(DENMARK)))
                .containsExactly(new Finding.Holds());
        assertThat(findings(compiled.judge(), places.apply(OREGON)))
                .containsExactly(new Finding.Fails("what cpr is for"));
    }

    @Test
    void aWaiverCountsThroughItsLastDayAndStillShows() {
        var last = waiver("aarhus", Optional.of("esdh"), TODAY);
        var judge = judge(waived(policy("cpr", Scope.PLACEMENT, "", CPR), last));
        assertThat(findings(judge, FACTS.placement(need("esdh", PersonalData.CPR)).apply(OREGON)))
                .containsExactly(new Finding.Waived("esdh may not be in cheap/oregon", last));
        assertThat(findings(judge, FACTS.placement(need("gis", PersonalData.CPR)).apply(OREGON)))
                .containsExactly(new Finding.Fails("gis may not be in cheap/oregon"));
    }

    @Test
    void anExpiredWaiverDoesNotCountAndSaysSo() {
        var over = waiver("aarhus", Optional.empty(), TODAY.minusDays(1));
        var judge = judge(waived(policy("cpr", Scope.PLACEMENT, "", CPR), over));
        assertThat(findings(judge, FACTS.placement(need("esdh", PersonalData.CPR)).apply(OREGON)))
                .containsExactly(
                        new Finding.Fails(
                                "esdh may not be in cheap/oregon (A waiver expired on"
                                        + " 2026-11-22.)"));
    }

    @ParameterizedTest
    @CsvSource({"-1, POL-002", "0, POL-003", "14, POL-003", "15, ''"})
    void warnsOfWaiversThatEnd(int daysLeft, String code) {
        var compiled =
                compile(
                        waived(
                                policy("cpr", Scope.PLACEMENT, "", CPR),
                                waiver("aarhus", Optional.empty(), TODAY.plusDays(daysLeft))));
        assertThat(compiled.diagnostics())
                .allMatch(problem -> problem.severity() == Severity.WARNING)
                .extracting(problem -> problem.code().id())
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void answersAlikeWhateverTheOrderOfTheRules() {
        var policies = new ArrayList<Policy>();
        for (var i = 0; i < 20; i++) {
            policies.add(
                    policy(
                            "rule-" + i,
                            Scope.PLACEMENT,
                            "",
                            i % 3 == 0 ? CPR : "tenant.inhabitants > " + i + "00000"));
        }
        var subject = FACTS.placement(need("esdh", PersonalData.CPR)).apply(OREGON);
        var first =
                compile(policies.toArray(Policy[]::new)).judge().judge(Scope.PLACEMENT, subject);
        Collections.shuffle(policies, new Random(42));
        var second =
                compile(policies.toArray(Policy[]::new)).judge().judge(Scope.PLACEMENT, subject);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "ANY, US, true", "ADEQUATE, CH, true", "ADEQUATE, NO, true", "ADEQUATE, US, false",
        "EU, NO, true", "EU, CH, false", "DK, DK, true", "DK, SE, false"
    })
    void knowsWhereDataMayBe(DataLocation location, String country, boolean allowed) {
        assertThat(Countries.allows(location, country)).isEqualTo(allowed);
    }

    @Test
    void knowsTheTwentySevenAndTheThirty() {
        assertThat(Countries.EU).hasSize(27).isSorted();
        assertThat(Countries.EEA).hasSize(30).containsAll(Countries.EU);
    }

    private static List<Finding> findings(Judge judge, Subject subject) {
        return findings(Scope.PLACEMENT, judge, subject);
    }

    private static List<Finding> findings(Scope scope, Judge judge, Subject subject) {
        return judge.judge(scope, subject).stream().map(Verdict::finding).toList();
    }

    private static Judge judge(Policy policy) {
        var compiled = compile(policy);
        assertThat(compiled.diagnostics()).noneMatch(Diagnostic::isError);
        return compiled.judge();
    }

    private static CompiledPolicies compile(Policy... policies) {
        var byName = new LinkedHashMap<String, Policy>();
        Arrays.asList(policies).forEach(policy -> byName.put(policy.name(), policy));
        return new PolicyCompiler(EXPRESSIONS, TODAY, There.UNKNOWN).compile(byName);
    }

    static Policy policy(String name, Scope scope, String when, String require) {
        return new Policy(
                metadata(name),
                "what " + name + " is for",
                "a law",
                scope,
                when.isEmpty() ? Optional.empty() : Optional.of(at(when)),
                at(require),
                Action.DENY,
                scope == Scope.PLACEMENT
                        ? at("${workload.name} may not be in ${provider.name}/${region.name}")
                        : at("that may not be"),
                List.of());
    }

    private static Policy waived(Policy policy, Waiver waiver) {
        return new Policy(
                policy.metadata(),
                policy.description(),
                policy.basis(),
                policy.scope(),
                policy.when(),
                policy.require(),
                policy.action(),
                policy.message(),
                List.of(waiver));
    }

    private static Waiver waiver(String tenant, Optional<String> workload, LocalDate until) {
        return new Waiver(
                new TenantId(tenant),
                workload,
                "a reason",
                "somebody",
                until,
                span("waiver"),
                span("waiver"));
    }

    private static Located<String> at(String text) {
        return new Located<>(text, span(text));
    }

    private static Span span(String text) {
        return new Span(
                new Source("p.yaml", text), new Position(1, 1), new Position(1, text.length() + 1));
    }

    private static Metadata metadata(String name) {
        return new Metadata(name, new LinkedHashMap<>(), span(name));
    }

    private static Tenant tenant(String name) {
        return new Tenant(
                new TenantId(name),
                metadata(name),
                name,
                "0751",
                "55133018",
                349_983,
                Optional.empty(),
                new Located<>(Limits.NONE, span(name)),
                List.of(),
                Optional.empty(),
                new LinkedHashMap<>());
    }

    private static Provider provider(
            String name, String jurisdiction, String region, String country) {
        var regions = new LinkedHashMap<String, Provider.Region>();
        regions.put(region, new Provider.Region(region, country, Limits.NONE, span(region)));
        var assurances = new LinkedHashMap<String, Assurance>();
        for (var assurance :
                List.of(
                        assurance("iso-27001", Optional.empty(), TODAY),
                        assurance("iso-9001", Optional.empty(), TODAY.minusDays(1)),
                        assurance("audited", Optional.empty(), TODAY.plusYears(1)),
                        assurance(
                                "highest",
                                Optional.of(Value.of("sensitive")),
                                TODAY.plusYears(1)))) {
            assurances.put(assurance.name(), assurance);
        }
        return new Provider(
                metadata(name),
                name,
                "an owner",
                jurisdiction,
                new LinkedHashMap<>(),
                regions,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.empty(),
                List.of(),
                assurances,
                Provider.Calls.USUAL);
    }

    private static Assurance assurance(String name, Optional<Value> value, LocalDate until) {
        return new Assurance(
                name,
                value,
                "evidence",
                TODAY.minusYears(1),
                Optional.of(until),
                false,
                span(name));
    }

    static WorkloadNeed need(String name, PersonalData personal) {
        return new WorkloadNeed(
                new WorkloadId(AARHUS, name),
                "blueprint",
                new LinkedHashMap<>(),
                new DataClass(Confidentiality.CONFIDENTIAL, personal, DataLocation.EU),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Renames.NONE,
                span(name));
    }

    private static Optional<Money> money(String amount) {
        return Optional.of(new Money(new BigDecimal(amount), "DKK"));
    }
}
