package dk.samsky.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where no rule may read a workload's name, no rule answers otherwise for another name. */
class ReadNamesTest {
    private static final List<String> PATHS =
            List.of(
                    "workload.name",
                    "workload['name']",
                    "workload.blueprint",
                    "workload.labels.owner",
                    "tenant.name",
                    "provider.name",
                    "[workload.name][0]",
                    "(true ? workload : workload).name");

    private static final List<String> WORDS = List.of("a", "b", "c");

    private final Random random = new Random(5);

    private static Subject called(String name) {
        var named =
                Fields.builder()
                        .text("name", name)
                        .text("blueprint", "a")
                        .group("labels", Fields.builder().text("owner", "b").build())
                        .build();
        var facts =
                Fields.builder()
                        .group("workload", named)
                        .group("tenant", Fields.builder().text("name", "a").build())
                        .group("provider", Fields.builder().text("name", "c").build())
                        .build();
        return new Subject(new TenantId("a"), Optional.of(name), facts);
    }

    private String condition(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 2 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 3 -> "!" + condition(depth - 1);
            case 4 -> "['a', " + path() + "].exists(one, one == " + path() + ")";
            default -> "(" + path() + " == '" + WORDS.get(random.nextInt(WORDS.size())) + "')";
        };
    }

    private String path() {
        return PATHS.get(random.nextInt(PATHS.size()));
    }

    @Test
    void namesMatterWhereTheyAreReadAndNowhereElse() {
        var unread = 0;
        for (var i = 0; i < 300; i++) {
            var text = condition(3);
            var rules = new TreeMap<String, Policy>();
            rules.put("a", PolicyCompilerTest.policy("a", Scope.PLACEMENT, "", text));
            var judge =
                    new PolicyCompiler(
                                    new CelExpressions(), LocalDate.of(2026, 11, 23), There.UNKNOWN)
                            .compile(rules)
                            .judge();
            if (!judge.mayRead(Scope.PLACEMENT, "workload", "name")) {
                unread++;
                assertThat(answer(judge, "a")).as(text).isEqualTo(answer(judge, "b"));
            } else {
                assertThat(text).contains("workload");
            }
        }
        assertThat(unread).isBetween(30, 270);
    }

    private static String answer(Judge judge, String name) {
        return judge.judge(Scope.PLACEMENT, called(name)).getFirst().finding().getClass().getName();
    }
}
