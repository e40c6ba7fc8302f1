package dk.samsky;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Policy.Action;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.engine.Prepared;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.Subject;
import dk.samsky.policy.Verdict;
import dk.samsky.policy.Verdict.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of policies/: what it permits, what it forbids, and in which words. */
class MarketRulesTest {
    /** A day after the certificate of the test's own provider ended. */
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static final String ADEQUATE = "transfer-to-adequate-countries-only";
    private static final String OWNER = "third-country-owner-needs-a-documented-risk";
    private static final String NAMED = "location-requirement";
    private static final String SENSITIVE = "sensitive-content-stays-in-denmark";
    private static final String STRICT = "strict-personal-data-under-european-law";
    private static final String CERTIFIED = "certified-for-confidential";
    private static final String CLASSIFIED = "nothing-classified";
    private static final String ENDS = "adequacy-may-end";

    private static Prepared prepared;

    @BeforeAll
    static void read() {
        prepared = prepared(NOW);
    }

    private static Prepared prepared(Instant at) {
        var checked =
                WorkspaceLoader.load(MarketTest.MARKET, Path.of(""), _ -> true)
                        .usable()
                        .then(workspace -> Prepared.of(workspace, new CelExpressions(), at));
        assertThat(checked.diagnostics()).isEmpty();
        return checked.value().orElseThrow();
    }

    /**
     * One question to one rule.
     *
     * @param told what is said if it fails; empty if it holds or is not about this
     */
    record Case(String rule, String workload, String place, Optional<String> told) {
        static Case permits(String rule, String workload, String place) {
            return new Case(rule, workload, place, Optional.empty());
        }

        static Case forbids(String rule, String workload, String place, String told) {
            return new Case(rule, workload, place, Optional.of(told));
        }

        @Override
        public String toString() {
            return rule + ": " + workload + " at " + place;
        }
    }

    static Stream<Case> law() {
        return Stream.of(
                Case.permits(ADEQUATE, "ordinary", "aws-stockholm/eu-north-1"),
                Case.permits(ADEQUATE, "ordinary", "far-away/zurich"),
                Case.permits(ADEQUATE, "open-data", "far-away/oregon"),
                Case.forbids(
                        ADEQUATE,
                        "ordinary",
                        "far-away/oregon",
                        "ordinary holds personal data, and oregon is in US, which is none of"
                                + " those that the Commission found adequate"),
                Case.permits(OWNER, "open-data", "azure-sweden/swedencentral"),
                Case.permits(OWNER, "documented", "azure-sweden/swedencentral"),
                Case.permits(OWNER, "ordinary", "cleura/sto2"),
                Case.forbids(
                        OWNER,
                        "ordinary",
                        "azure-sweden/swedencentral",
                        "ordinary holds personal data, and Microsoft Corporation is under the law"
                                + " of US; it has no label transfer-risk: documented"),
                Case.permits(NAMED, "open-data", "ovhcloud/gra"),
                Case.permits(NAMED, "named", "national-cloud/dk-west"),
                Case.forbids(
                        NAMED,
                        "named",
                        "ovhcloud/gra",
                        "named has the label law: lokationskrav, and gra is in FR; 'lokationskrav'"
                                + " is the only value there is, and must be in DK"),
                Case.forbids(
                        NAMED,
                        "misspelt",
                        "national-cloud/dk-west",
                        "misspelt has the label law: lokationskrv, and dk-west is in DK;"
                                + " 'lokationskrav' is the only value there is, and must be in"
                                + " DK"));
    }

    static Stream<Case> policy() {
        return Stream.of(
                Case.permits(SENSITIVE, "confidential", "safespring/sto1"),
                Case.permits(SENSITIVE, "sensitive", "national-cloud/dk-east"),
                Case.forbids(
                        SENSITIVE,
                        "sensitive",
                        "safespring/sto1",
                        "sensitive holds sensitive content, and sto1 is in SE"),
                Case.permits(STRICT, "documented", "google-hamina/europe-north1"),
                Case.permits(STRICT, "numbers", "ovhcloud/gra"),
                Case.forbids(
                        STRICT,
                        "numbers",
                        "google-hamina/europe-north1",
                        "numbers holds personal data of the class cpr, and Alphabet Inc. is under"
                                + " the law of US"),
                Case.forbids(
                        STRICT,
                        "numbers",
                        "cleura/sto2",
                        "numbers holds personal data of the class cpr, and Intermediate Capital"
                                + " Group plc is under the law of GB"),
                Case.permits(CERTIFIED, "confidential", "aws-stockholm/eu-north-1"),
                Case.permits(CERTIFIED, "ordinary", "safespring/sto1"),
                Case.forbids(
                        CERTIFIED,
                        "confidential",
                        "safespring/sto1",
                        "safespring has no ISO 27001 certificate that counts, and"
                                + " confidential is confidential"),
                Case.forbids(
                        CERTIFIED,
                        "confidential",
                        "far-away/zurich",
                        "far-away has no ISO 27001 certificate that counts, and confidential"
                                + " is confidential"),
                Case.permits(ENDS, "ordinary", "ovhcloud/gra"),
                Case.permits(ENDS, "open-data", "far-away/zurich"),
                Case.forbids(
                        ENDS,
                        "ordinary",
                        "far-away/zurich",
                        "ordinary holds personal data in CH: have a plan for the day on which that"
                                + " is no longer found adequate"));
    }

