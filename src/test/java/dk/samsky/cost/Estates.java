package dk.samsky.cost;

import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Tariff;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Period;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.document.Provider.Region;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Provider.Size;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.document.Workspace;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes small workspaces for tests, without reading a file. */
public final class Estates {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    public static final Location NATIONAL = new Location("national", "dk-west");
    public static final Location COMMERCIAL = new Location("commercial", "eu-north");
    public static final Span SPAN = Span.startOf(new Source("documents.yaml", "documents"));
    public static final String HEADER =
            "item,name,region,unit,amount,currency,source,date,quality\n";
    public static final String NATIONAL_PRICES =
            HEADER
                    + """
                    server,small,*,month,100,DKK,price list,2026-01-01,assumed
                    server,large,*,month,390.005,DKK,price list,2026-01-01,assumed
                    storage,standard,*,GiB-month,0.5,DKK,price list,2026-01-01,assumed
                    public-address,,*,month,20,DKK,price list,2026-01-01,assumed
                    namespace-vcpu,,*,hour,0.05,DKK,price list,2026-01-01,assumed
                    namespace-memory,,*,GiB-hour,0.01,DKK,price list,2026-01-01,assumed
                    namespace-storage,,*,GiB-month,0.4,DKK,price list,2026-01-01,assumed
                    """;
    public static final String COMMERCIAL_PRICES =
            HEADER
                    + """
                    server,small,*,hour,0.01,EUR,price list,2026-01-01,listed
                    server,large,*,hour,0.04,EUR,price list,2026-01-01,listed
                    storage,standard,*,GiB-month,0.04,EUR,price list,2026-01-01,listed
                    """;
    public static final String RATES =
            """
            currency,to,rate,date,source
            EUR,DKK,7.46,2026-01-01,Danmarks Nationalbank
            """;

    public final SequencedMap<TenantId, Tenant> tenants = new TreeMap<>();
    public final SequencedMap<String, Provider> providers = new LinkedHashMap<>();
    public final SequencedMap<String, Policy> policies = new TreeMap<>();
    public Optional<Source> rates = Optional.of(new Source("prices/rates.csv", RATES));

    /** Two tenants, a national and a commercial provider. */
    public static Estates small() {
        var estate = new Estates();
        estate.tenant("aarhus", 349_983);
        estate.tenant("ribe", 8_300);
        estate.provider("national", "dk-west", "DK", NATIONAL_PRICES);
        estate.provider("commercial", "eu-north", "SE", COMMERCIAL_PRICES);
        return estate;
    }

    public Workspace workspace() {
        var settings =
                new WorkspaceSettings(
                        "test",
                        "DKK",
                        "sqlite",
                        ".samsky/state.db",
                        List.of(),
                        Cidr.parse("10.0.0.0/8").orElseThrow(),
                        20,
                        rates,
                        WorkspaceSettings.Clouds.REAL,
                        List.of(),
                        List.of(),
                        List.of(),
                        SPAN);
        return new Workspace(
                settings,
                tenants,
                new TreeMap<>(),
                providers,
                policies,
                new TreeMap<>(),
                Doubts.NONE,
                true,
                new TreeMap<>());
    }

    public Prices prices() {
        return require(Prices.read(workspace()));
    }

    public Tariff tariff() {
        return prices().on(TODAY);
    }

    public static <T> T require(Checked<T> checked) {
        return checked.value()
                .orElseThrow(() -> new AssertionError(checked.diagnostics().toString()));
    }

    public void tenant(String name, int inhabitants) {
        tenant(name, inhabitants, Optional.empty());
    }

    public void tenant(String name, int inhabitants, Optional<Tenant.Budget> budget) {
        var id = new TenantId(name);
        tenants.put(
                id,
                new Tenant(
                        id,
                        metadata(name),
                        name,
                        "0751",
                        "55133018",
                        inhabitants,
                        budget,
                        new Located<>(Limits.NONE, SPAN),
                        List.of(),
                        Optional.empty(),
                        new TreeMap<>()));
    }

