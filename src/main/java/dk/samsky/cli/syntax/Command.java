package dk.samsky.cli.syntax;

import dk.samsky.cli.terminal.Terminal;

/** One command of the command line. */
public interface Command {
    /** What it takes, the options that all commands take aside. */
    Syntax syntax();

    /**
     * Does it.
     *
     * @throws UsageException if the arguments make no sense together
     */
    ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException;
}
