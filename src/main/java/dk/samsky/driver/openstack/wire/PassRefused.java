package dk.samsky.driver.openstack.wire;

import dk.samsky.driver.DriverException;

/** Carries a failure to get a token through jclouds. */
final class PassRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final DriverException failure;

    PassRefused(DriverException failure) {
        super(failure);
        this.failure = failure;
    }

    DriverException failure() {
        return failure;
    }
}
