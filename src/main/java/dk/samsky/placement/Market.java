package dk.samsky.placement;

import dk.samsky.cost.price.Tariff;
import dk.samsky.document.Workspace;
import dk.samsky.model.Capability;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All that places are judged by.
 *
 * @param tariff the prices of the day
 * @param rules the workspace's rules about places
 * @param drivers what each driver that there is can hold, by its name
 * @param today the day that expiry is judged at
 */
public record Market(
        Workspace workspace,
        Tariff tariff,
        PlacementRules rules,
        SequencedMap<String, List<Capability>> drivers,
        LocalDate today) {
    public Market {
        drivers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(drivers));
    }
}
