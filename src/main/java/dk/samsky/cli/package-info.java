/**
 * The process: its arguments, its exit status, and what is put together to carry a command out.
 * Knows no cloud and no database by name.
 */
@NullMarked
package dk.samsky.cli;

import org.jspecify.annotations.NullMarked;
