package dk.samsky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.samsky.cost.price.Item;
import dk.samsky.cost.price.PriceBook;
import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Rates;
import dk.samsky.cost.price.UnitPrice;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider;
import dk.samsky.document.Quality;
import dk.samsky.document.Workspace;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.engine.Prepared;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.validation.Validation;
import dk.samsky.expression.cel.CelExpressions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is on the shelf: providers/ is whole, and says of every figure what it is worth. */
class MarketTest {
    static final Path MARKET = Path.of("src/test/resources/market");
    private static final Path SHELF = Path.of("providers");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final BigDecimal HOURS = new BigDecimal("730");

    private static Workspace workspace;
    private static Prices prices;

    @BeforeAll
    static void read() {
        var loaded = WorkspaceLoader.load(MARKET, Path.of(""), _ -> true);
        assertThat(loaded.diagnostics()).isEmpty();
        workspace = loaded.usable().value().orElseThrow();
        var read = Prices.read(workspace);
        assertThat(read.diagnostics()).isEmpty();
        prices = read.value().orElseThrow();
    }

    /** A figure as far as this test asks. */
    private record Figure(String provider, String item, Quality quality, String source) {
        boolean isSure() {
            return quality == Quality.LISTED || quality == Quality.DERIVED;
        }

        String place() {
            return "prices/" + provider + ".csv " + item;
        }
    }

    @Test
    void everythingOnTheShelfFitsTogether() throws InterruptedException {
        var prepared = Prepared.of(workspace, new CelExpressions(), NOW);

        assertThat(prepared.diagnostics()).isEmpty();
        assertThat(
                        new Validation(workspace, new CelExpressions(), NOW, Progress.SILENT)
                                .judge(new TreeMap<>(), _ -> true))
                .isEmpty();
        assertThat(onTheShelf())
                .containsExactlyInAnyOrder(
                        "aws-stockholm",
                        "azure-sweden",
                        "cleura",
                        "google-hamina",
                        "national-cloud",
                        "ovhcloud",
                        "safespring");
        assertThat(workspace.policies()).hasSize(8);
    }

