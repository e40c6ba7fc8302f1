package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Site;

/** Something that could not be looked at, so that nothing is planned for it, and why. */
public record Unknown(Address address, Site site, String reason) {}
