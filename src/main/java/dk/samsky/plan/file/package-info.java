/**
 * A plan as fields, for a file and for other programs, and back. Knows no file and no JSON library.
 */
@NullMarked
package dk.samsky.plan.file;

import org.jspecify.annotations.NullMarked;
