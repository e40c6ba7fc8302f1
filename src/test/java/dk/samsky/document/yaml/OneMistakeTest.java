package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake put into a valid workspace is told once, as what it is, where it is. */
class OneMistakeTest {
    private static final String TENANT = "tenants/aarhus/tenant.yaml";
    private static final String WORKLOAD = "tenants/aarhus/esdh.yaml";
    private static final String BLUEPRINT = "blueprints/case-management.yaml";
    private static final String WEB = "blueprints/web-service.yaml";
    private static final String ARCHIVE = "blueprints/archive.yaml";
    private static final String PROVIDER = "providers/national-cloud.yaml";
    private static final String POLICY = "policies/cpr.yaml";

    record Case(String reason, String file, String right, String wrong, String told) {
        @Override
        public String toString() {
            return reason;
        }
    }

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource({
        "numbers",
        "headsAndKeys",
        "yamlBeyondJson",
        "sizes",
        "shapes",
        "identities",
        "amountsAndDays",
        "networkAddresses",
        "dangerousTexts",
        "parameters",
        "variants",
        "defaults",
        "references"
    })
    void isToldOnceAtItsPlace(Case mistake) throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
        var file = folder.resolve(mistake.file);
        var text = Files.readString(file);
        assertThat(text).contains(mistake.right);
        Files.writeString(
                file,
                text.replaceFirst(
                        Pattern.quote(mistake.right), Matcher.quoteReplacement(mistake.wrong)));

