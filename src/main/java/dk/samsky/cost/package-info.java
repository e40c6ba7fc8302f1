/**
 * Who pays what: the run-rate, its change, and what was used; direct cost and shares of what is
 * shared, each summing to the øre. Knows no file, no clock and no cloud.
 */
@NullMarked
package dk.samsky.cost;

import org.jspecify.annotations.NullMarked;
