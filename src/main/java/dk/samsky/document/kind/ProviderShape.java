package dk.samsky.document.kind;

import dk.samsky.diagnostic.Source;
import dk.samsky.document.Attachments.Purpose;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Metadata;
import dk.samsky.document.Period;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.document.Provider.Region;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Provider.Size;
import dk.samsky.document.Quality;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.MapShape;
import dk.samsky.document.schema.Members;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The {@code spec} of a provider. */
final class ProviderShape {
    private static final Field<String> OWNER_NAME =
            Field.required("name", Scalars.text(), "Who owns the provider.").orGoOnWith("-");
    private static final Field<String> JURISDICTION =
            Field.required(
                            "jurisdiction",
                            Scalars.country(),
                            "The country whose law the owner is under, in the end (ISO 3166-1).")
                    .orGoOnWith("DK");

    private record Owner(String name, String jurisdiction) {
        static final Owner UNKNOWN = new Owner("-", "DK");
    }

    private static final Field<String> COUNTRY =
            Field.required("country", Scalars.country(), "The country that it is in (ISO 3166-1).")
                    .orGoOnWith("DK");
    private static final Field<Limits> CAPACITY =
            Field.optional(
                            "capacity",
                            LimitsShape.of(
                                    "a capacity",
                                    "The most that all tenants together can have there."),
                            "The most that all tenants together can have there.")
                    .orGoOnWith(Limits.NONE);

    private static final Field<Integer> VCPUS =
            Field.required("vcpus", Scalars.whole(1, 1024), "Virtual processors.").orGoOnWith(1);
    private static final Field<ByteSize> MEMORY =
            Field.required("memory", Scalars.size(), "Memory.").orGoOnWith(new ByteSize(1));

    private static final Field<String> COST_NAME =
            Field.required("name", Scalars.name(40), "The cost's name.");
    private static final Field<Money> AMOUNT =
            Field.required("amount", Scalars.money(), "How much it is, such as 21500000 DKK.");
    private static final Field<Period> PER =
            Field.required(
                    "per", Scalars.word("a period", Period.class), "What the amount is for.");
    private static final Field<AllocationKey> BY =
            Field.required(
                    "by",
                    Scalars.word("a way to share", AllocationKey.class),
                    "How tenants share it: by inhabitants, in proportion to their direct cost, in"
                            + " equal parts, or the whole amount each.");

    private static final Field<String> DISPLAY_NAME =
            Field.required(
                            "displayName",
                            Scalars.text(),
                            "The provider's name, as people write it.")
                    .orGoOnWith("-");
    private static final Field<Owner> OWNER =
            Field.required(
                            "owner",
                            new ObjectShape<>(
                                    "an owner",
                                    "Who owns the provider, and under whose law.",
                                    List.of(OWNER_NAME, JURISDICTION),
                                    members ->
                                            Optional.of(
                                                    new Owner(
                                                            members.get(OWNER_NAME),
                                                            members.get(JURISDICTION)))),
                            "Who owns the provider, and under whose law.")
                    .orGoOnWith(Owner.UNKNOWN);
    private static final Field<SequencedMap<OfferKind, Offer>> OFFERS =
            Field.required("offers", OfferShape.offers(), "What it holds, each through one driver.")
                    .orGoOnWith(new TreeMap<>());
    private static final Field<SequencedMap<String, Region>> REGIONS =
            Field.required(
                            "regions",
                            new MapShape<>(
                                    "regions by name",
                                    Scalars.name(40),
                                    new ObjectShape<>(
                                            "a region",
                                            "A place of the provider's.",
                                            List.of(COUNTRY, CAPACITY),
                                            members ->
                                                    Optional.of(
                                                            new Region(
                                                                    members.key().value(),
                                                                    members.get(COUNTRY),
                                                                    members.get(CAPACITY),
                                                                    members.key().span()))),
                                    1),
                            "Its places by name.")
                    .orGoOnWith(new LinkedHashMap<>());
    private static final Field<SequencedMap<String, Size>> SIZES =
            Field.optional(
                            "sizes",
                            new MapShape<>(
                                    "sizes by name",
                                    Scalars.foreignName(),
                                    new ObjectShape<>(
                                            "a size",
                                            "A size of server.",
                                            List.of(VCPUS, MEMORY),
                                            members ->
                                                    Optional.of(
                                                            new Size(
                                                                    members.key().value(),
                                                                    members.get(VCPUS),
                                                                    members.get(MEMORY),
                                                                    members.key().span()))),
                                    0),
                            "The sizes of its servers, by its own names; needed where it offers"
                                    + " servers.")
                    .orGoOnWith(new LinkedHashMap<>());
    private static final Field<SequencedMap<String, String>> IMAGES =
            Field.optional(
                            "images",
                            new MapShape<>(
                                    "images by neutral name",
                                    Scalars.foreignName(),
                                    Scalars.text(),
                                    0),
                            "The neutral name of each image, and the provider's own for it.")
                    .orGoOnWith(new LinkedHashMap<>());
    private static final Field<String> PRICES =
            Field.optional(
                    "prices",
                    Scalars.text(),
                    "Its price book: a CSV file, relative to this document's file.");
    private static final Field<String> COST_SOURCE =
            Field.optional("source", Scalars.text(), "Where the amount is from.");
    private static final Field<LocalDate> COST_DATE =
            Field.optional("date", Scalars.date(), "The day that the amount is of.");
    private static final Field<Quality> COST_QUALITY =
            Field.optional(
                    "quality",
                    Scalars.word("a quality", Quality.class),
                    "How good the amount is: as published, computed from that, guessed with"
                            + " reasons, or set to go on with.");
    private static final Field<List<SharedCost>> SHARED_COSTS =
            Field.optional(
                            "sharedCosts",
                            new ListShape<>(
                                    "a list of shared costs",
                                    new ObjectShape<>(
                                            "a shared cost",
                                            "A cost that tenants share.",
                                            List.of(
                                                    COST_NAME,
                                                    AMOUNT,
                                                    PER,
                                                    BY,
                                                    COST_SOURCE,
                                                    COST_DATE,
                                                    COST_QUALITY),
                                            members ->
                                                    Optional.of(
                                                            new SharedCost(
                                                                    members.get(COST_NAME),
                                                                    members.get(AMOUNT),
                                                                    members.get(PER),
                                                                    members.get(BY),
                                                                    members.find(COST_SOURCE),
                                                                    members.find(COST_DATE),
                                                                    members.find(COST_QUALITY),
                                                                    members.spanOf(COST_NAME)))),
                                    0),
                            "Costs that tenants share.")
                    .orGoOnWith(List.of());
    private static final Field<List<Provider.Assurance>> ASSURANCES =
            Field.optional(
                            "assurances",
                            AssuranceShape.list(),
                            "What it vouches for, with evidence.")
                    .orGoOnWith(List.of());