    @Test
    void everySizeHasAPrice() {
        for (var name : onTheShelf()) {
            var provider = provider(name);
            for (var size : provider.sizes().keySet()) {
                for (var region : provider.regions().keySet()) {
                    assertThat(
                                    book(name)
                                            .find(
                                                    Item.SERVER,
                                                    size,
                                                    region,
                                                    NOW.atZone(Prices.ZONE).toLocalDate()))
                            .as("%s/%s %s", name, region, size)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void everyGuessSaysSoInItsSource() {
        assertThat(figures())
                .hasSizeGreaterThan(100)
                .allSatisfy(figure ->
                        assertThat(figure.source())
                                .as(figure.place())
                                .satisfies(source -> {
                                    if (figure.quality() == Quality.ASSUMED) {
                                        assertThat(source).startsWith("Assumed: ");
                                    }
                                    if (figure.isSure()) {
                                        assertThat(source)
                                                .doesNotStartWith("Assumed")
                                                .doesNotStartWith("Estimate");
                                    }
                                }));
    }

    /** What is guessed is in the table of the guide, and the table names nothing else. */
    @Test
    void nothingIsGuessedOutsideThePlacesThatTheGuideNames() throws IOException {
        var guessed = new TreeSet<String>();
        for (var figure : figures()) {
            if (!figure.isSure()) {
                guessed.add(
                        figure.provider().equals("national-cloud")
                                ? "prices/national-cloud.csv every row"
                                : figure.place());
            }
        }

        assertThat(guessed).isEqualTo(told());
        assertThat(figures())
                .filteredOn(figure -> figure.provider().equals("national-cloud"))
                .noneMatch(Figure::isSure);
    }

    /** The table's rows about price books: file and item, one by one. */
    private static SortedSet<String> told() throws IOException {
        var told = new TreeSet<String>();
        var row = Pattern.compile("(?m)^\\| (`prices/[^|]+) \\| ([^|]+) \\|");
        var word = Pattern.compile("[a-z][a-z./-]+(?: row)?");
        for (var found :
                row.matcher(Files.readString(SHELF.resolve("README.md"))).results().toList()) {
            for (var file : word.matcher(found.group(1)).results().toList()) {
                for (var item : word.matcher(found.group(2)).results().toList()) {
                    // One row of the table may be about books that do not all have all its items.
                    var place = file.group() + " " + item.group();
                    if (item.group().equals("every row") || has(file.group(), item.group())) {
                        told.add(place);
                    }
                }
            }
        }
        return told;
    }

    private static boolean has(String file, String item) {
        var provider = file.replace("prices/", "").replace(".csv", "");
        return figures().stream()
                .anyMatch(
                        figure -> figure.provider().equals(provider) && figure.item().equals(item));
    }

    @Test
    void sizesOfTheNationalCloudCostWhatTheirPartsCost() {
        var book = book("national-cloud");
        var vcpu = amount(book, Item.NAMESPACE_VCPU);
        var memory = amount(book, Item.NAMESPACE_MEMORY);
        for (var size : provider("national-cloud").sizes().values()) {
            var whole =
                    vcpu.multiply(BigDecimal.valueOf(size.vcpus()))
                            .add(memory.multiply(size.memory().gibibytes()));
            assertThat(
                            book.rows().stream()
                                    .filter(row -> row.name().equals(size.name()))
                                    .map(row -> row.amount().amount()))
                    .as(size.name())
                    .singleElement()
                    .satisfies(amount -> assertThat(amount).isEqualByComparingTo(whole));
        }
    }

    private static BigDecimal amount(PriceBook book, Item item) {
        return book.rows().stream()
                .filter(row -> row.item() == item)
                .findFirst()
                .orElseThrow()
                .amount()
                .amount();
    }

    /** A namespace's price is derived from two sizes; both must come out of it again. */
    @Test
    void pricesOfNamespacesAreThoseOfTheSizesTheyComeFrom() {
        assertThat(partsOf("aws-stockholm", "c6i.large")).isLessThan(new BigDecimal("0.01"));
        assertThat(partsOf("aws-stockholm", "r6i.large")).isLessThan(new BigDecimal("0.01"));
        assertThat(partsOf("azure-sweden", "Standard_D2ls_v5")).isLessThan(new BigDecimal("0.01"));
        assertThat(partsOf("google-hamina", "n4-highmem-2")).isLessThan(new BigDecimal("0.01"));
        assertThat(partsOf("ovhcloud", "b3-16")).isLessThan(new BigDecimal("0.01"));
    }

    /** How far a size's month is from that of its parts. */
    private static BigDecimal partsOf(String provider, String name) {
        var size = provider(provider).sizes().get(name);
        var book = book(provider);
        var parts =
                amount(book, Item.NAMESPACE_VCPU)
                        .multiply(BigDecimal.valueOf(size.vcpus()))
                        .add(
                                amount(book, Item.NAMESPACE_MEMORY)
                                        .multiply(size.memory().gibibytes()));
        var whole =
                book.rows().stream()
                        .filter(row -> row.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .amount()
                        .amount();
        return whole.subtract(parts).multiply(HOURS).abs();
    }

    @Test
    void theRateOfTheDollarIsAnAssumptionAndThatOfTheEuroIsNot() {
        assertThat(prices.rates().rows())
                .extracting(Rates.Rate::currency, rate -> rate.source().startsWith("Assumed: "))
                .containsExactly(tuple("EUR", false), tuple("USD", true));
    }

    @Test
    void evidenceIsAnAddressOrAnAssumption() {
        for (var name : onTheShelf()) {
            assertThat(provider(name).assurances().values())
                    .as(name)
                    .allSatisfy(
                            one -> assertThat(one.evidence()).matches("(https://|Assumption: ).*"));
            assertThat(provider(name).assurances().get("highest-confidentiality").evidence())
                    .startsWith("Assumption: ");
        }
    }

    @Test
    void everyRuleSaysWhetherItIsLawAsTheGuideSays() throws IOException {
        var kinds = new TreeMap<String, String>();
        for (var row :
                Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (law|policy|advice)")
                        .matcher(Files.readString(Path.of("policies/README.md")))
                        .results()
                        .toList()) {
            kinds.put(row.group(1), row.group(2));
        }

        assertThat(kinds.keySet()).isEqualTo(workspace.policies().keySet());
        assertThat(workspace.policies().values())
                .extracting(Policy::basis)
                .allSatisfy(basis -> assertThat(basis).matches("(Law|Policy|Advice)[ :,].*"));
        workspace
                .policies()
                .forEach((name, policy) ->
                        assertThat(policy.basis().toLowerCase(Locale.ROOT))
                                .as(name)
                                .startsWith(kinds.get(name)));
    }

    private static List<String> onTheShelf() {
        return workspace.providers().keySet().stream()
                .filter(name -> Files.exists(SHELF.resolve(name + ".yaml")))
                .toList();
    }

    private static Provider provider(String name) {
        return workspace.providers().get(name);
    }

    private static PriceBook book(String provider) {
        return prices.books().get(provider);
    }

    private static List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (var name : onTheShelf()) {
            var book = book(name);
            var rows = new ArrayList<UnitPrice>(book.rows());
            book.egress().forEach(tier -> rows.add(tier.price()));
            rows.forEach(row ->
                    figures.add(new Figure(name, row.item().word(), row.quality(), row.source())));
            book.commitments()
                    .forEach(one ->
                            figures.add(
                                    new Figure(name, "commitment", one.quality(), one.source())));
        }
        return figures;
    }
}
