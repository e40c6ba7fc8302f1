/**
 * What things cost a month: price books and conversion rates as people write them, and the prices
 * of one day made of them. Knows no file, no clock and nothing of who pays.
 */
@NullMarked
package dk.samsky.cost.price;

import org.jspecify.annotations.NullMarked;
