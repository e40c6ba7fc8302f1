/**
 * Reads the YAML of others, such as clouds.yaml, as a plain tree. Knows nothing of what it means.
 */
@NullMarked
package dk.samsky.driver.openstack.yaml;

import org.jspecify.annotations.NullMarked;
