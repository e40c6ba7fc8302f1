/**
 * What is to change, in which order, and the invariants of that. Knows no cloud, no state store and
 * no output.
 */
@NullMarked
package dk.samsky.plan;

import org.jspecify.annotations.NullMarked;
