package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Reads fields that {@link Resource#fields} wrote. What does not fit is a bug or a damaged state,
 * never a user's mistake.
 */
final class FieldReader {
    private final Fields fields;

    FieldReader(Fields fields) {
        this.fields = fields;
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> unfit(name));
    }

    Optional<String> findText(String name) {
        return fields.find(name)
                .map(value -> value instanceof Value.Text(var text) ? text : fail(name));
    }

    int integer(String name) {
        return findInteger(name).orElseThrow(() -> unfit(name));
    }

    Optional<Integer> findInteger(String name) {
        return fields.find(name)
                .map(value ->
                        value instanceof Value.Whole(var number)
                                ? Math.toIntExact(number)
                                : failNumber(name));
    }

    boolean flag(String name) {
        return fields.find(name).filter(Value.of(true)::equals).isPresent();
    }

    ByteSize size(String name) {
        return findSize(name).orElseThrow(() -> unfit(name));
    }

    Optional<ByteSize> findSize(String name) {
        return findText(name).map(text -> ByteSize.parse(text).orElseThrow(() -> unfit(name)));
    }

    Cidr cidr(String name) {
        return Cidr.parse(text(name)).orElseThrow(() -> unfit(name));
    }

    Address address(String name) {
        return findAddress(name).orElseThrow(() -> unfit(name));
    }

    Optional<Address> findAddress(String name) {
        return findText(name).map(text -> Address.parse(text).orElseThrow(() -> unfit(name)));
    }

    List<Address> addresses(String name) {
        return list(name).stream()
                .map(text -> Address.parse(text).orElseThrow(() -> unfit(name)))
                .toList();
    }

    List<SshKey> keys(String name) {
        return list(name).stream()
                .map(text -> SshKey.parse(text).orElseThrow(() -> unfit(name)))
                .toList();
    }

    List<String> list(String name) {
        return fields.find(name)
                .map(value ->
                        value instanceof Value.Listing(var items)
                                ? items.stream()
                                        .map(item ->
                                                item instanceof Value.Text(var text)
                                                        ? text
                                                        : fail(name))
                                        .toList()
                                : List.<String>of())
                .orElse(List.of());
    }

    Optional<FieldReader> findGroup(String name) {
        return fields.find(name)
                .flatMap(value ->
                        value instanceof Value.Group(var group)
                                ? Optional.of(new FieldReader(group))
                                : Optional.empty());
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

    private static String fail(String name) {
        throw unfit(name);
    }

    private static int failNumber(String name) {
        throw unfit(name);
    }

    private static IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException(
                "the field '" + name + "' is missing or is of another form");
    }
}
