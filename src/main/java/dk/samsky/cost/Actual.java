package dk.samsky.cost;

import dk.samsky.cost.price.Price;
import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Tariff;
import dk.samsky.document.Period;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.document.Workspace;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What was used costs: what stood, for as long as it stood, each hour at the price of that hour. An
 * hour costs the 730th part of a month; part of an hour costs that part. What changed meanwhile
 * costs as it was at each time.
 *
 * <p>Shared cost is the part of a month that the interval is, as the documents state it now and at
 * the rates of then; a fixed cost is borne for the time that the tenant had anything at the
 * provider. Each line is rounded to the øre once.
 */
public final class Actual {
    private static final BigDecimal SECONDS_OF_A_MONTH =
            Period.HOUR.times().multiply(BigDecimal.valueOf(3600));

    private final Workspace workspace;
    private final Interval interval;
    private final List<Epoch> epochs;

    /** A time in which no price changes. */
    private record Epoch(Interval interval, Tariff tariff) {}

    /** One line: what moved has one for each place. */
    private record Key(Address address, Location location) {}

    /**
     * @param from the first moment
     * @param until the moment after the last, later than the first
     */
    public Actual(Workspace workspace, Prices prices, Instant from, Instant until) {
        this.workspace = workspace;
        this.interval = new Interval(from, until);
        this.epochs = epochs(prices, interval);
    }

    private static List<Epoch> epochs(Prices prices, Interval interval) {
        var starts = new ArrayList<Instant>();
        starts.add(interval.from());
        prices.changes().stream()
                .map(day -> day.atStartOfDay(Prices.ZONE).toInstant())
                .filter(start -> start.isAfter(interval.from()) && start.isBefore(interval.until()))
                .forEach(starts::add);
        var epochs = new ArrayList<Epoch>();
        for (var i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1) : interval.until();
            var day = starts.get(i).atZone(Prices.ZONE).toLocalDate();
            epochs.add(new Epoch(new Interval(starts.get(i), end), prices.on(day)));
        }
        return epochs;
    }

    /**
     * The sheet of the interval.
     *
     * @param stood what stood in it, of every tenant of the workspace
     * @param missing what is not known of tenants of which nothing is
     */
    public CostSheet sheet(
            SequencedMap<TenantId, List<Stood>> stood, Map<TenantId, String> missing) {
        var direct = new TreeMap<TenantId, List<CostLine>>();
        var currency = workspace.settings().currency();
        missing.forEach((tenant, what) ->
                direct.put(tenant, List.of(CostLine.Direct.ofUnread(tenant, what, currency))));
        stood.forEach((tenant, history) -> direct.put(tenant, direct(history)));
        var per = interval.from() + "/" + interval.until();
        return Allocation.sheet(workspace, per, direct, new SharedAmounts(stood));
    }

    /** The lines of one tenant's own resources, in order of the addresses. */
    public List<CostLine> direct(List<Stood> history) {
        var sums = new TreeMap<Address, SequencedMap<Location, Sum>>();
        for (var each : history) {
            var time = time(each);
            if (time.isPresent()) {
                var recorded = each.recorded();
                var sum =
                        sums.computeIfAbsent(recorded.address(), _ -> new TreeMap<>())
                                .computeIfAbsent(recorded.location(), _ -> new Sum());
                var resource = Resources.of(recorded);
                add(sum, time.get(), recorded.location(), resource);
            }
        }
        var lines = new ArrayList<CostLine>();
        sums.forEach((address, places) ->
                places.forEach(
                        (location, sum) -> lines.add(line(new Key(address, location), sum))));
        return lines;
    }

    private Optional<Interval> time(Stood stood) {
        return stood.from().isBefore(stood.until())
                ? interval.intersect(new Interval(stood.from(), stood.until()))
                : Optional.empty();
    }

    /** What a line is made of, until it is rounded. */
    private static final class Sum {
        private boolean isGuess;
        private BigDecimal monthSeconds = BigDecimal.ZERO;
        private Duration stood = Duration.ZERO;
        private Duration unpriced = Duration.ZERO;
        private Optional<String> missing = Optional.empty();
    }

    private void add(Sum sum, Interval time, Location location, Resource resource) {
        sum.stood = sum.stood.plus(time.duration());
        for (var epoch : epochs) {
            var part = epoch.interval.intersect(time);
            if (part.isEmpty()) {
                continue;
            }
            switch (epoch.tariff.price(location, resource)) {
                case Price.Monthly monthly -> {
                    sum.monthSeconds =
                            sum.monthSeconds.add(
                                    monthly.amount().amount().multiply(part.get().seconds()));
                    sum.isGuess |= monthly.isGuess();
                }
                case Price.Free _ -> {}
                case Price.Unknown(var what) -> {
                    sum.unpriced = sum.unpriced.plus(part.get().duration());
                    sum.missing = sum.missing.or(() -> Optional.of(what));
                }
            }
        }
    }

    private CostLine line(Key key, Sum sum) {
        return new CostLine.Used(
                key.address,
                key.location,
                sum.stood,
                sum.unpriced,
                money(sum.monthSeconds),
                sum.missing,
                sum.isGuess);
    }

    private Money money(BigDecimal monthSeconds) {
        return new Money(
                monthSeconds.divide(SECONDS_OF_A_MONTH, 2, RoundingMode.HALF_UP),
                workspace.settings().currency());
    }

    /** What comes together of a shared cost over some time; empty if it is unknown at some time. */
    private Optional<Allocation.Amount> accrue(List<Interval> times, SharedCost shared) {
        var sum = BigDecimal.ZERO;
        var isGuess = false;
        for (var epoch : epochs) {
            for (var time : times) {
                var part = epoch.interval.intersect(time);
                if (part.isEmpty()) {
                    continue;
                }
                var amount = epoch.tariff.monthly(shared.amount(), shared.per());
                if (amount.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(amount.get().amount().multiply(part.get().seconds()));
                isGuess |= epoch.tariff.isConvertedByGuess(shared.amount());
            }
        }
        return Optional.of(new Allocation.Amount(money(sum), isGuess));
    }

    /**
     * Shared costs for the interval, and for the time that a tenant had anything at the provider.
     */
    private final class SharedAmounts implements Allocation.Amounts {
        private final SequencedMap<TenantId, List<Stood>> stood;

        private SharedAmounts(SequencedMap<TenantId, List<Stood>> stood) {
            this.stood = new LinkedHashMap<>(stood);
        }

        @Override
        public Optional<Allocation.Amount> whole(SharedCost shared) {
            return accrue(List.of(interval), shared);
        }

        @Override
        public Optional<Allocation.Amount> fixed(
                Provider provider, SharedCost shared, TenantId tenant) {
            var times =
                    stood.getOrDefault(tenant, List.of()).stream()
                            .filter(each ->
                                    each.recorded().location().provider().equals(provider.name()))
                            .flatMap(each -> time(each).stream())
                            .toList();
            return accrue(Interval.union(times), shared);
        }
    }
}
