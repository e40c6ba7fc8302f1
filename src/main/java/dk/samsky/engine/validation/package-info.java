/** Judges what documents mean, each part for itself. Looks at no cloud and no state. */
@NullMarked
package dk.samsky.engine.validation;

import org.jspecify.annotations.NullMarked;
