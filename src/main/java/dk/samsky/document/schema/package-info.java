/**
 * Shapes: how a part of a document is written, described once for the reader and for the JSON
 * Schema. Knows no kind of document, no file and no YAML.
 */
@NullMarked
package dk.samsky.document.schema;

import org.jspecify.annotations.NullMarked;
