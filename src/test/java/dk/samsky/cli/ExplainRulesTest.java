package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explain tells of the rules that are asked of no place. */
class ExplainRulesTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private void rule(String name, String scope, String when, String require) throws IOException {
        Files.writeString(
                workspace.resolve("policies/" + name + ".yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Policy
                metadata: {name: %s}
                spec:
                  description: Made for a test
                  basis: decision 7 of %s
                  scope: %s
                  when: %s
                  require: %s
                  action: deny
                  message: It is too large.
                """
                        .formatted(name, name, scope, when, require));
    }

    private String explain(String... more) {
        var line = new String[more.length + 2];
        line[0] = "explain";
        line[1] = "aarhus/esdh";
        System.arraycopy(more, 0, line, 2, more.length);
        return CommandRun.in(workspace, line).out();
    }

    @Test
    void rulesOfResourcesAreAskedOfThoseItWouldHave() throws IOException {
        rule("no-large-volumes", "resource", "resource.kind == 'volume'", "resource.storage < 9");
        rule("tidy-servers", "resource", "resource.kind == 'server'", "resource.vcpus < 99");
        rule("no-namespaces", "resource", "resource.kind == 'namespace'", "resource.protect");
        assertThat(explain())
                .contains("but no-large-volumes forbids what it would have there.")
                .containsPattern("FAIL no-large-volumes +volume/db-1-data: It is too large\\.")
                .containsPattern("policies/no-large-volumes\\.yaml:\\d+:\\d+")
                .containsPattern("ok +tidy-servers +It holds for each of \\d+: server/app-1, ")
                .containsPattern("- +not about this .*no-namespaces")
                .containsPattern("no-large-volumes +decision 7 of no-large-volumes");
        assertThat(explain("-o", "json"))
                .contains("\"further_checks\"", "\"basis\": \"decision 7 of tidy-servers\"");
    }

    @Test
    void aMessageWithoutAFullStopIsEndedBeforeTheNextSentence() throws IOException {
        rule("no-servers", "resource", "resource.kind == 'server'", "resource.vcpus < 0");
        var file = workspace.resolve("policies/no-servers.yaml");
        Files.writeString(file, Files.readString(file).replace("too large.", "too large"));
        assertThat(explain().replaceAll("\\s+", " ")).contains("It is too large. So it is for ");
    }

    @Test
    void rulesOfPlansAreNamedAndNotJudged() throws IOException {
        rule("few-deletions", "plan", "plan.deletes > 0", "plan.deletes < 9");
        assertThat(explain())
                .containsPattern("plan few-deletions +It is asked of the whole plan of aarhus:")
                .doesNotContain("but few-deletions");
    }

    @Test
    void whatHasNoPlaceHasNoResourcesToAskAbout() throws IOException {
        rule("tidy-servers", "resource", "resource.kind == 'server'", "resource.vcpus < 99");
        rule("nowhere", "placement", "workload.name == 'esdh'", "region.country == 'XX'");
        assertThat(explain())
                .contains("has no place")
                .containsPattern("plan tidy-servers +It is asked of the resources of the workload");
    }
}
