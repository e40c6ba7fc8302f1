/**
 * Expressions in the Common Expression Language (https://cel.dev). Knows no document kind; nobody
 * but it knows the library.
 */
@NullMarked
package dk.samsky.expression.cel;

import org.jspecify.annotations.NullMarked;
