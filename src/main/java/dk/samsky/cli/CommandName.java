package dk.samsky.cli;

import dk.samsky.cli.command.CompleteCommand;
import dk.samsky.cli.syntax.Command;
import java.util.Locale;
import java.util.Optional;

/**
 * The commands that there are. A command's class is loaded only when the command is chosen: most of
 * start-up is loading classes.
 */
enum CommandName {
    COMPLETION(Group.CARE, "Print the completion script of a shell"),
    COMPLETE(Group.HIDDEN, "Names for completion");

    /** Where a command stands in the list. */
    enum Group {
        BEGIN("To begin"),
        RUN("To run"),
        ASK("To ask"),
        CARE("To care for it"),
        TRY_OUT("For trying out"),
        HIDDEN("");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Group group;
    private final String summary;

    CommandName(Group group, String summary) {
        this.group = group;
        this.summary = summary;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Group group() {
        return group;
    }

    String summary() {
        return summary;
    }

    static Optional<CommandName> find(String word) {
        for (var command : values()) {
            if (command.word().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    Command command() {
        return switch (this) {
            case COMPLETION -> new CompletionCommand();
            case COMPLETE -> new CompleteCommand();
        };
    }
}
