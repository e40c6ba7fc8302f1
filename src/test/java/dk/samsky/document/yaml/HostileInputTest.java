package dk.samsky.document.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file or a folder, it ends in a diagnostic, soon. */
class HostileInputTest {
    private static final String FILE = "policies/hostile.yaml";

    /** What is written, in which encoding, and what is told of it first. */
    record Case(String reason, String text, Charset encoding, String told) {
        static Case of(String reason, String text, String told) {
            return new Case(reason, text, UTF_8, told);
        }

        @Override
        public String toString() {
            return reason;
        }
    }

    @TempDir Path folder;

    @BeforeEach
    void copy() throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
    }

    static Stream<Case> files() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var letter = 'b'; letter < 'z'; letter++) {
            bomb.append(letter).append(": &").append(letter).append(" [");
            bomb.append(("*" + (char) (letter - 1) + ", ").repeat(8)).append("]\n");
        }
        return Stream.of(
                Case.of("an alias bomb", bomb.toString(), "DOC-202 1:4"),
                Case.of("a thousand brackets", "[".repeat(1000), "DOC-207 1:33"),
                Case.of("a million brackets", "[".repeat(1_000_000), "DOC-207 1:33"),
                Case.of("a million nested lists", "- ".repeat(1_000_000), "DOC-207 1:65"),
                Case.of("a million question marks", "? ".repeat(1_000_000), "DOC-207 1:65"),
                Case.of("more than 8 MiB", "#".repeat((8 << 20) + 1), "DOC-103 1:1"),
                Case.of("tabs", "kind: Policy\nspec:\n\ta: b\n", "DOC-201 3:1"),
                Case.of("nothing", "", "DOC-110 1:1"),
                Case.of("comments only", "# a\n---\n# b\n", "DOC-110 1:1"),
                Case.of("a zero", "kind: \0", "DOC-105 1:7"),
                Case.of("a turn of direction", "kind: a\u202eb", "DOC-105 1:8"),
                Case.of("a byte order mark inside", "kind: a\ufeffb", "DOC-105 1:8"),
                Case.of("a letter of a tag", "kind: a\udb40\udc41b", "DOC-105 1:8"),
                Case.of("one in quotes", "kind: \"a\\U000E0041\"", "DOC-105 1:7"),
                new Case("UTF-16", "kind: Policy", UTF_16, "DOC-104 1:1"),
                new Case("UTF-16 without a mark", "kind: Policy", UTF_16LE, "DOC-104 1:1"),
                new Case("Latin-1", "a: b\nkind: Ærø", ISO_8859_1, "DOC-104 2:7"),
                Case.of("a document without a kind", "a: b", "DOC-301 1:1"),
                Case.of("a text", "Hello, world", "DOC-306 1:1"),
                Case.of("a list", "- a", "DOC-306 1:1"),
                Case.of("a kind that is a list", "kind: []", "DOC-306 1:7"),
                Case.of("an unclosed bracket", "kind: {a", "DOC-201 1:9"),
                Case.of("an unclosed quote", "kind: \"a", "DOC-201 1:7"),
                Case.of("a quote that the next one ends", "a: \"b\nc: \"d\"\n", "DOC-201 1:4"),
                Case.of("a quote in a list", "a: [\"b,\n  c, \"d\"]\n", "DOC-201 1:5"),
                Case.of("a simple quote", "a: 'it\nb: 'x'\n", "DOC-201 1:4"),
                Case.of("a quote up to a mark", "a: \"b\n---\nc: d\n", "DOC-201 1:4"),
                Case.of(
                        "a quote in a text of many lines",
                        "a: |\n  say \"hello\n  you\nb: 1\nc: [\n}\n",
                        "DOC-201 6:1"),
                Case.of(
                        "a quote of many lines that is closed",
                        "a: \"b\n  c\"\nd: e: f\n",
                        "DOC-201 3:5"),
                Case.of("a directive", "%YAML 9.9\n---\nkind: a", "DOC-201 1:1"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void endsInADiagnostic(Case hostile) throws IOException {
        Workspaces.write(folder.resolve(FILE), hostile.text.getBytes(hostile.encoding));
        assertThat(told()).as(hostile.reason).contains(FILE + " " + hostile.told);
    }

    @Test
    void toldAreAThousandProblemsOfAFileAndNoMore() throws IOException {
        Files.writeString(folder.resolve(FILE), "kind: Policy\n" + keys(200_000));
        assertThat(told()).hasSize(1001).contains(FILE + " DOC-112 1:1");
    }

    private static String keys(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append("key").append(i).append(": 1\n");
        }
        return text.toString();
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreRead() throws IOException {
        var file = folder.resolve("tenants/aarhus/tenant.yaml");
        Files.writeString(file, "\ufeff" + Files.readString(file).replace("\n", "\r\n"));
        assertThat(told()).isEmpty();
    }

    @Test
    void aFolderNamedLikeAFileIsNotRead() throws IOException {
        Files.createDirectory(folder.resolve("policies/x.yaml"));
        assertThat(told()).containsExactly("policies/x.yaml DOC-108 1:1");
    }

    @Test
    void aLinkOutOfTheWorkspaceIsNotFollowed(@TempDir Path outside) throws IOException {
        var secret = Files.writeString(outside.resolve("secret.yaml"), "kind: Policy");
        Files.createSymbolicLink(folder.resolve("policies/x.yaml"), secret);
        Files.createSymbolicLink(folder.resolve("tenants/ribe/y.yaml"), secret);
        assertThat(told())
                .containsExactly("policies/x.yaml DOC-106 1:1", "tenants/ribe/y.yaml DOC-106 1:1");
    }

    @Test
    void aLinkToNowhereAndOneToItselfAreTold() throws IOException {
        Files.createSymbolicLink(folder.resolve("policies/x.yaml"), Path.of("nowhere.yaml"));
        Files.createSymbolicLink(folder.resolve("policies/y.yaml"), Path.of("y.yaml"));
        assertThat(told())
                .containsExactly("policies/x.yaml DOC-513 1:1", "policies/y.yaml DOC-102 1:1");
    }

    @Test
    void filesThatDifferInCaseOnlyAreTold() throws IOException {
        Files.writeString(folder.resolve("policies/A.yaml"), "# a");
        Files.writeString(folder.resolve("policies/a.yaml"), "# a");
        assertThat(told())
                .containsExactly(
                        "policies/A.yaml DOC-110 1:1",
                        "policies/a.yaml DOC-107 1:1",
                        "policies/a.yaml DOC-110 1:1");
    }

    @Test
    void aDocumentInAnothersFolderIsTold() throws IOException {
        Files.move(folder.resolve("policies/sizes.yaml"), folder.resolve("blueprints/sizes.yaml"));
        assertThat(told()).containsExactly("blueprints/sizes.yaml DOC-303 2:7");
    }

    @Test
    void whatIsInNoTenantsFolderIsTold() throws IOException {
        Files.writeString(folder.resolve("tenants/x.yaml"), "# a");
        Files.createDirectory(folder.resolve("tenants/Odense"));
        Files.createDirectory(folder.resolve("tenants/odense"));
        assertThat(told())
                .contains(
                        "tenants/x.yaml DOC-111 1:1",
                        "tenants/Odense DOC-404 1:1",
                        "tenants/odense/tenant.yaml DOC-515 1:1");
    }

    @Test
    void veryManyWorkloadsWithMistakesTakeTimeByTheirNumber() throws IOException {
        for (var file = 0; file < 20; file++) {
            var text = new StringBuilder();
            for (var i = 0; i < 1000; i++) {
                text.append("---\napiVersion: samsky.dk/v1\nkind: Workload\n")
                        .append("metadata: {name: w" + (file * 1000 + i) + ", tenant: aarhus}\n")
                        .append("spec: {blueprint: web-service, parameterz: {}}\n");
            }
            Files.writeString(folder.resolve("tenants/aarhus/w" + file + ".yaml"), text);
        }
        assertThat(told()).hasSizeGreaterThanOrEqualTo(20_000);
    }

    private List<String> told() {
        var loaded =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> Workspaces.load(folder));
        return loaded.diagnostics().stream().map(HostileInputTest::inShort).toList();
    }

    private static String inShort(Diagnostic diagnostic) {
        var span = diagnostic.span().orElseThrow();
        return span.source() + " " + diagnostic.code().id() + " " + span.start();
    }
}
