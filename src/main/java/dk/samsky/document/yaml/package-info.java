/**
 * Reads workspaces: finds the files, reads their YAML, has them decoded and bound. Knows nothing of
 * what is done with them.
 */
@NullMarked
package dk.samsky.document.yaml;

import org.jspecify.annotations.NullMarked;
