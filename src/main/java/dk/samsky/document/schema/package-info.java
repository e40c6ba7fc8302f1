/**
 * How documents are written: one description of each kind, which both the reader and the JSON
 * Schema are made of. Knows no file and no YAML.
 */
@NullMarked
package dk.samsky.document.schema;

import org.jspecify.annotations.NullMarked;
