/**
 * Calls to one OpenStack cloud, through the one hardened context of jclouds: tokens, pages,
 * versions and failures. Knows nothing of Samsky's resources.
 */
@NullMarked
package dk.samsky.driver.openstack.wire;

import org.jspecify.annotations.NullMarked;
