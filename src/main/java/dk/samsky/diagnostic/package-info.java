/**
 * Problems told to people, each with a code, a place, a reason and a remedy. Knows nothing of what
 * the problems are about.
 */
@NullMarked
package dk.samsky.diagnostic;

import org.jspecify.annotations.NullMarked;
