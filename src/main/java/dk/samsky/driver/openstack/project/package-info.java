/**
 * A tenant's project, what is looked at in it, and what is written on the objects there. Knows no
 * kind of resource in particular.
 */
@NullMarked
package dk.samsky.driver.openstack.project;

import org.jspecify.annotations.NullMarked;
