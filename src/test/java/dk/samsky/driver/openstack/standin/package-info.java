/**
 * A little OpenStack in memory, over HTTP, for tests: it keeps what it is given, tells tenants
 * apart, counts quotas, and fails as it is told to. What a real one does beyond that, the suite
 * against a real one shows.
 */
@NullMarked
package dk.samsky.driver.openstack.standin;

import org.jspecify.annotations.NullMarked;
