/**
 * Expressions in documents: compiled once, evaluated often. Knows no document kind; the language
 * itself is an adapter's.
 */
@NullMarked
package dk.samsky.expression;

import org.jspecify.annotations.NullMarked;
