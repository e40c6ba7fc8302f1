package dk.samsky.cli;

import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.Option;
import java.util.List;

/** The options that every command takes, before its name or behind it. */
final class GlobalOptions {
    static final List<Option> ALL =
            List.of(
                    Option.value(
                            "DIR",
                            Completes.DIRECTORY,
                            "The workspace; without it, the nearest samsky.yaml upwards",
                            "--directory",
                            "-C"),
                    Option.flag("Say nothing but results and errors", "--quiet", "-q"),
                    Option.flag("Say each step", "--verbose", "-v"),
                    Option.choice(
                            List.of("auto", "always", "never"), "When to use colour", "--color"),
                    Option.flag("The same as --color never", "--no-color"),
                    Option.flag("Show where in Samsky a failure arose", "--debug"),
                    Option.flag("Show help", "--help", "-h"));

    private GlobalOptions() {}
}
