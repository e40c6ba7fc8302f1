/**
 * What people write: the kinds of documents, typed, each part with the place where it stands. Knows
 * no file, no YAML and no cloud.
 */
@NullMarked
package dk.samsky.document;

import org.jspecify.annotations.NullMarked;
