/**
 * The kinds of documents: what each consists of, and how it is read and described. Knows no file
 * and no YAML.
 */
@NullMarked
package dk.samsky.document.kind;

import org.jspecify.annotations.NullMarked;
