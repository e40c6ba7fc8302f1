package dk.samsky.cost.price;

import dk.samsky.document.Period;
import dk.samsky.document.Provider;
import dk.samsky.model.Location;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.Volume;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All unit prices of one day, in the workspace's currency, by place. Immutable; any number of
 * threads may ask it.
 */
public final class Tariff {
    static final String VOLUME_CLASS = "standard";
    private static final Price NO_SERVER_OF_ITS_OWN =
            new Price.Free("It is part of what the provider's servers and volumes cost.");
    private static final Price PART_OF_THE_QUOTA = new Price.Free("Its quota is what costs.");

    private final Prices prices;
    private final LocalDate day;
    private final Map<Location, Board> boards = new LinkedHashMap<>();

    /** The prices of one place; a price is either known or says what is missing. */
    private record Board(Map<String, Price> servers, Map<Item, Price> items) {}

    private Tariff(Prices prices, LocalDate day) {
        this.prices = prices;
        this.day = day;
    }

    static Tariff of(Prices prices, LocalDate day) {
        var tariff = new Tariff(prices, day);
        for (var provider : prices.providers().values()) {
            for (var region : provider.regions().keySet()) {
                tariff.boards.put(
                        new Location(provider.name(), region), tariff.board(provider, region));
            }
        }
        return tariff;
    }

    private Board board(Provider provider, String region) {
        var servers = new LinkedHashMap<String, Price>();
        for (var size : provider.sizes().keySet()) {
            servers.put(size, unit(provider.name(), region, Item.SERVER, size));
        }
        var items = new EnumMap<Item, Price>(Item.class);
        for (var item : Item.values()) {
            if (item.isStanding() && item != Item.SERVER) {
                items.put(
                        item,
                        unit(
                                provider.name(),
                                region,
                                item,
                                item == Item.STORAGE ? VOLUME_CLASS : ""));
            }
        }
        return new Board(servers, items);
    }

    /** What one unit of something that stands costs a month in a place, on this day. */
    Price unit(String provider, String region, Item item, String name) {
        var thing = (item.word() + " " + name).strip() + " at " + provider + "/" + region;
        var book = prices.books().get(provider);
        if (book == null) {
            return new Price.Unknown(provider + " has no price book");
        }
        var row = book.find(item, name, region, day);
        if (row.isEmpty()) {
            return new Price.Unknown("no price of " + thing + " that counts on " + day);
        }
        var from = row.get().amount().currency();
        if (from.equals(currency())) {
            return whole(UnitCost.of(row.get(), Optional.empty(), currency()));
        }
        var rate = prices.rates().find(from, currency(), day);
        return rate.isEmpty()
                ? new Price.Unknown(
                        "no rate from " + from + " to " + currency() + " that counts on " + day)
                : whole(UnitCost.of(row.get(), rate, currency()));
    }

    private static Price whole(UnitCost unit) {
        return new Price.Monthly(unit.perMonth(), List.of(new Price.Part(BigDecimal.ONE, unit)));
    }

    public String currency() {
        return prices.currency();
    }

    /** The day whose prices these are. */
    public LocalDate day() {
        return day;
    }

    /** What a resource costs in this place. */
    public Price price(Location location, Resource resource) {
        return switch (resource) {
            case Server server -> server(location, server.size());
            case Volume volume -> items(location, amount(Item.STORAGE, volume.size().gibibytes()));
            case PublicAddress _ -> items(location, amount(Item.PUBLIC_ADDRESS, BigDecimal.ONE));
            case NamespaceQuota quota ->
                    namespace(location, quota.vcpus(), quota.memory(), quota.storage());
            case TenantSpace _, Network _, Firewall _ -> NO_SERVER_OF_ITS_OWN;
            case Namespace _, NetworkPolicy _, AccessBinding _, Deployer _ -> PART_OF_THE_QUOTA;
        };
    }

    /** What a server of this size costs in this place. */
    public Price server(Location location, String size) {
        var board = boards.get(location);
        if (board == null) {
            return new Price.Unknown("the workspace has no place " + location);
        }
        var price = board.servers.get(size);
        return price != null
                ? price
                : new Price.Unknown(location.provider() + " has no size " + size);
    }