    private static final Field<Integer> AT_ONCE =
            Field.optional(
                    "atOnce",
                    Scalars.whole(1, 1000),
                    "How many calls may be under way at once; without it, 16.");
    private static final Field<Integer> PER_SECOND =
            Field.optional(
                    "perSecond",
                    Scalars.whole(1, 10_000),
                    "How many calls may begin in a second; without it, any number. A call is what"
                            + " Samsky asks a driver for, one list or one change; a driver may send"
                            + " several requests for it.");
    private static final Field<Provider.Calls> CALLS =
            Field.optional(
                            "calls",
                            new ObjectShape<>(
                                    "limits of calls",
                                    "How hard the provider may be worked.",
                                    List.of(AT_ONCE, PER_SECOND),
                                    members ->
                                            Optional.of(
                                                    new Provider.Calls(
                                                            members.find(AT_ONCE),
                                                            members.find(PER_SECOND)))),
                            "How hard it may be worked, by all tenants together.")
                    .orGoOnWith(Provider.Calls.USUAL);

    /** All of a provider but its metadata. */
    record Spec(Provider nameless) {
        Provider named(Metadata metadata) {
            return new Provider(
                    metadata,
                    nameless.displayName(),
                    nameless.owner(),
                    nameless.jurisdiction(),
                    nameless.offers(),
                    nameless.regions(),
                    nameless.sizes(),
                    nameless.images(),
                    nameless.prices(),
                    nameless.sharedCosts(),
                    nameless.assurances(),
                    nameless.calls());
        }
    }

    private ProviderShape() {}

    static Shape<Spec> spec() {
        return new ObjectShape<>(
                "the spec of a provider",
                "A cloud that can be bought from.",
                List.of(
                        DISPLAY_NAME,
                        OWNER,
                        OFFERS,
                        REGIONS,
                        SIZES,
                        IMAGES,
                        PRICES,
                        SHARED_COSTS,
                        ASSURANCES,
                        CALLS),
                ProviderShape::make);
    }

    private static Optional<Spec> make(Members members) {
        var owner = members.get(OWNER);
        return Optional.of(
                new Spec(
                        new Provider(
                                new Metadata("nameless", new TreeMap<>(), members.span()),
                                members.get(DISPLAY_NAME),
                                owner.name,
                                owner.jurisdiction,
                                members.get(OFFERS),
                                members.get(REGIONS),
                                members.get(SIZES),
                                members.get(IMAGES),
                                prices(members),
                                sharedCosts(members),
                                assurances(members),
                                members.get(CALLS))));
    }

    private static Optional<Source> prices(Members members) {
        var reading = members.reading();
        return members.locate(PRICES)
                .flatMap(path ->
                        reading.attachments().fetch(path, Purpose.PRICE_BOOK, reading.problems()));
    }

    private static List<SharedCost> sharedCosts(Members members) {
        var byName = new LinkedHashMap<String, SharedCost>();
        for (var cost : members.get(SHARED_COSTS)) {
            if (byName.putIfAbsent(cost.name(), cost) != null) {
                members.reading()
                        .error(
                                DocumentCode.REPEATED,
                                cost.span(),
                                "The shared cost '" + cost.name() + "' is named twice.",
                                "Shared costs of a provider are told apart by their names.",
                                "Give one of them another name.");
            }
        }
        return List.copyOf(byName.values());
    }

    private static SequencedMap<String, Provider.Assurance> assurances(Members members) {
        var byName = new LinkedHashMap<String, Provider.Assurance>();
        for (var assurance : members.get(ASSURANCES)) {
            if (byName.putIfAbsent(assurance.name(), assurance) != null) {
                members.reading()
                        .error(
                                DocumentCode.REPEATED,
                                assurance.span(),
                                "The assurance '" + assurance.name() + "' is named twice.",
                                "Rules ask for an assurance by its name, so there is one of each.",
                                "Remove one of them.");
            }
        }
        return Collections.unmodifiableSequencedMap(byName);
    }
}
