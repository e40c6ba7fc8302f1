/**
 * The shell: looks at clouds, carries plans out, journals, waits, retries. Knows no cloud by name
 * and no output.
 */
@NullMarked
package dk.samsky.engine;

import org.jspecify.annotations.NullMarked;
