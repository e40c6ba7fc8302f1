package dk.samsky.cli.command;

import dk.samsky.cli.session.Actor;
import dk.samsky.cli.session.CliCode;
import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Expired;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Statuses;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.terminal.Signals;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Located;
import dk.samsky.engine.Applier;
import dk.samsky.engine.TenantResult;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.work.Halt;
import dk.samsky.model.TenantId;
import dk.samsky.plan.Change;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Carries a plan out: asks first, listens for Ctrl-C meanwhile. */
final class Applying {
    /** Whatever still runs when somebody has asked twice is not waited for any longer than this. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final OpenWorkspace open;
    private final Run run;
    private final Terminal terminal;
    private boolean hasBegun;
    private final Halt halt = new Halt();
    private final AtomicReference<Optional<ExitStatus>> stopped =
            new AtomicReference<>(Optional.empty());

    Applying(OpenWorkspace open, Run run, Terminal terminal) {
        this.open = open;
        this.run = run;
        this.terminal = terminal;
    }

    /**
     * Asks whether to go on; with {@code --yes} nobody is asked.
     *
     * @param question ends with the word to type
     * @throws CommandRefused if nobody is there, or the answer is another
     */
    static void ask(String question, Arguments arguments, Terminal terminal) {
        if (arguments.has("--yes")) {
            Signals.hear(Applying::end); // from here on, something may have been changed
            return;
        }
        if (!terminal.connected().in()) {
            throw new CommandRefused(
                    ExitStatus.USAGE,
                    Diagnostic.error(
                            CliCode.NOT_ANSWERED,
                            "Nothing was done, because nobody can be asked.",
                            "Standard input is no terminal.",
                            "Add --yes to go on without a question."));
        }
        var isAnswered = new AtomicBoolean();
        Signals.hear(signal -> {
            if (!isAnswered.get()) {
                terminal.say("\nNothing was done.");
            }
            end(signal);
        });
        terminal.err().print(question + " ");
        terminal.err().flush();
        var answer = answer(terminal);
        isAnswered.set(true);
        if (!answer.equals("yes")) {
            throw new CommandRefused(
                    ExitStatus.FAILED,
                    Diagnostic.error(
                            CliCode.STOPPED,
                            "Nothing was done.",
                            "The answer was not 'yes'.",
                            "Run the command again when you are sure."));
        }
    }

    private static void end(Signals.Signal signal) {
        Runtime.getRuntime().halt(Statuses.of(signal).code());
    }

    private static String answer(Terminal terminal) {
        try {
            // Not closed: it is the process's own.
            var reader =
                    new BufferedReader(
                            new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            var line = reader.readLine();
            if (line == null) {
                terminal.say(""); // Ctrl-D leaves the cursor behind the question
                return "";
            }
            return line.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Run run() {
        return run;
    }

    /**
     * Settles what dead runs left: steps of which nobody knows what became of them, and leases;
     * before the plan is made.
     *
     * @return what stays open, and why
     */
    List<Diagnostic> recover(Predicate<TenantId> asked) throws InterruptedException {
        var applier = applier(open.progress());
        var tenants = applier.left(asked);
        if (tenants.isEmpty()) {
            return List.of();
        }
        begin();
        var left = applier.recover(tenants, run.id(), Actor.holder(terminal));
        if (stopped().isEmpty()) {
            hearAtOnce();
        }
        return left.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Carries out all of it. What became of each tenant, in the order of the plan.
     *
     * @throws CommandRefused if what permits it has run out since it was judged
     */
    List<TenantResult> apply(SavedPlan plan) throws InterruptedException {
        Expired.check(plan, open.workspace(), terminal.clock().instant());
        var work = plan.tenants().stream().filter(part -> !part.isEmpty()).toList();
        if (work.isEmpty()) {
            return List.of();
        }
        begin();
        var steps = work.stream().map(SavedPlan.Part::changes).mapToInt(Applying::steps).sum();
        var progress = open.progress();
        progress.happened(new Progress.Event.Began(run.command(), steps));
        var shared =
                open.workspace().settings().sharedGroups().stream().map(Located::value).toList();
        return applier(counted(progress, run.command()))
                .apply(work, shared, run.id(), Actor.holder(terminal));
    }

    /** A run that does nothing leaves no trace. */
    private void begin() {
        Signals.hear(this::hear); // again: a question hears in its own way
        if (!hasBegun) {
            hasBegun = true;
            open.store().begin(run);
        }
    }

    /** From here on until a step begins nothing is under way, and there is nothing to finish. */
    void hearAtOnce() {
        Signals.hear(signal -> {
            open.quiet();
            terminal.say("\nStopped; nothing more was done.");
            end(signal);
        });
    }

    private Applier applier(Progress progress) {
        return new Applier(
                open.clouds(), open.store(), open.surroundings(), Pace.USUAL, progress, halt);
    }

    private static int steps(TenantChanges changes) {
        var replaced = changes.changes().stream().filter(Change.Replace.class::isInstance).count();
        return changes.changes().size() + (int) replaced + changes.building().size();
    }

    /** Counts steps: the engine counts tenants, which says little of how far a large one is. */
    private static Progress counted(Progress progress, String phase) {
        return event -> {
            switch (event) {
                case Progress.Event.Began _, Progress.Event.Advanced _ -> {}
                case Progress.Event.Started _,
                        Progress.Event.Left _,
                        Progress.Event.Waiting _,
                        Progress.Event.Asked _,
                        Progress.Event.Sent _,
                        Progress.Event.Answered _,
                        Progress.Event.TookOver _,
                        Progress.Event.Broke _ ->
                        progress.happened(event);
                case Progress.Event.Ended _ -> {
                    progress.happened(event);
                    progress.happened(new Progress.Event.Advanced(phase, 1));
                }
            }
        };
    }

    private void hear(Signals.Signal signal) {
        stopped.set(Optional.of(Statuses.of(signal)));
        switch (halt.ask()) {
            case GO_ON -> {}
            case FINISH_WHAT_RUNS ->
                    terminal.say(
                            "\n"
                                    + "Finishing what is under way. Ctrl-C again stops at once; the"
                                    + " next run goes on from there.");
            case STOP_NOW -> {
                terminal.say("\nStopping at once.");
                Thread.ofPlatform().daemon().name("last-wait").start(this::end);
            }
        }
    }

    private void end() {
        try {
            Thread.sleep(LAST_WAIT);
            Runtime.getRuntime().halt(stopped.get().orElse(ExitStatus.INTERRUPTED).code());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the process ends anyhow
        }
    }

    /** The status of a run that somebody stopped. */
    Optional<ExitStatus> stopped() {
        return stopped.get();
    }
}
