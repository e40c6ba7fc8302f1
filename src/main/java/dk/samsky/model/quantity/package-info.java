/** Amounts with their unit: money, bytes, address ranges, sums of capacity. */
@NullMarked
package dk.samsky.model.quantity;

import org.jspecify.annotations.NullMarked;
