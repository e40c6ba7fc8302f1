/**
 * Measures the hot paths of a plan, each on its own; {@code src/build/benchmark} runs it. Decides
 * nothing: no build fails because of a time.
 */
@NullMarked
package dk.samsky.benchmark;

import org.jspecify.annotations.NullMarked;
