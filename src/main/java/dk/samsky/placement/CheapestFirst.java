package dk.samsky.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lets stay what may stay, and gives everything else, one by one, the best place that still has
 * room for it.
 */
public final class CheapestFirst implements Chooser {
    @Override
    public List<Optional<Option>> choose(List<Options> options, Room room) {
        var choices = new ArrayList<Optional<Option>>();
        for (var each : options) {
            var choice =
                    each.staying()
                            .filter(option -> hasRoom(each, option, room))
                            .or(() ->
                                    each.permitted().stream()
                                            .filter(option -> hasRoom(each, option, room))
                                            .findFirst());
            choice.ifPresent(
                    option -> room.take(option.location(), each.demand(option.location())));
            choices.add(choice);
        }
        return Collections.unmodifiableList(choices);
    }

    private static boolean hasRoom(Options options, Option option, Room room) {
        return room.missing(option.location(), options.demand(option.location())).isEmpty();
    }
}
