package dk.samsky.cli.session;

import java.util.Optional;

/** Which Samsky this is. */
public final class Version {
    private Version() {}

    /** The version in the jar's manifest; run from classes, {@code 0.0.0-dev}. */
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("0.0.0-dev");
    }
}
