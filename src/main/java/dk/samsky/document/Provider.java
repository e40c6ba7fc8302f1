package dk.samsky.document;

import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A cloud that can be bought from.
 *
 * @param jurisdiction of the owner: an ISO 3166-1 alpha-2 country code
 * @param offers what it holds, each through one driver
 * @param sizes of servers, by the provider's own names
 * @param images neutral name of each image to the provider's own
 * @param prices its price book, if it has one
 * @param calls how hard it may be worked
 */
public record Provider(
        Metadata metadata,
        String displayName,
        String owner,
        String jurisdiction,
        SequencedMap<OfferKind, Offer> offers,
        SequencedMap<String, Region> regions,
        SequencedMap<String, Size> sizes,
        SequencedMap<String, String> images,
        Optional<Source> prices,
        List<SharedCost> sharedCosts,
        SequencedMap<String, Assurance> assurances,
        Calls calls) {
    /**
     * How hard a provider may be worked, by all tenants together. A call is one of a driver's
     * methods: it may send several requests, which nobody counts.
     *
     * @param atOnce how many calls may be under way at once; without it, the usual number
     * @param perSecond how many calls may begin in a second; without it, any number
     */
    public record Calls(Optional<Integer> atOnce, Optional<Integer> perSecond) {
        public static final Calls USUAL = new Calls(Optional.empty(), Optional.empty());
    }

    /** What a provider holds. */
    public enum OfferKind {
        SERVERS,
        NAMESPACES
    }

    /** One thing on offer: the driver, and what the document says beside it. */
    public record Offer(String driver, SequencedMap<String, String> settings, Span span) {
        /** The driver of embedded clouds. */
        private static final String EMBEDDED = "simulated";

        public Offer {
            settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        }

        Offer embedded() {
            return driver.equals(EMBEDDED)
                    ? this
                    : new Offer(EMBEDDED, new LinkedHashMap<>(), span);
        }
    }

    /** A place of the provider's; the country as ISO 3166-1 alpha-2. */
    public record Region(String name, String country, Limits capacity, Span span) {}

    /** A size of server. */
    public record Size(String name, int vcpus, ByteSize memory, Span span) {}

    /**
     * A cost that tenants share.
     *
     * @param source where the amount is from, if the document says so
     * @param date the day that it is of
     */
    public record SharedCost(
            String name,
            Money amount,
            Period per,
            AllocationKey by,
            Optional<String> source,
            Optional<LocalDate> date,
            Optional<Quality> quality,
            Span span) {}

    /** How a shared cost is split. */
    public enum AllocationKey {
        /** By the number of inhabitants of every tenant in the workspace. */
        INHABITANTS,
        /** By each tenant's direct cost at this provider. */
        PROPORTIONAL,
        /** In equal parts over every tenant in the workspace. */
        EVEN,
        /** The whole amount to every tenant that uses the provider. */
        FIXED
    }

    /**
     * Something that the provider vouches for, or is vouched for.
     *
     * @param evidence where it can be read
     * @param isAssumed whether nobody has vouched for it yet
     * @param reviewed when somebody last looked at the evidence
     * @param validUntil the last day that it counts; without one it counts until reviewed otherwise
     */
    public record Assurance(
            String name,
            Optional<Value> value,
            String evidence,
            LocalDate reviewed,
            Optional<LocalDate> validUntil,
            boolean isAssumed,
            Span span) {
        /** The assurance that says how confidential content may be that the provider holds. */
        public static final String HIGHEST = "highest-confidentiality";

        /** Whether it counts on a day. */
        public boolean counts(LocalDate day) {
            return validUntil.filter(day::isAfter).isEmpty();
        }
    }

    public Provider {
        offers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(offers));
        regions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(regions));
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
        images = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(images));
        sharedCosts = sharedCosts.stream().toList();
        assurances = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(assurances));
    }

    public String name() {
        return metadata.name();
    }

    /**
     * The same provider as an embedded cloud: the driver {@code simulated} for each offer. An offer
     * that names it already keeps its settings; those of another driver mean nothing to it.
     */
    public Provider embedded() {
        var embedded = new LinkedHashMap<OfferKind, Offer>();
        offers.forEach((kind, offer) -> embedded.put(kind, offer.embedded()));
        return new Provider(
                metadata,
                displayName,
                owner,
                jurisdiction,
                embedded,
                regions,
                sizes,
                images,
                prices,
                sharedCosts,
                assurances,
                calls);
    }
}