    @ParameterizedTest
    @MethodSource({"law", "policy"})
    void judgesAPlace(Case one) {
        var slash = one.place().indexOf('/');
        var place = new Location(one.place().substring(0, slash), one.place().substring(slash + 1));
        var subject = prepared.facts().placement(need(one.workload())).apply(place);

        assertThat(told(Scope.PLACEMENT, one.rule(), subject)).isEqualTo(one.told());
    }

    @Test
    void judgesWhatIsClassified() {
        assertThat(classified("open-data")).isEmpty();
        assertThat(classified("service")).isEmpty();
        assertThat(classified("secret"))
                .contains(
                        "secret is classified hemmeligt; a shared cloud takes nothing above"
                                + " til-tjenestebrug");
    }

    private static Optional<String> classified(String workload) {
        return told(Scope.WORKLOAD, CLASSIFIED, prepared.facts().workload(need(workload)));
    }

    @Test
    void aCertificateCountsOnItsLastDay() {
        var zurich = new Location("far-away", "zurich");
        var before = prepared(Instant.parse("2026-10-31T20:00:00Z"));
        var subject = before.facts().placement(need("confidential")).apply(zurich);

        assertThat(
                        before.policies().judge().judge(Scope.PLACEMENT, subject).stream()
                                .filter(verdict -> verdict.policy().equals(CERTIFIED))
                                .map(Verdict::finding))
                .containsExactly(new Finding.Holds());
    }

    @Test
    void onlyAdviceDoesNotForbid() {
        var warning = new TreeSet<String>();
        prepared.workspace()
                .policies()
                .forEach((name, policy) -> {
                    if (policy.action() == Action.WARN) {
                        warning.add(name);
                    }
                });

        assertThat(warning).containsExactly(ENDS);
    }

    @Test
    void everyRuleIsAskedHereBothWays() {
        var both = Stream.concat(law(), policy()).toList();
        for (var rule : prepared.workspace().policies().keySet()) {
            if (!rule.equals(CLASSIFIED)) {
                assertThat(both)
                        .as(rule)
                        .anyMatch(one -> one.rule().equals(rule) && one.told().isPresent())
                        .anyMatch(one -> one.rule().equals(rule) && one.told().isEmpty());
            }
        }
    }

    @Test
    void noRuleBreaksAnywhere() {
        for (var need : needs()) {
            for (var provider : prepared.workspace().providers().values()) {
                for (var region : provider.regions().keySet()) {
                    var subject =
                            prepared.facts()
                                    .placement(need)
                                    .apply(new Location(provider.name(), region));
                    assertThat(prepared.policies().judge().judge(Scope.PLACEMENT, subject))
                            .noneMatch(verdict -> verdict.finding() instanceof Finding.Broken);
                }
            }
        }
    }

    private static Optional<String> told(Scope scope, String rule, Subject subject) {
        var finding =
                prepared.policies().judge().judge(scope, subject).stream()
                        .filter(verdict -> verdict.policy().equals(rule))
                        .findFirst()
                        .orElseThrow()
                        .finding();
        return switch (finding) {
            case Finding.Holds _, Finding.Inapplicable _ -> Optional.empty();
            case Finding.Fails(var message) -> Optional.of(message);
            case Finding.Waived(var message, var _) -> Optional.of("waived: " + message);
            case Finding.Broken(var why) -> Optional.of("broken: " + why);
        };
    }

    private static WorkloadNeed need(String name) {
        return needs().stream()
                .filter(need -> need.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<WorkloadNeed> needs() {
        return prepared.workspace().tenants().values().stream()
                .flatMap(tenant ->
                        tenant.workloads().values().stream()
                                .map(workload ->
                                        prepared.expander()
                                                .expand(tenant, workload)
                                                .value()
                                                .orElseThrow()))
                .toList();
    }
}
