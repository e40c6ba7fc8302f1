package dk.samsky.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Location;
import dk.samsky.model.content.Fields;
import dk.samsky.model.data.PersonalData;
import dk.samsky.policy.Verdict.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that are asked of one workload in one place after another. */
class KnowingTest {
    private static final List<Location> PLACES =
            List.of(PolicyCompilerTest.DENMARK, PolicyCompilerTest.OREGON);

    /** Of the workload alone, of the place too, of neither; that cannot be told, and broken. */
    private static final List<String> CONDITIONS =
            List.of(
                    "",
                    "workload.data.personal == 'cpr'",
                    "workload.data.personal == 'cpr' || tenant.inhabitants < 3",
                    "workload.data.personal != 'none' && region.country != 'DK'",
                    "region.country == 'US'",
                    "eu.exists(region, region == workload.labels.country)",
                    "1 + 1 == 2",
                    "workload.labels.nothing == 'x'",
                    "provider.labels.nothing == 'x'",
                    "nobody == 'x'");

    private final List<String> asked = new ArrayList<>();

    @Test
    void givesTheVerdictsOfTheRulesThatKnowNothing() {
        var judge = judge(new CelExpressions());
        for (var personal : PersonalData.values()) {
            var need = PolicyCompilerTest.need("esdh", personal);
            var knowing = judge.knowing(Scope.PLACEMENT, PolicyCompilerTest.FACTS.workload(need));
            for (var place : PLACES) {
                var subject = PolicyCompilerTest.FACTS.placement(need).apply(place);
                var verdicts = judge.judge(Scope.PLACEMENT, subject);
                assertThat(knowing.judge(Scope.PLACEMENT, subject)).isEqualTo(verdicts);
                assertThat(verdicts).hasSize(CONDITIONS.size());
            }
        }
    }

    @Test
    void stillAnswersInTheOtherScopes() {
        var need = PolicyCompilerTest.need("esdh", PersonalData.CPR);
        var subject = PolicyCompilerTest.FACTS.workload(need);
        var judge =
                compile(
                        new CelExpressions(),
                        PolicyCompilerTest.policy("a", Scope.WORKLOAD, "", "1 == 1"));
        assertThat(judge.knowing(Scope.PLACEMENT, subject).judge(Scope.WORKLOAD, subject))
                .extracting(Verdict::finding)
                .containsExactly(new Finding.Holds());
    }

    @Test
    void asksWhatTheWorkloadAloneDecidesOnce() {
        var need = PolicyCompilerTest.need("esdh", PersonalData.NONE);
        var judge = judge(this::counted);
        var knowing = judge.knowing(Scope.PLACEMENT, PolicyCompilerTest.FACTS.workload(need));
        for (var place : PLACES) {
            knowing.judge(Scope.PLACEMENT, PolicyCompilerTest.FACTS.placement(need).apply(place));
        }
        assertThat(times("workload.data.personal == 'cpr'")).isOne();
        assertThat(times("1 + 1 == 2")).isOne();
        assertThat(times("workload.labels.nothing == 'x'")).isOne();
        assertThat(times("region.country == 'US'")).isEqualTo(PLACES.size());
    }

    private long times(String text) {
        return asked.stream().filter(text::equals).count();
    }

    private static Judge judge(Expressions expressions) {
        var policies = new ArrayList<Policy>();
        for (var condition : CONDITIONS) {
            policies.add(
                    PolicyCompilerTest.policy(
                            "rule-" + policies.size(),
                            Scope.PLACEMENT,
                            condition,
                            "region.country == 'DK'"));
        }
        return compile(expressions, policies.toArray(Policy[]::new));
    }

    private static Judge compile(Expressions expressions, Policy... policies) {
        var byName = new LinkedHashMap<String, Policy>();
        List.of(policies).forEach(policy -> byName.put(policy.name(), policy));
        return new PolicyCompiler(expressions, LocalDate.of(2026, 11, 23), There.UNKNOWN)
                .compile(byName)
                .judge();
    }

    /** Compiles as CEL does, and notes what is evaluated. */
    private Checked<Expression> counted(String text, Span span, Names names) {
        return new CelExpressions()
                .compile(text, span, names)
                .map(expression -> new Counted(text, expression));
    }

    private final class Counted implements Expression {
        private final String text;
        private final Expression inner;

        Counted(String text, Expression inner) {
            this.text = text;
            this.inner = inner;
        }

        @Override
        public Optional<Names.Type> type() {
            return inner.type();
        }

        @Override
        public Set<String> reads() {
            return inner.reads();
        }

        @Override
        public boolean mayRead(String variable, String field) {
            return inner.mayRead(variable, field);
        }

        @Override
        public Result evaluate(Fields variables) {
            asked.add(text);
            return inner.evaluate(variables);
        }
    }
}
