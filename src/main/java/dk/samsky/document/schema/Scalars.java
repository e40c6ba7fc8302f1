package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.ScalarType;
import dk.samsky.document.schema.ScalarShape.Form;
import dk.samsky.model.Names;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.SshKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The types of single values. */
public final class Scalars {
    /** What a text of the country's portfolio may be at the longest. */
    private static final int LONGEST_TEXT = 10_000;

    static final String SIZE_PATTERN = "^[0-9]{1,19}(\\.[0-9]{1,9})?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$";

    private static final List<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).sorted().toList();

    private Scalars() {}

    /** Any text with something in it. */
    public static ScalarShape<String> text() {
        return texts(
                "a text",
                text -> !text.isBlank() && text.length() <= LONGEST_TEXT,
                "Write a text.",
                "\\S");
    }

    public static ScalarShape<String> texts(
            String name, Predicate<String> holds, String fix, String pattern) {
        return of(name, text -> Optional.of(text).filter(holds), fix, pattern);
    }

    public static <T> ScalarShape<T> of(
            String name, Function<String, Optional<T>> parse, String fix, String pattern) {
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(name, parse),
                _ -> true,
                DocumentCode.WRONG_VALUE,
                List.of(),
                fix,
                Fields.builder().text("type", "string").text("pattern", pattern).build());
    }

    /** A name of ours. */
    public static ScalarShape<String> name(int longest) {
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(
                        "a name",
                        text -> Optional.of(text).filter(name -> Names.isName(name, longest))),
                _ -> true,
                DocumentCode.WRONG_NAME,
                List.of(),
                "Use at most "
                        + longest
                        + " lower-case letters (a-z), digits and hyphens; begin with a letter and"
                        + " do not end with a hyphen.",
                Fields.builder()
                        .text("type", "string")
                        .text("pattern", "^[a-z]([a-z0-9-]*[a-z0-9])?$")
                        .number("maxLength", longest)
                        .build());
    }

    /** A name that others give: of a size, an image, a setting. */
    public static ScalarShape<String> foreignName() {
        return texts(
                "a name",
                text -> text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
                "Use at most 63 letters (a-z, A-Z), digits, dots, hyphens and underscores.",
                "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$");
    }

    public static ScalarShape<Integer> whole(int least, int most) {
        Function<String, Optional<Integer>> parse =
                text ->
                        text.length() <= 10 && PlainText.isDecimal(text)
                                ? Optional.of(Long.parseLong(text))
                                        .filter(number -> number >= least && number <= most)
                                        .map(Long::intValue)
                                : Optional.empty();
        var name =
                "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most);
        return new ScalarShape<>(
                Form.WHOLE,
                new ScalarType<>(name, parse),
                _ -> true,
                DocumentCode.OUT_OF_BOUNDS,
                List.of(),
                "Write " + name + ".",
                Fields.builder()
                        .text("type", "integer")
                        .number("minimum", least)
                        .number("maximum", most)
                        .build());
    }

    /** A whole number of at most 15 digits, which every reader of JSON keeps exactly. */
    public static ScalarShape<Long> large() {
        return new ScalarShape<>(
                Form.WHOLE,
                new ScalarType<>(
                        "a whole number of at most 15 digits",
                        text ->
                                text.length() <= 15 && PlainText.isDecimal(text)
                                        ? Optional.of(Long.parseLong(text))
                                        : Optional.empty()),
                _ -> true,
                DocumentCode.OUT_OF_BOUNDS,
                List.of(),
                "Write a whole number.",
                Fields.builder()
                        .text("type", "integer")
                        .number("minimum", -99_999_999_999_999L)
                        .number("maximum", 999_999_999_999_999L)
                        .build());
    }

    public static ScalarShape<Boolean> truth() {
        return new ScalarShape<>(
                Form.TRUTH,
                new ScalarType<>(
                        "true or false",
                        text ->
                                switch (text) {
                                    case "true", "True", "TRUE" -> Optional.of(true);
                                    case "false", "False", "FALSE" -> Optional.of(false);
                                    default -> Optional.empty();
                                }),
                _ -> true,
                DocumentCode.WRONG_VALUE,
                List.of("true", "false"),
                "Write true or false.",
                Fields.builder().text("type", "boolean").build());
    }

    /**
     * An amount of bytes over 0, and 1 EiB at the most. Written here it has a unit; from an
     * expression it may be a plain number of bytes.
     */
    public static ScalarShape<ByteSize> size() {
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(
                        "an amount of bytes from 1 to " + ByteSize.MOST + ", such as 4Gi",
                        text -> ByteSize.parse(text).filter(Scalars::isAmount)),
                Scalars::hasUnit,
                DocumentCode.WRONG_VALUE,
                List.of(),
                "Write a number and a unit: Ki, Mi, Gi, Ti or Pi, or k, M, G, T or P, such as 500Gi"
                        + " or 1.5Ti; "
                        + ByteSize.MOST
                        + " is the most.",
                Fields.builder()
                        .text("type", "string")
                        .text("pattern", SIZE_PATTERN)
                        .texts("examples", List.of("4Gi", "1.5Ti"))
                        .build());
    }

    private static boolean isAmount(ByteSize size) {
        return size.bytes() > 0 && size.compareTo(ByteSize.MOST) <= 0;
    }

    public static boolean hasUnit(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    }

    /** An amount in a currency that there is. */
    public static ScalarShape<Money> money() {
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(
                        "an amount and a currency, such as 450000 DKK",
                        text -> Money.parse(text).filter(money -> isCurrency(money.currency()))),
                _ -> true,
                DocumentCode.WRONG_VALUE,
                List.of(),
                "Write digits, a decimal point if need be, a space and the currency's three letters"
                        + " (ISO 4217), such as 450000.50 DKK.",
                Fields.builder()
                        .text("type", "string")
                        .text("pattern", "^[0-9]{1,18}(\\.[0-9]{1,12})? [A-Z]{3}$")
                        .texts("examples", List.of("450000 DKK"))
                        .build());
    }

    public static ScalarShape<String> currency() {
        return texts(
                        "a currency (ISO 4217), such as DKK",
                        Scalars::isCurrency,
                        "Write the currency's three capital letters, such as DKK.",
                        "^[A-Z]{3}$")
                .told(DocumentCode.UNKNOWN_CURRENCY);
    }

    private static boolean isCurrency(String code) {
        try {
            return code.equals(Currency.getInstance(code).getCurrencyCode());
        } catch (IllegalArgumentException _) {
            return false; // the JDK's way of saying that there is none
        }
    }

    public static ScalarShape<String> country() {
        return texts(
                "a country (ISO 3166-1), such as DK",
                COUNTRIES::contains,
                "Write the country's two capital letters, such as DK.",
                "^[A-Z]{2}$");
    }

    public static ScalarShape<LocalDate> date() {
        return of(
                "a date, such as 2026-03-01",
                text -> {
                    if (!text.matches("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
                        return Optional.empty();
                    }
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeException _) {
                        return Optional.empty(); // a day that the calendar does not have
                    }
                },
                "Write year, month and day of a day that there is, such as 2026-03-01.",
                "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    }

    public static ScalarShape<Cidr> range() {
        return of(
                "a range of addresses, such as 10.12.0.0/16",
                Cidr::parse,
                "Write the first address of the range, '/' and the length of its prefix from 8 to"
                        + " 32; the bits after the prefix are 0.",
                "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/([89]|[12][0-9]|3[0-2])$");
    }

    /**
     * Public keys of SSH, one a line. Written here there is one at least; an expression may give
     * none.
     */
    public static ScalarShape<List<SshKey>> sshKeys() {
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(
                        "a public key of SSH, or one a line, such as ssh-ed25519 AAAA\u2026",
                        SshKey::parseAll),
                text -> !text.isBlank(),
                DocumentCode.WRONG_VALUE,
                List.of(),
                "Write the line of the public key's file, such as ~/.ssh/id_ed25519.pub, without"
                        + " options before it; the private key is nobody's but its owner's.",
                Fields.builder()
                        .text("type", "string")
                        .text(
                                "pattern",
                                "^(ssh|ecdsa|sk)-[a-z0-9@.-]+ +AAAA[A-Za-z0-9+/]+={0,2}( |$|\n)")
                        .build());
    }

    /** One of an enum's words. */
    public static <E extends Enum<E>> ScalarShape<E> word(String name, Class<E> type) {
        return choice(name, Stream.of(type.getEnumConstants()).toList(), Words::word);
    }

    public static <T> ScalarShape<T> choice(
            String name, List<T> values, Function<? super T, String> spelling) {
        var words = new ArrayList<String>();
        values.forEach(value -> words.add(spelling.apply(value)));
        return new ScalarShape<>(
                Form.TEXT,
                new ScalarType<>(
                        name + " (" + Words.anyOf(words) + ")",
                        text -> {
                            var index = words.indexOf(text);
                            return index < 0 ? Optional.empty() : Optional.of(values.get(index));
                        }),
                _ -> true,
                DocumentCode.UNKNOWN_WORD,
                words,
                "Write " + Words.anyOf(words) + ".",
                Fields.builder().list("enum", words.stream().map(Value::of).toList()).build());
    }
}
