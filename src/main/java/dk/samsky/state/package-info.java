/**
 * What Samsky remembers of each tenant, and the port to where it is kept. Knows no database, no
 * plan and no cloud.
 */
@NullMarked
package dk.samsky.state;

import org.jspecify.annotations.NullMarked;
