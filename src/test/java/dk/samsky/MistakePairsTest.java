package dk.samsky;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.validation.Validation;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.cel.CelExpressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No mistake hides another, and none is told twice: of pairs of these, in one document or in two,
 * both are told, at the places where they are told alone, and nothing else.
 */
class MistakePairsTest {
    private static final Path EXAMPLE = Path.of("examples/three-municipalities");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Expressions EXPRESSIONS = new CelExpressions();

    /**
     * A mistake: something right, what it is changed to, and the code that it is told by. It takes
     * as many lines as what was right.
     */
    private record Mistake(String file, String right, String wrong, String code) {
        @Override
        public String toString() {
            return code + " in " + file + " (" + wrong + ")";
        }
    }

    private static final String CASES = "blueprints/case-management.yaml";
    private static final String SITE = "blueprints/web-site.yaml";
    private static final String CPR = "policies/cpr.yaml";
    private static final String BACKUP = "policies/backup-windows.yaml";
    private static final String NATIONAL = "providers/national-cloud.yaml";
    private static final String PRICES = "providers/prices/national-cloud.csv";
    private static final String AARHUS = "tenants/aarhus/workloads.yaml";
    private static final String SAMSOE = "tenants/samsoe/tenant.yaml";
    private static final String ESDH = "tenants/samsoe/esdh.yaml";
    private static final String VIBORG = "tenants/viborg/tenant.yaml";

    private static final List<Mistake> MISTAKES =
            List.of(
                    new Mistake("samsky.yaml", "tenantPrefix: 16", "tenantPrefix: 7", "DOC-402"),
                    new Mistake("samsky.yaml", "currency: DKK", "currency: DKR", "DOC-410"),
                    new Mistake("samsky.yaml", "rates: rates.csv", "rates: rate.csv", "DOC-513"),
                    new Mistake("rates.csv", "1999-01-01", "1999-13-01", "COST-110"),
                    new Mistake(PRICES, "310.00", "free", "COST-108"),
                    new Mistake(PRICES, "g1.medium", "g1.middle", "COST-106"),
                    new Mistake(NATIONAL, "g1.small: {vcpus: 2", "g1.small: {vcpus: x", "DOC-401"),
                    new Mistake(NATIONAL, "owner: {name", "ovner: {name", "DOC-304"),
                    new Mistake(
                            NATIONAL, "dk-west: {country: DK", "dk-west: {contry: DK", "DOC-304"),
                    new Mistake(CASES, "count: \"${webServers}\"", "count: \"${web}\"", "EX-002"),
                    new Mistake(CASES, "from: app, to: db", "from: app, to: dp", "DOC-509"),
                    new Mistake(CASES, "maximum: 20,", "maximum: no,", "DOC-401"),
                    new Mistake(CASES, "apiVersion: samsky.dk/v1", "apiVersion: v1", "DOC-302"),
                    new Mistake(
                            CASES,
                            "protectDatabase: {type: boolean",
                            "protectDatabase: {type: bool",
                            "DOC-403"),
                    new Mistake(
                            SITE, "servers: {type: integer", "servers: {typ: integer", "DOC-305"),
                    new Mistake(SITE, "count: \"${servers}\"", "count: \"${servers\"", "DOC-414"),
                    new Mistake(CPR, "region.country ==", "(region.country ==", "EX-001"),
                    new Mistake(CPR, "action: deny", "action: denny", "DOC-403"),
                    new Mistake(BACKUP, "scope: resource", "scope: resources", "DOC-403"),
                    new Mistake(AARHUS, "{servers: 4}", "{servers: 40}", "DOC-512"),
                    new Mistake(
                            AARHUS,
                            "{confidentiality: sensitive, personal: cpr",
                            "{confidentiality: public, personal: cpr",
                            "BP-108"),
                    new Mistake(AARHUS, "blueprint: library", "blueprint: libary", "DOC-503"),
                    new Mistake(AARHUS, "storage: 500Gi", "stroage: 500Gi", "DOC-510"),
                    new Mistake(SAMSOE, "onExceed: deny", "onExceed: denny", "DOC-403"),
                    new Mistake(SAMSOE, "inhabitants: 3657", "inhabitants: few", "DOC-401"),
                    new Mistake(SAMSOE, "kind: Tenant", "kind: [Tenant", "DOC-201"),
                    new Mistake(ESDH, "databaseSize: 200Gi", "databaseSize: 204801Mi", "BP-109"),
                    new Mistake(ESDH, "personal: cpr", "personal: cprr", "DOC-403"),
                    new Mistake(VIBORG, "160000 DKK", "160000 JPY", "DOC-517"),
                    new Mistake(VIBORG, "role: viewer", "rolle: viewer", "DOC-304"));

