/** What a workload's data demands of the place it is kept in. */
@NullMarked
package dk.samsky.model.data;

import org.jspecify.annotations.NullMarked;
