/**
 * The streams that people and pipelines are spoken to through, and the signals that they answer
 * with. Knows no command.
 */
@NullMarked
package dk.samsky.cli.terminal;

import org.jspecify.annotations.NullMarked;
