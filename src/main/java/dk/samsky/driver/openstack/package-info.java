/**
 * OpenStack: municipalities' virtual machines, each tenant in a project of its own. Knows one cloud
 * at a time, and nothing of plans or state.
 */
@NullMarked
package dk.samsky.driver.openstack;

import org.jspecify.annotations.NullMarked;
