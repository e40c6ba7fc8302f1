/**
 * Binds documents to one another: every reference between them holds, or is told of. Knows no file
 * and no YAML.
 */
@NullMarked
package dk.samsky.document.binding;

import org.jspecify.annotations.NullMarked;
