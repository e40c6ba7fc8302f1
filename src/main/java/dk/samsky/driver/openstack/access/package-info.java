/** How to get into a cloud, found where every OpenStack client finds it. Knows no call. */
@NullMarked
package dk.samsky.driver.openstack.access;

import org.jspecify.annotations.NullMarked;
