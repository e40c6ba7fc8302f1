package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets stay what may stay, and gives everything else, one by one, the best place that still has
 * room for it. What may stay and has no room to grow gets none: to move it is a decision. Of places
 * with the same price, that where the tenant has something already, then that with the most room
 * left, then the first by name: so that equal places fill alike, and each keeps room for what grows
 * there (decision 0039).
 */
public final class CheapestFirst implements Chooser {
    @Override
    public List<Optional<Option>> choose(List<Options> options, Room room) {
        var homes = new HashMap<TenantId, Set<Location>>();
        options.forEach(each -> each.standing().ifPresent(place -> settle(each, place, homes)));
        var choices = new ArrayList<Optional<Option>>();
        for (var each : options) {
            var staying = each.staying();
            var choice =
                    staying.isPresent()
                            ? staying.filter(option -> hasRoom(each, option, room))
                            : best(
                                    each,
                                    room,
                                    homes.getOrDefault(
                                            each.need().id().tenant(), Collections.emptySet()));
            choice.ifPresent(option -> {
                room.take(each, option.location());
                settle(each, option.location(), homes);
            });
            choices.add(choice);
        }
        return Collections.unmodifiableList(choices);
    }

    private static void settle(Options each, Location place, Map<TenantId, Set<Location>> homes) {
        homes.computeIfAbsent(each.need().id().tenant(), _ -> new HashSet<>()).add(place);
    }

    /** Options come the best first, so that those with the same price stand side by side. */
    private static Optional<Option> best(Options options, Room room, Set<Location> homes) {
        var best = Optional.<Option>empty();
        for (var option : options.permitted()) {
            if (best.isPresent() && !option.costsAsMuchAs(best.get())) {
                break;
            }
            if (hasRoom(options, option, room)
                    && (best.isEmpty() || isBetter(option, best.get(), room, homes))) {
                best = Optional.of(option);
            }
        }
        return best;
    }

    private static boolean isBetter(Option one, Option other, Room room, Set<Location> homes) {
        var isHome = homes.contains(one.location());
        return isHome == homes.contains(other.location())
                ? !isHome && room.fullness(one.location()) < room.fullness(other.location())
                : isHome;
    }

    private static boolean hasRoom(Options options, Option option, Room room) {
        return room.fits(options, option.location());
    }
}
