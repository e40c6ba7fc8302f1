package dk.samsky.placement;

import dk.samsky.document.Provider;
import dk.samsky.document.Provider.Region;
import dk.samsky.document.Workspace;
import dk.samsky.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A place that could be chosen. */
record Candidate(Provider provider, Region region) {
    Location location() {
        return new Location(provider.name(), region.name());
    }

    /** Every region of every provider, in order of the names. */
    static List<Candidate> all(Workspace workspace) {
        var candidates = new ArrayList<Candidate>();
        for (var provider : workspace.providers().values()) {
            provider.regions()
                    .values()
                    .forEach(region -> candidates.add(new Candidate(provider, region)));
        }
        candidates.sort((a, b) -> a.location().compareTo(b.location()));
        return Collections.unmodifiableList(candidates);
    }
}
