package dk.samsky.state.jdbc;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantId;
import dk.samsky.state.StateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The addresses of one tenant, kept without the tenant's name: {@code esdh/server/web-1}. Each is
 * read once, since most are named by others. For one thread.
 */
final class Addresses {
    private final TenantId tenant;
    private final Map<String, Address> known = new HashMap<>();
    private final Map<String, Optional<String>> workloads = new HashMap<>();

    /** Workloads are alike, and name their parts alike. */
    private final Map<String, String> names = new HashMap<>();

    Addresses(TenantId tenant) {
        this.tenant = tenant;
    }

    /** The text that is kept. */
    String write(Address address) {
        if (!address.tenant().equals(tenant)) {
            throw new IllegalArgumentException(address + " does not belong to " + tenant);
        }
        return address.workload()
                .map(word -> word + "/" + address.local())
                .orElseGet(address::local);
    }

    String writeAll(List<Address> addresses) {
        var text = new StringJoiner(" ");
        addresses.forEach(address -> text.add(write(address)));
        return text.toString();
    }

    Address read(String text) {
        var found = known.get(text);
        if (found == null) {
            found = parse(text);
            known.put(text, found);
        }
        return found;
    }

    List<Address> readAll(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Address>(4);
        var start = 0;
        for (var end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
            all.add(read(text.substring(start, end)));
            start = end + 1;
        }
        all.add(read(text.substring(start)));
        return Collections.unmodifiableList(all);
    }

    private Address parse(String text) {
        var last = text.lastIndexOf('/');
        var first = text.indexOf('/');
        var workload =
                first == last
                        ? Optional.<String>empty()
                        : workloads.computeIfAbsent(text.substring(0, first), Optional::of);
        var kind = Kind.find(text.substring(first == last ? 0 : first + 1, Math.max(last, 0)));
        if (kind.isEmpty()) {
            throw StateException.newer(
                    tenant,
                    "The state of "
                            + tenant
                            + " names '"
                            + text
                            + "', which this version of Samsky does not know.",
                    "Run the command with the newest version of Samsky that has been used on this"
                            + " state.");
        }
        var name = names.computeIfAbsent(text.substring(last + 1), same -> same);
        return new Address(tenant, workload, kind.get(), name);
    }
}
