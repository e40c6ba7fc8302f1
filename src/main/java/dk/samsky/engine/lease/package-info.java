/** Takes a tenant for one run, and keeps it until that is done. */
@NullMarked
package dk.samsky.engine.lease;

import org.jspecify.annotations.NullMarked;
