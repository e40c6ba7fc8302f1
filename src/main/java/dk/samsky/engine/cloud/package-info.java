/**
 * Speaks to clouds: connects, keeps the pace, tries again, waits, looks. Knows no plan's steps and
 * no state store.
 */
@NullMarked
package dk.samsky.engine.cloud;

import org.jspecify.annotations.NullMarked;
