package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.resource.Resources;
import java.util.LinkedHashSet;
import java.util.List;

/** What the cloud shows of an object, in the form in which the state remembers things. */
final class Shown {
    private Shown() {}

    /** As the cloud shows it. It refers to what we remember, and to what the cloud shows. */
    static Recorded showing(Recorded remembered, Remote remote) {
        var shown = remembered.showing(remote.remoteId(), remote.content());
        if (remembered.content().equals(remote.content())) {
            return shown;
        }
        var references = new LinkedHashSet<>(remembered.references());
        references.addAll(references(remote));
        return new Recorded(
                shown.address(),
                shown.location(),
                shown.driver(),
                shown.remoteId(),
                shown.content(),
                references.stream().toList(),
                shown.protect());
    }

    static List<Address> references(Remote remote) {
        return Resources.read(remote.address().kind(), remote.content().fields()).references();
    }

    static Recorded asRecorded(
            Remote remote, Site site, List<Address> references, boolean protect) {
        return new Recorded(
                remote.address(),
                site.location(),
                site.driver(),
                remote.remoteId(),
                remote.content(),
                references,
                protect);
    }
}
