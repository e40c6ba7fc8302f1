/**
 * What a workload needs, in numbers, before and after it has a place. Knows no blueprint and no
 * provider's document.
 */
@NullMarked
package dk.samsky.model.need;

import org.jspecify.annotations.NullMarked;
