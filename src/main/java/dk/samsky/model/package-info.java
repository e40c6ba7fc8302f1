/**
 * The nouns: addresses, kinds, what is desired, recorded and observed. Knows no document, cloud,
 * file or clock.
 */
@NullMarked
package dk.samsky.model;

import org.jspecify.annotations.NullMarked;
