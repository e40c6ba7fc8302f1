package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads fields that {@link Resource#fields} wrote. What does not fit is a bug or a damaged state,
 * never a user's mistake.
 */
final class FieldReader {
    private static final String TEXT = "a text";
    private static final String NUMBER = "a whole number up to " + Integer.MAX_VALUE;
    private static final String SIZE = "an amount such as 8Gi";
    private static final String ADDRESS = "an address such as aarhus/esdh/network/main";

    private final Fields fields;

    FieldReader(Fields fields) {
        this.fields = fields;
    }

    String text(String name) {
        return required(name, findText(name), TEXT);
    }

    Optional<String> findText(String name) {
        return fields.find(name)
                .map(value -> value instanceof Value.Text(var text) ? text : fail(name, TEXT));
    }

    int integer(String name) {
        return required(name, findInteger(name), NUMBER);
    }

    Optional<Integer> findInteger(String name) {
        return fields.find(name)
                .map(value ->
                        value instanceof Value.Whole(var number) && number == (int) number
                                ? (int) number
                                : failNumber(name));
    }

    boolean flag(String name) {
        return fields.find(name)
                .map(value -> value instanceof Value.Flag(var isSet) ? isSet : failFlag(name))
                .orElse(false);
    }

    ByteSize size(String name) {
        return required(name, findSize(name), SIZE);
    }

    Optional<ByteSize> findSize(String name) {
        return findText(name).map(text -> required(name, ByteSize.parse(text), SIZE));
    }

    Cidr cidr(String name) {
        return required(name, Cidr.parse(text(name)), "a range of addresses, such as 10.0.0.0/16");
    }

    Address address(String name) {
        return required(name, findAddress(name), ADDRESS);
    }

    Optional<Address> findAddress(String name) {
        return findText(name).map(text -> required(name, Address.parse(text), ADDRESS));
    }

    List<Address> addresses(String name) {
        return items(name, Address::parse, ADDRESS);
    }

    List<SshKey> keys(String name) {
        return items(name, SshKey::parse, "a key as in OpenSSH's .pub files");
    }

    List<TrafficRule> rules(String name) {
        return items(name, TrafficRule::read, "a rule such as 'tcp/443 internet -> web'");
    }

    private <T> List<T> items(String name, Function<String, Optional<T>> parse, String form) {
        return list(name).stream().map(text -> required(name, parse.apply(text), form)).toList();
    }

    /** One of the values, by its name in small letters. */
    <E extends Enum<E>> E word(String name, Class<E> type) {
        var all = List.of(type.getEnumConstants());
        var text = text(name);
        return required(
                name,
                all.stream().filter(one -> word(one).equals(text)).findFirst(),
                "one of " + String.join(", ", all.stream().map(FieldReader::word).toList()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    List<String> list(String name) {
        return fields.find(name)
                .map(value ->
                        value instanceof Value.Listing(var items)
                                ? items.stream()
                                        .map(item ->
                                                item instanceof Value.Text(var text)
                                                        ? text
                                                        : fail(name, "a list of texts"))
                                        .toList()
                                : List.of(fail(name, UnfitField.LIST)))
                .orElse(List.of());
    }

    Optional<FieldReader> findGroup(String name) {
        return fields.find(name)
                .map(value ->
                        value instanceof Value.Group(var group)
                                ? new FieldReader(group)
                                : failGroup(name));
    }

    SequencedMap<String, String> texts(String name) {
        var entries = new TreeMap<String, String>();
        findGroup(name)
                .ifPresent(group ->
                        group.fields
                                .values()
                                .keySet()
                                .forEach(key -> entries.put(key, group.text(key))));
        return Collections.unmodifiableSequencedMap(entries);
    }

    private static <T> T required(String name, Optional<T> value, String form) {
        return value.orElseThrow(() -> new UnfitField(name, form));
    }

    private static String fail(String name, String form) {
        throw new UnfitField(name, form);
    }

    private static int failNumber(String name) {
        throw new UnfitField(name, NUMBER);
    }

    private static boolean failFlag(String name) {
        throw new UnfitField(name, "true or false");
    }

    private static FieldReader failGroup(String name) {
        throw new UnfitField(name, "fields of its own, such as " + name + ".NAME");
    }
}