    /** Gives a tenant a workload with labels such as {@code area=schools}. */
    public void workload(String tenant, String name, String... labels) {
        var id = new TenantId(tenant);
        var old = Optional.ofNullable(tenants.get(id)).orElseThrow();
        var workloads = new TreeMap<>(old.workloads());
        var words = new LinkedHashMap<String, String>();
        Arrays.stream(labels)
                .map(label -> label.split("=", 2))
                .forEach(pair -> words.put(pair[0], pair[1]));
        workloads.put(
                name,
                new Workload(
                        new WorkloadId(id, name),
                        new Metadata(name, words, SPAN),
                        new Located<>("servers", SPAN),
                        new LinkedHashMap<>(),
                        Workload.DataClaim.NOTHING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        tenants.put(
                id,
                new Tenant(
                        id,
                        old.metadata(),
                        old.displayName(),
                        old.municipalityCode(),
                        old.cvr(),
                        old.inhabitants(),
                        old.budget(),
                        old.quota(),
                        old.access(),
                        old.addressRange(),
                        workloads));
    }

    /**
     * A provider with two sizes, both offers through the driver {@code simulated}, and the highest
     * class.
     */
    public void provider(String name, String region, String country, String prices) {
        var regions = new LinkedHashMap<String, Region>();
        regions.put(region, new Region(region, country, Limits.NONE, SPAN));
        var offers = new LinkedHashMap<OfferKind, Offer>();
        for (var kind : OfferKind.values()) {
            offers.put(kind, new Offer("simulated", new LinkedHashMap<>(), SPAN));
        }
        var images = new LinkedHashMap<String, String>();
        images.put("debian-12", "Debian 12");
        var assurances = new LinkedHashMap<String, Provider.Assurance>();
        assurances.put("highest-confidentiality", assurance("sensitive", Optional.empty()));
        providers.put(
                name,
                new Provider(
                        metadata(name),
                        name,
                        name + " A/S",
                        country,
                        offers,
                        regions,
                        sizes(),
                        images,
                        Optional.of(new Source("prices/" + name + ".csv", prices)),
                        List.of(),
                        assurances,
                        Provider.Calls.USUAL));
    }

    private static SequencedMap<String, Size> sizes() {
        var sizes = new LinkedHashMap<String, Size>();
        sizes.put("small", new Size("small", 2, ByteSize.ofGibibytes(4), SPAN));
        sizes.put("large", new Size("large", 8, ByteSize.ofGibibytes(32), SPAN));
        return sizes;
    }

    public static Provider.Assurance assurance(String value, Optional<LocalDate> validUntil) {
        return new Provider.Assurance(
                "highest-confidentiality",
                Optional.of(Value.of(value)),
                "https://example.org/evidence",
                LocalDate.of(2026, 3, 1),
                validUntil,
                false,
                SPAN);
    }

    public static Metadata metadata(String name) {
        return new Metadata(name, new LinkedHashMap<>(), SPAN);
    }

    /** Replaces a provider by one that differs in one respect. */
    public void change(String name, UnaryOperator<ProviderParts> change) {
        providers.compute(name, (_, old) -> change.apply(ProviderParts.of(old)).provider());
    }

    /** What tests change of a provider. */
    public record ProviderParts(
            Provider of,
            SequencedMap<OfferKind, Offer> offers,
            SequencedMap<String, Region> regions,
            SequencedMap<String, String> images,
            SequencedMap<String, Provider.Assurance> assurances,
            List<SharedCost> sharedCosts,
            Optional<Source> prices) {
        static ProviderParts of(Provider provider) {
            return new ProviderParts(
                    provider,
                    new LinkedHashMap<>(provider.offers()),
                    new LinkedHashMap<>(provider.regions()),
                    new LinkedHashMap<>(provider.images()),
                    new LinkedHashMap<>(provider.assurances()),
                    new ArrayList<>(provider.sharedCosts()),
                    provider.prices());
        }

        public ProviderParts without(OfferKind kind) {
            offers.remove(kind);
            return this;
        }

        public ProviderParts set(OfferKind kind, String setting, String value) {
            var settings = new LinkedHashMap<String, String>();
            settings.put(setting, value);
            offers.put(kind, new Offer("simulated", settings, SPAN));
            return this;
        }

        public ProviderParts withoutImages() {
            images.clear();
            return this;
        }

        public ProviderParts assured(Provider.Assurance assurance) {
            assurances.put(assurance.name(), assurance);
            return this;
        }

        public ProviderParts withoutAssurances() {
            assurances.clear();
            return this;
        }

        public ProviderParts holding(Limits capacity) {
            regions.replaceAll(
                    (_, region) -> new Region(region.name(), region.country(), capacity, SPAN));
            return this;
        }

        public ProviderParts sharing(String name, String amount, Period per, AllocationKey by) {
            sharedCosts.add(
                    new SharedCost(
                            name,
                            Money.parse(amount).orElseThrow(),
                            per,
                            by,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            SPAN));
            return this;
        }

        public ProviderParts priced(Optional<String> book) {
            return new ProviderParts(
                    of,
                    offers,
                    regions,
                    images,
                    assurances,
                    sharedCosts,
                    book.map(text -> new Source("prices/" + of.name() + ".csv", text)));
        }

        Provider provider() {
            return new Provider(
                    of.metadata(),
                    of.displayName(),
                    of.owner(),
                    of.jurisdiction(),
                    offers,
                    regions,
                    of.sizes(),
                    images,
                    prices,
                    sharedCosts,
                    assurances,
                    Provider.Calls.USUAL);
        }
    }
}
