package dk.samsky.cli;

import dk.samsky.cli.command.ApplyCommand;
import dk.samsky.cli.command.CompleteCommand;
import dk.samsky.cli.command.CostCommand;
import dk.samsky.cli.command.DestroyCommand;
import dk.samsky.cli.command.DoctorCommand;
import dk.samsky.cli.command.DriftCommand;
import dk.samsky.cli.command.ExplainCommand;
import dk.samsky.cli.command.GraphCommand;
import dk.samsky.cli.command.InitCommand;
import dk.samsky.cli.command.PlanCommand;
import dk.samsky.cli.command.PricesCommand;
import dk.samsky.cli.command.SchemaCommand;
import dk.samsky.cli.command.ShowCommand;
import dk.samsky.cli.command.SimulatedCommand;
import dk.samsky.cli.command.StateCommand;
import dk.samsky.cli.command.ValidateCommand;
import dk.samsky.cli.syntax.Command;
import java.util.Locale;
import java.util.Optional;

/**
 * The commands that there are. A command's class is loaded only when the command is chosen: most of
 * start-up is loading classes.
 */
enum CommandName {
    INIT(Group.BEGIN, "Write a small workspace that works"),
    VALIDATE(Group.BEGIN, "Check every document, and name all mistakes at once"),
    PLAN(Group.RUN, "Show what apply would change, and what it would cost"),
    APPLY(Group.RUN, "Bring the clouds to what the documents say"),
    DESTROY(Group.RUN, "Take away what stands, and prove that nothing is left"),
    DRIFT(Group.RUN, "Show where the clouds differ from what was applied"),
    COST(Group.ASK, "Tell what every tenant costs"),
    PRICES(Group.ASK, "Show what each provider sells, and what it vouches for"),
    EXPLAIN(Group.ASK, "Tell why a workload runs where it does"),
    SHOW(Group.ASK, "Show what stands, or a saved plan"),
    GRAPH(Group.ASK, "Draw what depends on what"),
    STATE(Group.CARE, "List, show and mend what Samsky remembers"),
    DOCTOR(Group.CARE, "Check the workspace, the state and the clouds' reach"),
    SCHEMA(Group.CARE, "Print the JSON Schema of a kind of document"),
    COMPLETION(Group.CARE, "Print the completion script of a shell"),
    SIMULATED(Group.TRY_OUT, "Look at the embedded cloud, and damage it"),
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
            case INIT -> new InitCommand();
            case VALIDATE -> new ValidateCommand();
            case PLAN -> new PlanCommand();
            case APPLY -> new ApplyCommand();
            case DESTROY -> new DestroyCommand();
            case DRIFT -> new DriftCommand();
            case COST -> new CostCommand();
            case PRICES -> new PricesCommand();
            case EXPLAIN -> new ExplainCommand();
            case SHOW -> new ShowCommand();
            case GRAPH -> new GraphCommand();
            case STATE -> new StateCommand();
            case DOCTOR -> new DoctorCommand();
            case SCHEMA -> new SchemaCommand();
            case COMPLETION -> new CompletionCommand();
            case SIMULATED -> new SimulatedCommand();
            case COMPLETE -> new CompleteCommand();
        };
    }
}
