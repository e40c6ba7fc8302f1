/**
 * What commands have in common: a workspace that is opened, what is selected of it, where results
 * go and how problems end a command. Knows no single command.
 */
@NullMarked
package dk.samsky.cli.session;

import org.jspecify.annotations.NullMarked;
