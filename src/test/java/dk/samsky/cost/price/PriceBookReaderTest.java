package dk.samsky.cost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Source;
import dk.samsky.document.Doubts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceBookReaderTest {
    private static final String GOOD =
            "server,small,*,month,100,DKK,price list,2026-01-01,listed\n";

    private static Checked<PriceBook> read(String text) {
        var provider = Estates.small().providers.firstEntry().getValue();
        return PriceBookReader.read(provider, new Source("prices/national.csv", text), Doubts.NONE);
    }

    private static List<String> problems(String text) {
        return read(text).diagnostics().stream()
                .map(problem -> problem.code().id() + " " + problem.span().orElseThrow())
                .toList();
    }

    @Test
    void readsARowWithItsOrigin() {
        var book = Estates.require(read(Estates.HEADER + GOOD));
        assertThat(book.rows())
                .extracting(UnitPrice::toString)
                .containsExactly("100,00 DKK per month (price list, 2026-01-01, listed)");
    }

    @Test
    void takesAPriceOfNothingAndSaysSo() {
        var free = Estates.HEADER + GOOD.replace("100,DKK", "0,DKK");
        assertThat(problems(free)).containsExactly("COST-117 prices/national.csv:2:22");
        assertThat(Estates.require(read(free)).rows()).hasSize(1);
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        var text =
                ("\uFEFF"
                                + Estates.HEADER
                                + "server, small ,*,month,100,DKK,\"Price list, \"\"net\"\", page\n"
                                + "2\",2026-01-01,listed\n\n"
                                + ",,,,,,,,\n")
                        .replace("\n", "\r\n");
        assertThat(Estates.require(read(text)).rows())
                .extracting(UnitPrice::source)
                .containsExactly("Price list, \"net\", page\n2");
    }

    @Test
    void readsColumnsInAnyOrder() {
        var text =
                "date,item,name,region,unit,amount,currency,source,quality\n"
                        + "2026-01-01,server,small,dk-west,month,100,DKK,list,listed";
        assertThat(Estates.require(read(text)).rows()).hasSize(1);
    }

    record Mistake(String row, String problem, String reason) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Mistake> unknownThings() {
        return Stream.of(
                new Mistake(
                        "servr,small,*,month,1,DKK,a,2026-01-01,listed",
                        "COST-104 prices/national.csv:2:1",
                        "unknown item"),
                new Mistake(
                        "server,smal,*,month,1,DKK,a,2026-01-01,listed",
                        "COST-106 prices/national.csv:2:8",
                        "unknown size"),
                new Mistake(
                        "storage,fast,*,GiB-month,1,DKK,a,2026-01-01,listed",
                        "COST-106 prices/national.csv:2:9",
                        "class"),
                new Mistake(
                        "public-address,x,*,month,1,DKK,a,2026-01-01,listed",
                        "COST-106 prices/national.csv:2:16",
                        "name"),
                new Mistake(
                        "server,small,dk-east,month,1,DKK,a,2026-01-01,listed",
                        "COST-107 prices/national.csv:2:14",
                        "region"));
    }

    static Stream<Mistake> wrongAmounts() {
        return Stream.of(
                new Mistake(
                        "server,small,*,GB,1,DKK,a,2026-01-01,listed",
                        "COST-105 prices/national.csv:2:16",
                        "unit"),
                new Mistake(
                        "server,small,*,month,-1,DKK,a,2026-01-01,listed",
                        "COST-108 prices/national.csv:2:22",
                        "negative"),
                new Mistake(
                        "server,small,*,month,\"1,5\",DKK,a,2026-01-01,listed",
                        "COST-108 prices/national.csv:2:22",
                        "comma"),
                new Mistake(
                        "server,small,*,month,1e3,DKK,a,2026-01-01,listed",
                        "COST-108 prices/national.csv:2:22",
                        "exponent"),
                new Mistake(
                        "server,small,*,month,1,kr,a,2026-01-01,listed",
                        "COST-109 prices/national.csv:2:24",
                        "currency"));
    }

    static Stream<Mistake> doubtfulOrigins() {
        return Stream.of(
                new Mistake(
                        "server,small,*,month,1,DKK,,2026-01-01,listed",
                        "COST-111 prices/national.csv:2:28",
                        "no source"),
                new Mistake(
                        "server,small,*,month,1,DKK,a,,listed",
                        "COST-110 prices/national.csv:2:30",
                        "no date"),
                new Mistake(
                        "server,small,*,month,1,DKK,a,2026-02-30,listed",
                        "COST-110 prices/national.csv:2:30",
                        "no such day"),
                new Mistake(
                        "server,small,*,month,1,DKK,a,2026-01-01,good",
                        "COST-112 prices/national.csv:2:41",
                        "quality"));
    }

    static Stream<Mistake> brokenRows() {
        return Stream.of(
                new Mistake(
                        "server,small,*,month,1,DKK,a,2026-01-01",
                        "COST-103 prices/national.csv:2:30",
                        "cell missing"),
                new Mistake(
                        "server,small,*,month,1,DKK,\"a,2026-01-01,listed",
                        "COST-101 prices/national.csv:2:28",
                        "open"),
                new Mistake(
                        "server,small,*,month,1,DKK,\"a\"b,2026-01-01,listed",
                        "COST-101 prices/national.csv:2:31",
                        "after"),
                new Mistake(
                        "server,small,*,month,1,DKK,a\"b,2026-01-01,listed",
                        "COST-101 prices/national.csv:2:29",
                        "within"));
    }

    @ParameterizedTest
    @MethodSource("brokenRows")
    void tellsABrokenRowOnce(Mistake mistake) {
        assertThat(problems(Estates.HEADER + mistake.row())).containsExactly(mistake.problem());
    }

    @Test
    void readsWhatFollowsABrokenRow() {
        assertThat(
                        problems(
                                Estates.HEADER
                                        + "server,a\"small,*,month,1,DKK,a,2026-01-01,listed\n"
                                        + GOOD.replace("small", "smal")))
                .containsExactly(
                        "COST-101 prices/national.csv:2:9", "COST-106 prices/national.csv:3:8");
    }

    @Test
    void tellsABrokenHeaderOnce() {
        assertThat(problems("it\"em" + Estates.HEADER.substring(4) + GOOD))
                .containsExactly("COST-101 prices/national.csv:1:3");
    }

    @ParameterizedTest
    @MethodSource({"unknownThings", "wrongAmounts", "doubtfulOrigins", "brokenRows"})
    void tellsAMistakeAtItsPlace(Mistake mistake) {
        assertThat(problems(Estates.HEADER + mistake.row())).contains(mistake.problem());
    }

    @Test
    void tellsAllMistakesAtOnce() {
        var text =
                Estates.HEADER
                        + "servr,small,nowhere,month,x,kr,,never,bad\n"
                        + GOOD
                        + "server,tiny,*,week,1,DKK,a,2026-01-01,listed";
        assertThat(problems(text))
                .containsExactly(
                        "COST-104 prices/national.csv:2:1",
                        "COST-107 prices/national.csv:2:13",
                        "COST-108 prices/national.csv:2:27",
                        "COST-109 prices/national.csv:2:29",
                        "COST-111 prices/national.csv:2:32",
                        "COST-110 prices/national.csv:2:33",
                        "COST-112 prices/national.csv:2:39",
                        "COST-106 prices/national.csv:4:8",
                        "COST-105 prices/national.csv:4:15");
    }

    @Test
    void tellsTheFirstOfTwoEqualRows() {
        var refused = read(Estates.HEADER + GOOD + GOOD.replace("100", "200"));
        assertThat(refused.diagnostics())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(CostCode.DUPLICATE);
                    assertThat(problem.span().orElseThrow())
                            .hasToString("prices/national.csv:3:22");
                    assertThat(problem.related().getFirst().span())
                            .hasToString("prices/national.csv:2:22");
                });
    }

    @Test
    void tellsWhatTheHeaderLacks() {
        assertThat(problems("item,nam,region\n"))
                .containsExactly(
                        "COST-102 prices/national.csv:1:6", "COST-102 prices/national.csv:1:1");
        assertThat(problems("")).containsExactly("COST-102 prices/national.csv:1:1");
    }

    @Test
    void suggestsTheSizeThatWasMeant() {
        assertThat(read(Estates.HEADER + GOOD.replace("small", "smal")).diagnostics())
                .extracting(problem -> problem.fix())
                .containsExactly(
                        "Did you mean 'small'? Correct the name, remove the row, or add it to the"
                                + " provider's document.");
    }

    private static final String WIDE =
            "item,name,region,unit,from,term,payment,amount,currency,source,date,quality\n";

    private static String tier(String from, String price) {
        return "egress,internet,*,GB," + from + ",,," + price + ",USD,list,2026-01-01,listed\n";
    }

    private static String commitment(String term, String payment, String percent) {
        return "commitment,s*,*,percent,,"
                + term
                + ","
                + payment
                + ","
                + percent
                + ",,list,2026-01-01,derived\n";
    }

    @Test
    void readsTiersAndCommitmentsAsTheyStand() {
        var book =
                Estates.require(
                        read(
                                WIDE
                                        + tier("10240", "0.08")
                                        + tier("", "0.09")
                                        + commitment("3", "all", "62.4")));

        assertThat(book.rows()).isEmpty();
        assertThat(book.egressOn(Estates.TODAY))
                .extracting(tier -> tier.from() + " " + tier.price())
                .containsExactly(
                        "0 0,09 USD per GB (list, 2026-01-01, listed)",
                        "10240 0,08 USD per GB (list, 2026-01-01, listed)");
        assertThat(book.commitmentsOn(Estates.TODAY))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sizes()).isEqualTo("s*");
                    assertThat(one.years()).isEqualTo(3);
                    assertThat(one.payment()).isEqualTo(Commitment.Payment.ALL);
                    assertThat(one.percent()).isEqualByComparingTo("62.4");
                });
        assertThat(book.egressOn(Estates.TODAY.minusYears(1))).isEmpty();
        assertThat(book.commitmentsOn(Estates.TODAY.minusYears(1))).isEmpty();
    }

    static Stream<Mistake> wrongTiers() {
        return Stream.of(
                new Mistake(
                        tier("0", "1") + tier("10", "2") + tier("10.0", "3"),
                        "COST-113 prices/national.csv:4:29",
                        "two tiers begin at the same amount"),
                new Mistake(
                        tier("5", "1"),
                        "COST-114 prices/national.csv:2:26",
                        "nothing is said of the first units"),
                new Mistake(
                        tier("0", "1") + tier("10", "2").replace(",GB,", ",GiB,"),
                        "COST-114 prices/national.csv:3:28",
                        "two units"),
                new Mistake(
                        tier("0", "1") + tier("10", "2").replace("USD", "EUR"),
                        "COST-114 prices/national.csv:3:27",
                        "two currencies"),
                new Mistake(tier("-1", "1"), "COST-108 prices/national.csv:2:22", "below zero"),
                new Mistake(
                        "server,small,*,month,5,,,1,DKK,a,2026-01-01,listed",
                        "COST-103 prices/national.csv:2:22",
                        "a server has no tiers"));
    }

    static Stream<Mistake> wrongCommitments() {
        return Stream.of(
                new Mistake(
                        commitment("", "none", "10"),
                        "COST-115 prices/national.csv:2:1",
                        "no term"),
                new Mistake(
                        commitment("1.5", "none", "10"),
                        "COST-115 prices/national.csv:2:26",
                        "half a year"),
                new Mistake(
                        commitment("1", "", "10"), "COST-115 prices/national.csv:2:1", "unpaid"),
                new Mistake(
                        commitment("1", "upfront", "10"),
                        "COST-115 prices/national.csv:2:28",
                        "another word"),
                new Mistake(
                        commitment("1", "none", "0"),
                        "COST-115 prices/national.csv:2:33",
                        "nothing off"),
                new Mistake(
                        commitment("1", "none", "100"),
                        "COST-115 prices/national.csv:2:33",
                        "all of it off"),
                new Mistake(
                        commitment("1", "none", "10").replace("s*", "m6i.*"),
                        "COST-106 prices/national.csv:2:12",
                        "no such sizes"),
                new Mistake(
                        commitment("1", "none", "10").replace(",,list", ",DKK,list"),
                        "COST-115 prices/national.csv:2:36",
                        "a currency"),
                new Mistake(
                        commitment("1", "none", "10") + commitment("1", "none", "20"),
                        "COST-113 prices/national.csv:3:33",
                        "twice"),
                new Mistake(
                        "server,small,*,month,,3,,1,DKK,a,2026-01-01,listed",
                        "COST-103 prices/national.csv:2:23",
                        "a server has no term"));
    }

    @ParameterizedTest
    @MethodSource({"wrongTiers", "wrongCommitments"})
    void tellsAMistakeOfAWideRowAtItsPlace(Mistake mistake) {
        assertThat(problems(WIDE + mistake.row())).containsExactly(mistake.problem());
    }

    @Test
    void tellsAColumnThatStandsTwice() {
        assertThat(problems(WIDE.replace("term", "from")))
                .containsExactly("COST-102 prices/national.csv:1:28");
    }
}
