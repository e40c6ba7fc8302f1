/**
 * The commands: flags become a request, the result becomes output and an exit status. Knows no
 * cloud and no database by name.
 */
@NullMarked
package dk.samsky.cli.command;

import org.jspecify.annotations.NullMarked;
