/** Directed acyclic graphs with a deterministic order. Knows nothing of what the nodes are. */
@NullMarked
package dk.samsky.graph;

import org.jspecify.annotations.NullMarked;
