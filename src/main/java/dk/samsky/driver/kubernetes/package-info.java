/**
 * Namespaces of Kubernetes clusters, by server-side apply. Knows nothing of other clouds, nor of
 * Samsky's state.
 */
@NullMarked
package dk.samsky.driver.kubernetes;

import org.jspecify.annotations.NullMarked;
