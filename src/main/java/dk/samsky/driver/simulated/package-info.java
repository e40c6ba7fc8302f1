/**
 * The embedded cloud: a little cloud in a SQLite file of its own, for trying out and for tests.
 * Knows nothing of Samsky's state.
 */
@NullMarked
package dk.samsky.driver.simulated;

import org.jspecify.annotations.NullMarked;