    /**
     * Each is paired with those so much further down the list: in the same document, and far off.
     */
    private static final List<Integer> DISTANCES = List.of(1, 2, 5, 13);

    /** What is not known while the first is wrong, so that the second cannot be judged. */
    private static final List<List<String>> HANGS_ON =
            List.of(
                    // Nothing in a file that is no YAML can be read.
                    List.of("kind: [Tenant", "onExceed: denny"),
                    List.of("kind: [Tenant", "inhabitants: few"),
                    // What costs are told in, or converted by.
                    List.of("currency: DKR", "160000 JPY"),
                    List.of("rates: rate.csv", "160000 JPY"),
                    List.of("rates: rate.csv", "1999-13-01"),
                    // What may be given for a parameter that could not be read.
                    List.of("servers: {typ: integer", "{servers: 40}"));

    @TempDir Path workspace;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(EXAMPLE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = workspace.resolve(EXAMPLE.relativize(file));
                if (!EXAMPLE.relativize(file).startsWith(".samsky")) {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void eachIsToldAloneAndWithOthers() throws Exception {
        var alone = new TreeMap<String, List<String>>();
        for (var mistake : MISTAKES) {
            var told = told(mistake);
            assertThat(told).as("alone: %s", mistake).hasSize(1);
            assertThat(told.getFirst()).as("alone: %s", mistake).endsWith(" " + mistake.code());
            alone.put(mistake.toString(), told);
        }
        for (var i = 0; i < MISTAKES.size(); i++) {
            for (var distance : DISTANCES) {
                requireBoth(MISTAKES.get(i), MISTAKES.get((i + distance) % MISTAKES.size()), alone);
            }
        }
    }

    private void requireBoth(Mistake first, Mistake second, Map<String, List<String>> alone)
            throws Exception {
        if (hangsOn(first, second)) {
            assertThat(told(first, second)).as("%s with %s", first, second).hasSize(1);
            return;
        }
        var both = new ArrayList<>(alone.getOrDefault(first.toString(), List.of()));
        both.addAll(alone.getOrDefault(second.toString(), List.of()));
        assertThat(told(first, second))
                .as("%s with %s", first, second)
                .containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void allThatHangOnNoOtherAreToldInOneRun() throws Exception {
        var all =
                MISTAKES.stream()
                        .filter(one ->
                                HANGS_ON.stream()
                                        .noneMatch(pair -> pair.getFirst().equals(one.wrong())))
                        .toList();
        assertThat(told(all.toArray(Mistake[]::new))).hasSameSizeAs(all);
        assertThat(all).hasSizeGreaterThan(24);
    }

    private static boolean hangsOn(Mistake first, Mistake second) {
        return HANGS_ON.contains(List.of(first.wrong(), second.wrong()))
                || HANGS_ON.contains(List.of(second.wrong(), first.wrong()));
    }

    private List<String> told(Mistake... mistakes) throws Exception {
        var before = new TreeMap<Path, byte[]>();
        for (var mistake : mistakes) {
            var file = workspace.resolve(mistake.file());
            before.putIfAbsent(file, Files.readAllBytes(file));
            var text = Files.readString(file);
            assertThat(text).contains(mistake.right());
            var at = text.indexOf(mistake.right());
            Files.writeString(
                    file,
                    text.substring(0, at)
                            + mistake.wrong()
                            + text.substring(at + mistake.right().length()),
                    StandardCharsets.UTF_8);
        }
        var told = judge();
        for (var file : before.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        return told;
    }

    private List<String> judge() throws InterruptedException {
        var loaded = WorkspaceLoader.load(workspace, workspace, _ -> true);
        var all = new ArrayList<>(loaded.diagnostics());
        all.addAll(
                new Validation(loaded.known().orElseThrow(), EXPRESSIONS, NOW, Progress.SILENT)
                        .judge(new TreeMap<>(), _ -> true));
        return all.stream()
                .filter(Diagnostic::isError)
                .map(one ->
                        one.span()
                                        .map(span ->
                                                span.source().name() + ":" + span.start().line())
                                        .orElse("")
                                + " "
                                + one.code().id())
                .toList();
    }
}
