package dk.samsky.placement;

import dk.samsky.cost.price.Price;
import dk.samsky.cost.price.Tariff;
import dk.samsky.document.Provider.Size;
import dk.samsky.model.Location;
import dk.samsky.model.need.ServersNeed;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the size of server that is bought for what is asked for. */
final class Sizer {
    private final Tariff tariff;

    Sizer(Tariff tariff) {
        this.tariff = tariff;
    }

    static boolean holds(Size size, ServersNeed group) {
        return size.vcpus() >= group.vcpus() && size.memory().compareTo(group.memory()) >= 0;
    }

    /**
     * The cheapest size that holds it; of equal price the smaller, then by name. Sizes without a
     * known price come last.
     */
    Optional<Size> cheapest(Location location, Collection<Size> sizes, ServersNeed group) {
        return sizes.stream()
                .filter(size -> holds(size, group))
                .min(
                        Comparator.comparing((Size size) -> cost(location, size).isEmpty())
                                .thenComparing(size -> cost(location, size).orElse(BigDecimal.ZERO))
                                .thenComparingInt(Size::vcpus)
                                .thenComparing(Size::memory)
                                .thenComparing(Size::name));
    }

    private Optional<BigDecimal> cost(Location location, Size size) {
        return switch (tariff.server(location, size.name())) {
            case Price.Monthly monthly -> Optional.of(monthly.amount().amount());
            case Price.Free _ -> Optional.of(BigDecimal.ZERO);
            case Price.Unknown _ -> Optional.empty();
        };
    }
}
