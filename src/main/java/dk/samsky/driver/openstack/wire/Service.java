package dk.samsky.driver.openstack.wire;

import java.util.List;
import java.util.Optional;

/** A service of OpenStack, as a cloud's catalogue names it. */
public enum Service {
    IDENTITY("Keystone"),
    COMPUTE("Nova"),
    NETWORK("Neutron"),
    VOLUME("Cinder"),
    IMAGE("Glance"),
    /** Only asked how full the cloud is: nothing fails without it. */
    PLACEMENT("Placement");

    /**
     * A version of an API that is asked for by name with each call.
     *
     * <p>Nova 2.67 (Stein, 2019) takes tags, server groups and volume types when a server is made;
     * Cinder 3.42 (Pike, 2017) extends a volume in use; Placement 1.22 (Rocky, 2018) leaves out
     * hosts that are switched off.
     *
     * <p>Source: https://docs.openstack.org/nova/latest/reference/api-microversion-history.html,
     * https://docs.openstack.org/cinder/latest/contributor/api_microversion_history.html,
     * https://docs.openstack.org/placement/latest/placement-api-microversion-history.html
     */
    record Version(String word, int major, int minor) {
        boolean isAfter(Version other) {
            return major != other.major ? major > other.major : minor > other.minor;
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    private final String project;

    Service(String project) {
        this.project = project;
    }

    /** What the path of its endpoint ends with; empty if a catalogue always says it in full. */
    String suffix() {
        return switch (this) {
            case IDENTITY, COMPUTE, VOLUME, PLACEMENT -> "";
            case NETWORK -> "/v2.0";
            case IMAGE -> "/v2";
        };
    }

    /** What catalogues call it, the usual word first. */
    List<String> types() {
        return switch (this) {
            case IDENTITY -> List.of("identity");
            case COMPUTE -> List.of("compute");
            case NETWORK -> List.of("network");
            case VOLUME -> List.of("block-storage", "volumev3", "volume");
            case IMAGE -> List.of("image");
            case PLACEMENT -> List.of("placement");
        };
    }

    /** The version of its API that is spoken, where one is asked for. */
    Optional<Version> version() {
        return switch (this) {
            case COMPUTE -> Optional.of(new Version("compute", 2, 67));
            case VOLUME -> Optional.of(new Version("volume", 3, 42));
            case PLACEMENT -> Optional.of(new Version("placement", 1, 22));
            case IDENTITY, NETWORK, IMAGE -> Optional.empty();
        };
    }

    /** The name that its people know. */
    @Override
    public String toString() {
        return project;
    }
}
