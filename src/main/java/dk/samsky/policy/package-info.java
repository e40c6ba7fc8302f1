/**
 * Rules and waivers, and what comes of asking them. Knows no cloud, no file and no language of
 * expressions.
 */
@NullMarked
package dk.samsky.policy;

import org.jspecify.annotations.NullMarked;