    /** What a group of servers would cost here with these sizes: the same as its resources will. */
    public Estimate estimate(Location location, ServersNeed need, String size) {
        var sum = nothing().plus(need.count(), server(location, size));
        for (var volume : need.volumes()) {
            var price = items(location, amount(Item.STORAGE, volume.size().gibibytes()));
            sum = sum.plus(need.count(), price);
        }
        return need.publicAddress()
                ? sum.plus(
                        need.count(), items(location, amount(Item.PUBLIC_ADDRESS, BigDecimal.ONE)))
                : sum;
    }

    /** What a namespace would cost here: the same as its resources will. */
    public Estimate estimate(Location location, NamespaceNeed need) {
        return nothing().plus(1, namespace(location, need.vcpus(), need.memory(), need.storage()));
    }

    /** The estimate of something that has no price here, and why. */
    public Estimate unknown(String missing) {
        return nothing().plus(1, new Price.Unknown(missing));
    }

    /** The estimate of nothing, to add others to. */
    public Estimate nothing() {
        return Estimate.nothing(currency());
    }

    /**
     * An amount for a period, a month and in this currency, exact but for a year's twelfth, which
     * is to 12 decimals; empty without a rate.
     */
    public Optional<Money> monthly(Money amount, Period per) {
        return convert(amount)
                .map(money ->
                        new Money(
                                money.amount()
                                        .multiply(per.times())
                                        .divide(
                                                per.dividedBy(),
                                                12 + Math.max(0, money.amount().scale()),
                                                RoundingMode.HALF_UP),
                                money.currency()));
    }

    /** An amount in this currency; empty without a rate that counts. */
    Optional<Money> convert(Money amount) {
        return amount.currency().equals(currency())
                ? Optional.of(amount)
                : rate(amount)
                        .map(rate -> new Money(amount.amount().multiply(rate.rate()), currency()));
    }

    /** Whether an amount is converted by a rate that is estimated or assumed. */
    public boolean isConvertedByGuess(Money amount) {
        return rate(amount).filter(rate -> rate.quality().isGuess()).isPresent();
    }

    /** What an amount is converted with; empty if it is not, or cannot be. */
    Optional<Rates.Rate> rate(Money amount) {
        return amount.currency().equals(currency())
                ? Optional.empty()
                : prices.rates().find(amount.currency(), currency(), day);
    }

    private Price namespace(Location location, int vcpus, ByteSize memory, ByteSize storage) {
        return items(
                location,
                amount(Item.NAMESPACE_VCPU, BigDecimal.valueOf(vcpus)),
                amount(Item.NAMESPACE_MEMORY, memory.gibibytes()),
                amount(Item.NAMESPACE_STORAGE, storage.gibibytes()));
    }

    private record Quantity(Item item, BigDecimal amount) {}

    private static Quantity amount(Item item, BigDecimal amount) {
        return new Quantity(item, amount);
    }

    /** The sum of so much of each; unknown if one of them is that is not zero. */
    private Price items(Location location, Quantity... quantities) {
        var board = boards.get(location);
        if (board == null) {
            return new Price.Unknown("the workspace has no place " + location);
        }
        var sum = BigDecimal.ZERO;
        var parts = new ArrayList<Price.Part>();
        for (var quantity : quantities) {
            if (quantity.amount.signum() == 0) {
                continue;
            }
            switch (board.items.get(quantity.item)) {
                case Price.Monthly(var each, var units) -> {
                    sum = sum.add(each.amount().multiply(quantity.amount));
                    parts.add(new Price.Part(quantity.amount, units.getFirst().unit()));
                }
                case Price.Unknown unknown -> {
                    return unknown;
                }
                case Price.Free free ->
                        throw new IllegalStateException("This is a bug in Samsky: " + free);
                case null ->
                        throw new IllegalStateException("This is a bug in Samsky: " + quantity);
            }
        }
        return parts.isEmpty()
                ? new Price.Free("It asks for nothing that costs.")
                : new Price.Monthly(new Money(sum, currency()), parts);
    }
}
