/** What a command takes and how it ends. Knows neither the parser nor what any command does. */
@NullMarked
package dk.samsky.cli.syntax;

import org.jspecify.annotations.NullMarked;
