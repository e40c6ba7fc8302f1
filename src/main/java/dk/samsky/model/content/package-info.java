/** Fields, their one canonical text and its digest. Knows no kind of resource. */
@NullMarked
package dk.samsky.model.content;

import org.jspecify.annotations.NullMarked;
