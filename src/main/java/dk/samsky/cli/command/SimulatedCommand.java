package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.session.CliCode;
import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Failures;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.Backstage;
import dk.samsky.driver.Backstage.Item;
import dk.samsky.driver.Backstage.Mark;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.engine.cloud.Connections;
import dk.samsky.model.Remote.Condition;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.DiagnosticText;
import dk.samsky.report.Figures;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/**
 * Looks at the embedded clouds and damages them behind Samsky's back, so that drift and failures
 * can be tried out.
 */
public final class SimulatedCommand implements Command {
    private static final Operand WHICH =
            new Operand(
                    "WHICH",
                    "An address or a remote id; * for any letters",
                    true,
                    Completes.NOTHING);

    private static final Operand RULE =
            new Operand(
                    "RULE",
                    "In one argument: CALL EVENT [kind=KIND] [tenant=NAME] [times=N] [after=N]\n"
                            + "CALL: create, update, delete, observe\n"
                            + "EVENT: throttled, fails, lost-answer, hangs, hangs-after, quota,"
                            + " denied, error, gone",
                    true,
                    Completes.NOTHING);

    @Override
    public Syntax syntax() {
        return Syntax.of("simulated", "Look at the embedded cloud, and damage it: for trying out")
                .example("samsky simulated list", "every object that stands in an embedded cloud")
                .example("samsky simulated delete 'aarhus/esdh/server/*'", "as if somebody had")
                .example(
                        "samsky simulated change aarhus/esdh/server/web-1 size g1.large",
                        "then: samsky drift")
                .example(
                        "samsky simulated fault 'create lost-answer times=1'",
                        "the next create goes through, and nobody hears of it")
                .part(part("list", "Every object"))
                .part(
                        part("change", "Set a field")
                                .operand(WHICH)
                                .operand(new Operand("FIELD", "Its name", true, Completes.NOTHING))
                                .operand(
                                        new Operand(
                                                "VALUE",
                                                "As in documents; empty to unset",
                                                true,
                                                Completes.NOTHING)))
                .part(part("delete", "Take something away").operand(WHICH))
                .part(
                        part("fail", "Put something into the state of error")
                                .operand(WHICH)
                                .operand(
                                        new Operand(
                                                "REASON",
                                                "What the cloud says of it",
                                                false,
                                                Completes.NOTHING)))
                .part(
                        part("add", "Add one more like it")
                                .operand(WHICH)
                                .option(
                                        Option.flag(
                                                "Without our mark, as if somebody else had made it",
                                                "--unmarked")))
                .part(part("fault", "Script a fault").operand(RULE))
                .part(part("faults", "The faults that are still to come"))
                .part(part("clear", "Forget all faults"))
                .part(part("calls", "How many calls were made"));
    }

    private static Syntax part(String name, String summary) {
        return Syntax.of(name, summary)
                .option(
                        Option.value(
                                "NAME",
                                Completes.PROVIDER,
                                "Only this provider's cloud",
                                "--provider"));
    }

    /** One provider's embedded cloud. */
    private record Stage(String provider, Backstage backstage) implements AutoCloseable {
        @Override
        public void close() {
            backstage.close();
        }
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        try (var open = OpenWorkspace.open(arguments, terminal, Reliance.WHAT_STANDS, _ -> false)) {
            open.quiet();
            terminal.err().print(DiagnosticText.of(undescribed(open), terminal.errLook()));
            var stages = stages(open, arguments);
            try {
                act(stages, arguments, terminal);
            } finally {
                stages.forEach(Stage::close);
            }
            return ExitStatus.DONE;
        } catch (DriverException failure) {
            // What the cloud's file is at fault for has the file's failure as its cause.
            if (failure.kind() == DriverException.Kind.INVALID && failure.getCause() == null) {
                throw new UsageException(failure.getMessage(), failure.remedy());
            }
            throw new CommandRefused(
                    failure.kind() == DriverException.Kind.NOT_FOUND
                            ? ExitStatus.USAGE
                            : ExitStatus.FAILED,
                    Failures.tell(failure));
        }
    }

    private static List<Stage> stages(OpenWorkspace open, Arguments arguments)
            throws DriverException {
        var stages = new ArrayList<Stage>();
        var known = new ArrayList<String>();
        for (var entry : Connections.of(open.workspace(), open.directory()).entrySet()) {
            var door = door(entry.getKey().driver());
            if (door.isPresent()) {
                var provider = entry.getKey().provider();
                known.add(provider);
                if (arguments.find("--provider").filter(name -> !name.equals(provider)).isEmpty()) {
                    stages.add(stage(provider, door.get(), entry.getValue()));
                }
            }
        }
        if (stages.isEmpty()) {
            if (arguments.has("--provider")) {
                throw Selecting.unknown(
                        "provider with an embedded cloud",
                        arguments.find("--provider").orElse(""),
                        known);
            }
            throw new CommandRefused(
                    ExitStatus.FAILED,
                    Diagnostic.error(
                            CliCode.NOT_FOUND,
                            "No provider of this workspace is an embedded cloud.",
                            "Only an embedded cloud can be damaged on purpose.",
                            "Give a provider an offer with 'driver: simulated'."));
        }
        return stages;
    }