        var told =
                Workspaces.load(folder).diagnostics().stream()
                        .map(one -> one.code().id() + " " + one.span().orElseThrow().start())
                        .toList();
        assertThat(String.join(", ", told)).as(mistake.reason).isEqualTo(mistake.told);
    }

    static Stream<Case> numbers() {
        return Stream.of(
                new Case(
                        "octal in 1.1, decimal in 1.2",
                        TENANT,
                        "349983",
                        "0349983",
                        "DOC-405 8:16"),
                new Case("hexadecimal", TENANT, "349983", "0x10", "DOC-405 8:16"),
                new Case("octal of 1.2", TENANT, "349983", "0o17", "DOC-405 8:16"),
                new Case("a plus sign", TENANT, "349983", "+5", "DOC-405 8:16"),
                new Case("base sixty", TENANT, "349983", "190:20:30", "DOC-405 8:16"),
                new Case("an exponent", TENANT, "349983", "1e3", "DOC-401 8:16"),
                new Case("a fraction", TENANT, "349983", "3.5", "DOC-401 8:16"),
                new Case("a number in quotes", TENANT, "349983", "\"349983\"", "DOC-306 8:16"),
                new Case("nothing, by its sign", TENANT, "349983", "~", "DOC-307 8:16"),
                new Case(
                        "nothing at all",
                        TENANT,
                        "inhabitants: 349983",
                        "inhabitants:",
                        "DOC-307 8:15"),
                new Case("negative", TENANT, "349983", "-1", "DOC-402 8:16"),
                new Case("too large", TENANT, "349983", "99999999999999999999999", "DOC-402 8:16"),
                new Case("infinite", TENANT, "349983", ".inf", "DOC-401 8:16"),
                new Case(
                        "a text taken for a truth value",
                        TENANT,
                        "Aarhus Kommune",
                        "no",
                        "DOC-308 5:16"),
                new Case(
                        "a text taken for a number",
                        TENANT,
                        "Aarhus Kommune",
                        "2024",
                        "DOC-308 5:16"),
                new Case(
                        "Norway", PROVIDER, "jurisdiction: DK", "jurisdiction: NO", "DOC-308 6:39"),
                new Case("on for true", BLUEPRINT, "spread: true", "spread: on", "DOC-406 11:94"),
                new Case(
                        "a truth value in quotes",
                        BLUEPRINT,
                        "protect: true",
                        "protect: \"true\"",
                        "DOC-401 15:16"));
    }

    static Stream<Case> headsAndKeys() {
        return Stream.of(
                new Case(
                        "a key with a typing error",
                        TENANT,
                        "displayName:",
                        "displayname:",
                        "DOC-304 5:3"),
                new Case("no kind", TENANT, "kind: Tenant", "# none", "DOC-301 1:1"),
                new Case("an unknown kind", POLICY, "kind: Policy", "kind: Polcy", "DOC-403 2:7"),
                new Case(
                        "another version", TENANT, "samsky.dk/v1", "samsky.dk/v2", "DOC-302 1:13"));
    }

    static Stream<Case> yamlBeyondJson() {
        return Stream.of(
                new Case("an anchor", TENANT, "month,", "&m month,", "DOC-202 9:37"),
                new Case("a tag", TENANT, "349983", "!!int 349983", "DOC-203 8:16"),
                new Case(
                        "a tag of Java's",
                        TENANT,
                        "349983",
                        "!!java.lang.Runtime 349983",
                        "DOC-203 8:16"),
                new Case(
                        "a merge key",
                        TENANT,
                        "region: mid",
                        "<<: {a: b}, region: mid",
                        "DOC-204 3:35"),
                new Case(
                        "a list for a key",
                        TENANT,
                        "region: mid",
                        "[a]: b, region: mid",
                        "DOC-205 3:35"));
    }

    static Stream<Case> sizes() {
        return Stream.of(
                new Case(
                        "servers without a size",
                        PROVIDER,
                        "{g1.small: {vcpus: 2, memory: 4Gi}, g1.large: {vcpus: 8, memory: 32Gi}}",
                        "{}",
                        "DOC-305 8:14"),
                new Case(
                        "a key of sizes that is misspelt",
                        PROVIDER,
                        "sizes: {g1",
                        "size: {g1",
                        "DOC-304 12:3"),
                new Case(
                        "more than any cloud has",
                        PROVIDER,
                        "memory: 4Gi",
                        "memory: 7000Pi",
                        "DOC-401 12:40"));
    }

    static Stream<Case> shapes() {
        return Stream.of(
                new Case(
                        "a number for a group",
                        TENANT,
                        "{amount: 450000 DKK, per: month, onExceed: deny}",
                        "5",
                        "DOC-306 9:11"),
                new Case(
                        "a text for a list",
                        BLUEPRINT,
                        "[{name: data, size: \"${databaseSize}\"}]",
                        "none",
                        "DOC-306 14:16"),
                new Case(
                        "servers and namespace",
                        BLUEPRINT,
                        "protect: true",
                        "namespace: {}",
                        "DOC-309 15:18"),
                new Case(
                        "no servers in a component",
                        BLUEPRINT,
                        "      servers: {count: 1",
                        "      server: {count: 1",
                        "DOC-304 13:7"),
                new Case(
                        "volumes of a namespace",
                        WEB,
                        "      namespace:",
                        "      volumes: []\n      namespace:",
                        "DOC-304 12:7"),
                new Case(
                        "an unfinished expression",
                        BLUEPRINT,
                        "${webServers}",
                        "${webServers",
                        "DOC-414 11:28"));
    }

    static Stream<Case> identities() {
        return Stream.of(
                new Case("no such municipality", TENANT, "\"0751\"", "\"0752\"", "DOC-407 6:21"),
                new Case(
                        "another municipality's CVR number",
                        TENANT,
                        "55133018",
                        "29189803",
                        "DOC-409 7:8"),
                new Case(
                        "a name with a capital",
                        WORKLOAD,
                        "name: esdh",
                        "name: ESDH",
                        "DOC-404 3:18"),
                new Case(
                        "a reserved name",
                        WEB,
                        "    gateway:",
                        "    internet:",
                        "DOC-404 19:5, DOC-509 26:29, DOC-509 27:29"));
    }

    static Stream<Case> amountsAndDays() {
        return Stream.of(
                new Case(
                        "a currency that is none",
                        TENANT,
                        "450000 DKK",
                        "450000 DKR",
                        "DOC-401 9:20"),
                new Case(
                        "a currency without a rate",
                        TENANT,
                        "450000 DKK",
                        "450000 USD",
                        "DOC-517 9:20"),
                new Case("a size without a unit", TENANT, "1600Gi", "\"1600\"", "DOC-401 10:31"),
                new Case(
                        "a day that there is not",
                        POLICY,
                        "2027-01-31",
                        "2027-02-29",
                        "DOC-401 13:78"),
                new Case(
                        "an end before the review",
                        PROVIDER,
                        "validUntil: 2027-03-01",
                        "validUntil: 2025-03-01",
                        "DOC-411 17:82"),
                new Case(
                        "a class of content with a capital letter",
                        PROVIDER,
                        "value: sensitive",
                        "value: Sensitive",
                        "DOC-403 18:46"),
                new Case(
                        "an assurance of no class of content",
                        PROVIDER,
                        "value: sensitive, ",
                        "",
                        "DOC-403 18:14"));
    }

    static Stream<Case> networkAddresses() {
        return Stream.of(
                new Case(
                        "a pool of public addresses",
                        "samsky.yaml",
                        "tenantPrefix: 16",
                        "addressPool: 130.225.0.0/16",
                        "DOC-402 7:16"),
                new Case(
                        "a range with host bits",
                        TENANT,
                        "10.12.0.0/16",
                        "10.12.0.1/16",
                        "DOC-401 13:17"),
                new Case(
                        "somebody's public addresses",
                        TENANT,
                        "10.12.0.0/16",
                        "8.8.0.0/16",
                        "DOC-402 13:17"),
                new Case("a port too many", BLUEPRINT, "tcp/443", "tcp/70000", "DOC-401 17:17"));
    }

    static Stream<Case> dangerousTexts() {
        return Stream.of(
                new Case(
                        "an address with a password",
                        PROVIDER,
                        "context: national",
                        "context: \"https://a:b@c\"",
                        "DOC-413 9:38"),
                new Case(
                        "a hidden character by its number",
                        TENANT,
                        "Aarhus Kommune",
                        "\"Aar\\u202ehus\"",
                        "DOC-105 5:16"));
    }

    static Stream<Case> parameters() {
        return Stream.of(
                new Case(
                        "a parameter that there is not",
                        WORKLOAD,
                        "webServers: 3",
                        "webServer: 3",
                        "DOC-510 6:16"),
                new Case(
                        "a parameter of another type",
                        WORKLOAD,
                        "webServers: 3",
                        "webServers: three",
                        "DOC-512 6:28"),
                new Case(
                        "a parameter that older readers take for a truth value",
                        WORKLOAD,
                        "webServers: 3",
                        "webServers: yes",
                        "DOC-308 6:28"),
                new Case(
                        "a parameter over its maximum",
                        WORKLOAD,
                        "disk: 20Gi",
                        "disk: 2Ti",
                        "DOC-512 21:11"),
                new Case(
                        "a parameter missing",
                        WORKLOAD,
                        "    disk: 20Gi",
                        "    # disk",
                        "DOC-511 17:14"));
    }

    static Stream<Case> variants() {
        return Stream.of(
                new Case(
                        "a base that there is not",
                        ARCHIVE,
                        "basedOn: case-management",
                        "basedOn: case-managment",
                        "DOC-503 6:12"),
                new Case(
                        "a base that is itself",
                        ARCHIVE,
                        "basedOn: case-management",
                        "basedOn: archive",
                        "DOC-518 6:12"),
                new Case(
                        "a default for a parameter that there is not",
                        ARCHIVE,
                        "webServers: 1",
                        "webServer: 1",
                        "DOC-510 7:14"),
                new Case(
                        "a default of another type",
                        ARCHIVE,
                        "webServers: 1",
                        "webServers: one",
                        "DOC-512 7:26"),
                new Case(
                        "a default over the maximum",
                        ARCHIVE,
                        "webServers: 1",
                        "webServers: 11",
                        "DOC-512 7:26"),
                new Case(
                        "a data class below the base's",
                        ARCHIVE,
                        "confidentiality: sensitive",
                        "confidentiality: internal",
                        "DOC-519 8:27"));
    }

    static Stream<Case> defaults() {
        return Stream.of(
                new Case(
                        "components besides a base",
                        ARCHIVE,
                        "  basedOn",
                        "  components: {}\n  basedOn",
                        "DOC-304 6:3"),
                new Case(
                        "defaults without a base",
                        BLUEPRINT,
                        "  parameters:",
                        "  defaults: {}\n  parameters:",
                        "DOC-304 6:3"),
                new Case(
                        "a default within no bounds",
                        BLUEPRINT,
                        "default: 2",
                        "default: 20",
                        "DOC-411 7:42"),
                new Case(
                        "a default that begins an expression",
                        BLUEPRINT,
                        "default: 2",
                        "default: \"${1\"",
                        "DOC-414 7:42"));
    }

    static Stream<Case> references() {
        return Stream.of(
                new Case(
                        "a group that ends in a space",
                        TENANT,
                        "aarhus-it-drift",
                        "\"aarhus-it \"",
                        "DOC-401 12:15"),
                new Case(
                        "a shared group in other letters",
                        TENANT,
                        "aarhus-it-drift",
                        "Developers",
                        "DOC-521 12:15"),
                new Case(
                        "a provider that there is not",
                        WORKLOAD,
                        "provider: null",
                        "provider: azure",
                        "DOC-504 8:25"),
                new Case(
                        "a workload that there is not",
                        POLICY,
                        "workload: gis",
                        "workload: gist",
                        "DOC-507 13:32"),
                new Case(
                        "a price book elsewhere",
                        PROVIDER,
                        "prices/national",
                        "../../../prices/national",
                        "DOC-513 14:11"),
                new Case(
                        "a price book by its full path",
                        PROVIDER,
                        "prices/national",
                        "/etc/national",
                        "DOC-106 14:11"),
                new Case(
                        "a workload twice",
                        WORKLOAD,
                        "name: self-service",
                        "name: esdh",
                        "DOC-501 13:9"),
                new Case(
                        "one that has two names",
                        WORKLOAD,
                        "movedFrom: forms",
                        "movedFrom: esdh",
                        "DOC-411 23:14"));
    }
}
