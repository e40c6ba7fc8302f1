/**
 * Where each workload may run, where it does, and why: candidates, checks, the choice among the
 * permitted, and the explanation. Knows no driver, no state and no language of rules.
 */
@NullMarked
package dk.samsky.placement;

import org.jspecify.annotations.NullMarked;