    /** A warning for each embedded cloud that stands in the workspace and in no document. */
    private static List<Diagnostic> undescribed(OpenWorkspace open) throws DriverException {
        var told = new ArrayList<Diagnostic>();
        var described = new TreeSet<String>();
        Connections.of(open.workspace(), open.directory())
                .keySet()
                .forEach(offer -> described.add(offer.driver() + " " + offer.provider()));
        for (var factory : ServiceLoader.load(DriverFactory.class)) {
            if (factory instanceof Backstage.Door door) {
                door.kept(open.directory()).stream()
                        .filter(name -> !described.contains(factory.name() + " " + name))
                        .map(SimulatedCommand::undescribed)
                        .forEach(told::add);
            }
        }
        return told;
    }

    private static Diagnostic undescribed(String provider) {
        return Diagnostic.warning(
                        CliCode.CLOUD,
                        "The workspace keeps an embedded cloud of "
                                + provider
                                + " in .samsky/, and no document describes that provider.",
                        "Without its document a cloud cannot be looked into, so what stands in it"
                                + " is not listed.",
                        "Put the provider's document back to see or destroy what stands there. If"
                                + " it is not needed any more, delete its file in .samsky/.")
                .about(provider);
    }

    private static Stage stage(String provider, Backstage.Door door, Connection connection)
            throws DriverException {
        return new Stage(provider, door.backstage(connection));
    }

    private static Optional<Backstage.Door> door(String driver) {
        return ServiceLoader.load(DriverFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory ->
                        factory.name().equals(driver) && factory instanceof Backstage.Door)
                .map(Backstage.Door.class::cast)
                .findFirst();
    }

    private static void act(List<Stage> stages, Arguments arguments, Terminal terminal)
            throws DriverException {
        switch (arguments.part().orElseThrow()) {
            case "list" -> {
                for (var stage : stages) {
                    print(stage, stage.backstage.list(), terminal);
                }
            }
            case "change" ->
                    each(
                            stages,
                            terminal,
                            backstage ->
                                    backstage.change(
                                            arguments.operand(0),
                                            arguments.operand(1),
                                            arguments.operand(2)));
            case "delete" ->
                    each(stages, terminal, backstage -> backstage.delete(arguments.operand(0)));
            case "fail" ->
                    each(
                            stages,
                            terminal,
                            backstage ->
                                    backstage.fail(
                                            arguments.operand(0),
                                            arguments.findOperand(1).orElse("damaged on purpose")));
            case "add" ->
                    each(
                            stages,
                            terminal,
                            backstage ->
                                    backstage.add(
                                            arguments.operand(0),
                                            arguments.has("--unmarked") ? Mark.NONE : Mark.SAME));
            default -> faults(stages, arguments, terminal);
        }
    }

    private static void faults(List<Stage> stages, Arguments arguments, Terminal terminal)
            throws DriverException {
        switch (arguments.part().orElseThrow()) {
            case "fault" -> {
                for (var stage : stages) {
                    terminal.print(
                            stage.provider
                                    + ": "
                                    + stage.backstage.fault(arguments.operand(0))
                                    + "\n");
                }
            }
            case "faults" -> {
                for (var stage : stages) {
                    for (var rule : stage.backstage.faults()) {
                        terminal.print(stage.provider + ": " + rule + "\n");
                    }
                }
            }
            case "clear" -> {
                for (var stage : stages) {
                    stage.backstage.clearFaults();
                }
            }
            default -> {
                for (var stage : stages) {
                    stage.backstage
                            .calls()
                            .forEach((call, count) ->
                                    terminal.print(
                                            stage.provider
                                                    + ": "
                                                    + call
                                                    + " "
                                                    + Figures.count(count)
                                                    + "\n"));
                }
            }
        }
    }

    /** Something done to what is meant, in one cloud. */
    private interface Deed {
        List<Item> to(Backstage backstage) throws DriverException;
    }

    /** In whichever clouds something is meant; refused only if in none. */
    private static void each(List<Stage> stages, Terminal terminal, Deed deed)
            throws DriverException {
        var missing = Optional.<DriverException>empty();
        var found = false;
        for (var stage : stages) {
            try {
                print(stage, deed.to(stage.backstage), terminal);
                found = true;
            } catch (DriverException failure) {
                if (failure.kind() != DriverException.Kind.NOT_FOUND) {
                    throw failure;
                }
                missing = Optional.of(failure);
            }
        }
        if (!found && missing.isPresent()) {
            throw missing.get();
        }
    }

    private static void print(Stage stage, List<Item> items, Terminal terminal) {
        var table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        for (var item : items) {
            table.row(
                    cell(Role.PLACE, stage.provider),
                    cell(item.address().map(Object::toString).orElse("(no mark) " + item.kind())),
                    cell(condition(item.condition())),
                    cell(Role.FAINT, item.remoteId().value()));
        }
        terminal.print(table.render(terminal.outLook()));
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Ready _ -> "active";
            case Condition.Building _ -> "building";
            case Condition.Deleting _ -> "deleting";
            case Condition.Failed(var reason) -> "error: " + reason;
        };
    }
}
