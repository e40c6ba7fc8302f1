package dk.samsky.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.expression.cel.CelExpressions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that would never apply, whatever it is asked about, does not stay open silently. */
class NeverSoTest {
    @Test
    void aRuleThatAWordMisspeltWouldNeverApplyIsRefused() {
        var compiled =
                compile(
                        PolicyCompilerTest.policy(
                                "a", Scope.RESOURCE, "resource.kind == 'volum'", "false"),
                        PolicyCompilerTest.policy(
                                "b", Scope.WORKLOAD, "workload.data.personal == 'crp'", "false"),
                        PolicyCompilerTest.policy(
                                "c", Scope.PLACEMENT, "workload.data.location == 'dk'", "true"));
        assertThat(compiled.diagnostics())
                .extracting(problem -> problem.code().id() + " " + problem.fix())
                .containsExactly(
                        "EX-007 Did you mean 'volume'? Compare it with one of those.",
                        "EX-007 Did you mean 'cpr'? Compare it with one of those.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workload.data.personal.startsWith('crp')",
                "workload.data.personal.endsWith('crp')",
                "workload.data.personal.contains('crp')",
                "workload.data.personal.matches('^crp$')",
                "workload['data'].personal.startsWith('crp')",
                "string(workload.data.personal) == 'crp'",
                "workload.data.personal + '' == 'crp'",
                "'crp' == (true ? workload.data.personal : '')",
                "['crp'].exists(word, word == workload.data.personal)",
                "[workload.data.personal].exists(word, word == 'crp')",
                "workload.data.personal in ['none', 'crp']",
                "workload.data.personal != 'crp'",
                "workload.data.personal in {'crp': true}",
                "region.country == 'dk'",
                "region.country.startsWith('dk')",
                "provider.owner.jurisdiction in ['DK', 'EU']"
            })
    void aWayRoundAComparisonWithWhatNeverIsIsRefusedAsWell(String when) {
        assertThat(
                        compile(PolicyCompilerTest.policy("a", Scope.PLACEMENT, when, "false"))
                                .diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("EX-007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workload.data.personal.startsWith('cp')",
                "workload.data.personal.matches('^(cpr|criminal)$')",
                "['cpr', 'criminal'].exists(word, word == workload.data.personal)",
                "workload.data.personal in ['none', 'ordinary', 'sensitive', 'cpr', 'criminal']",
                "workload.data.personal == workload.data.location",
                "workload.data.personal.startsWith(workload.name)",
                "workload.name.startsWith('crp')",
                "region.country in eu",
                "rank[workload.data.confidentiality] == rank.sensitive",
                "eu.exists(country, country == region.country)"
            })
    void aConditionThatCanBeEitherIsNot(String when) {
        assertThat(
                        compile(PolicyCompilerTest.policy("a", Scope.PLACEMENT, when, "false"))
                                .diagnostics())
                .isEmpty();
    }

    @Test
    void aNameThatThereIsNotIsWarnedOfWithANearOne() {
        var names = new LinkedHashMap<There.Field, List<String>>();
        names.put(new There.Field("provider", "name"), List.of("national-cloud", "nordic"));
        var byName = new LinkedHashMap<String, Policy>();
        byName.put(
                "a",
                PolicyCompilerTest.policy(
                        "a",
                        Scope.PLACEMENT,
                        "provider.name in ['nordic', 'nationl-cloud']",
                        "false"));
        byName.put(
                "b",
                PolicyCompilerTest.policy(
                        "b", Scope.WORKLOAD, "workload.name == 'nordic'", "false"));
        var compiled = compile(new There(names), byName.values().toArray(Policy[]::new));
        assertThat(compiled.diagnostics())
                .extracting(problem ->
                        problem.severity() + " " + problem.code().id() + " " + problem.fix())
                .containsExactly(
                        "WARNING EX-008 Did you mean 'national-cloud'? Compare it with one of"
                                + " those, or take it out.");
    }

    private static CompiledPolicies compile(Policy... policies) {
        return compile(There.UNKNOWN, policies);
    }

    private static CompiledPolicies compile(There there, Policy... policies) {
        var byName = new LinkedHashMap<String, Policy>();
        Arrays.asList(policies).forEach(policy -> byName.put(policy.name(), policy));
        return new PolicyCompiler(new CelExpressions(), LocalDate.of(2026, 11, 23), there)
                .compile(byName);
    }
}
