/** Reads the canonical JSON text of fields. Knows no kind of resource and no document. */
@NullMarked
package dk.samsky.model.json;

import org.jspecify.annotations.NullMarked;
