package dk.samsky.engine;

import dk.samsky.driver.DriverException;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.lease.LeaseKeeper;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Halt;
import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.TenantId;
import dk.samsky.plan.Change;
import dk.samsky.plan.StepKey;
import dk.samsky.plan.Steps;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Shard;
import dk.samsky.state.StateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes all steps of one tenant's plan, each as soon as what it waits for is done. One step's
 * failure stops only what needs it.
 */
final class TenantApplier {
    /**
     * Steps wait for objects to be ready far longer than they call: there are more of them than
     * calls. They are bounded so that the journal of a killed run has no more open operations than
     * that, and a stopped run soon ends; for each tenant and provider, so that none waits for
     * another's.
     */
    private static final int STEPS_PER_CALL = 8;

    private final Tools tools;
    private final Halt halt;
    private final LeaseKeeper keeper;

    TenantApplier(Tools tools, Halt halt, LeaseKeeper keeper) {
        this.tools = tools;
        this.halt = halt;
        this.keeper = keeper;
    }

    /**
     * How a step ended: without a failure, with one of the cloud's, or with one that ends the
     * tenant's run.
     */
    private record Ending(StepKey step, Optional<Throwable> failure) {}

    /** The run of one tenant while it goes on; touched by one thread only. */
    private static final class Going {
        final Steps steps;
        final StepRunner runner;
        final Map<StepKey, Integer> waiting = new LinkedHashMap<>();
        final Set<StepKey> blocked = new LinkedHashSet<>();
        final Set<StepKey> begun = new LinkedHashSet<>();
        final List<StepResult> results = new ArrayList<>();
        final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>();

        /** By provider: what could begin, and how many steps are under way. */
        final Map<String, Queue<StepKey>> ready = new TreeMap<>();

        final Map<String, Integer> underWay = new TreeMap<>();

        Going(Steps steps, StepRunner runner) {
            this.steps = steps;
            this.runner = runner;
            steps.graph()
                    .nodes()
                    .forEach(key -> waiting.put(key, steps.graph().dependencies(key).size()));
        }

        String provider(StepKey key) {
            return steps.site(key).location().provider();
        }

        void ready(StepKey key) {
            ready.computeIfAbsent(provider(key), _ -> new ArrayDeque<>()).add(key);
        }

        boolean isAnythingUnderWay() {
            return underWay.values().stream().anyMatch(count -> count > 0);
        }
    }

    /**
     * Takes the steps. The lease is held, and the shard is the one that the plan was made from.
     *
     * @param open where nobody knows what a former run did: nothing is done there, nor to what
     *     needs it
     */
    TenantResult apply(Shard shard, TenantChanges changes, Set<Address> open)
            throws InterruptedException {
        var standing = new TreeMap<Address, ObjectKey>();
        shard.resources().forEach((address, recorded) -> standing.put(address, recorded.key()));
        var going =
                new Going(Steps.of(changes), new StepRunner(tools, keeper::lease, halt, standing));
        open.forEach(address -> holdBack(address, going));
        var stopped = Optional.<Exception>empty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                run(going, threads);
            } catch (LeaseLost | RuntimeException failure) {
                stopped = Optional.of(failure);
                threads.shutdownNow();
            } catch (InterruptedException | Error ended) {
                // Nobody is left to hear of the others; what they did is in the journal.
                threads.shutdownNow();
                throw ended;
            }
        }
        hearTheLast(going);
        going.waiting.keySet().stream()
                .filter(key -> !going.begun.contains(key) && !going.blocked.contains(key))
                .forEach(key -> going.results.add(new StepResult.NotBegun(key)));
        return result(shard.tenant(), going.results, stopped);
    }

    private static void holdBack(Address open, Going going) {
        for (var key : going.steps.inOrder()) {
            if (key.phase() != StepKey.Phase.AWAIT
                    && going.steps.change(key).concerns(open)
                    && going.blocked.add(key)) {
                going.results.add(
                        new StepResult.Failed(
                                key,
                                "What a former run did is not known yet, so nothing is done here.",
                                "Run 'samsky apply' again when the cloud answers: it looks what"
                                        + " became of it, and goes on."));
                block(key, open, going);
            }
        }
    }

    private TenantResult result(
            TenantId tenant, List<StepResult> steps, Optional<Exception> stopped) {
        if (stopped.isEmpty()) {
            return new TenantResult.Applied(tenant, steps);
        }
        return switch (stopped.get()) {
            case LeaseLost lost -> new TenantResult.Lost(tenant, steps, lost.how());
            case StateException failure ->
                    new TenantResult.Impossible(
                            tenant, steps, String.valueOf(failure.getMessage()), failure.remedy());
            case Exception bug ->
                    new TenantResult.Broken(
                            tenant, steps, Bugs.tell(tenant, bug, tools.progress()));
        };
    }

    /** What was under way when the run had to stop has ended since: that it did is told as well. */
    private void hearTheLast(Going going) {
        for (var ending = going.endings.poll(); ending != null; ending = going.endings.poll()) {
            try {
                settle(ending, going);
            } catch (LeaseLost | StateException _) {
                // the run stopped for this very reason
            }
        }
    }

    private void run(Going going, ExecutorService threads) throws LeaseLost, InterruptedException {
        going.waiting.forEach((key, count) -> {
            if (count == 0 && !going.blocked.contains(key)) {
                going.ready(key);
            }
        });
        beginWhatMay(going, threads);
        while (going.isAnythingUnderWay()) {
            var ending = going.endings.poll(100, TimeUnit.MILLISECONDS);
            if (halt.level() == Halt.Level.STOP_NOW) {
                threads.shutdownNow();
            }
            if (ending != null) {
                going.underWay.merge(going.provider(ending.step()), -1, Integer::sum);
                settle(ending, going);
                beginWhatMay(going, threads);
            }
        }
    }

    /** Begins what is ready, as far as there is room for it. */
    private void beginWhatMay(Going going, ExecutorService threads) {
        var most = STEPS_PER_CALL * tools.pace().concurrency();
        going.ready.forEach((provider, queue) -> {
            while (halt.level() == Halt.Level.GO_ON
                    && !queue.isEmpty()
                    && going.underWay.getOrDefault(provider, 0) < most) {
                going.underWay.merge(provider, 1, Integer::sum);
                begin(queue.remove(), going, threads);
            }
        });
    }

    private void begin(StepKey key, Going going, ExecutorService threads) {
        going.begun.add(key);
        var word = word(key, going.steps);
        threads.execute(() -> {
            var failure = Optional.<Throwable>empty();
            try {
                tools.progress().happened(new Progress.Event.Started(key.address(), word));
                going.runner.take(key, going.steps);
            } catch (Throwable thrown) {
                // The edge of a thread: whatever it is, the tenant's run must hear of it.
                failure = Optional.of(isBrokenOff(thrown) ? new InterruptedException() : thrown);
            }
            going.endings.add(new Ending(key, failure));
            tools.progress().happened(ended(key.address(), word, failure));
        });
    }

    private static Progress.Event ended(Address address, String word, Optional<Throwable> failure) {
        return switch (failure.orElse(null)) {
            case null -> new Progress.Event.Ended(address, word, Optional.empty());
            case InterruptedException _ ->
                    new Progress.Event.Left(address, word, Optional.of("it was stopped."));
            case StepRunner.Halted _ -> new Progress.Event.Left(address, word, Optional.empty());
            case Halt.Left left -> new Progress.Event.Left(address, word, Optional.of(told(left)));
            case Throwable other ->
                    new Progress.Event.Ended(address, word, Optional.of(told(other)));
        };
    }

    private static String told(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** Whether a call ended because we are stopping, and not by what the cloud said. */
    private static boolean isBrokenOff(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                && thrown instanceof DriverException failure
                && switch (failure.kind()) {
                    case TRANSIENT, THROTTLED, OUTCOME_UNKNOWN -> true;
                    case DENIED, QUOTA_EXCEEDED, CONFLICT, NOT_FOUND, INVALID, UNSUPPORTED -> false;
                };
    }

    private void settle(Ending ending, Going going) throws LeaseLost {
        var key = ending.step();
        if (ending.failure().isEmpty()) {
            going.results.add(new StepResult.Done(key));
            for (var next : going.steps.graph().dependents(key)) {
                if (going.waiting.merge(next, -1, Integer::sum) == 0
                        && !going.blocked.contains(next)) {
                    going.ready(next);
                }
            }
            return;
        }
        switch (ending.failure().get()) {
            case DriverException failure -> {
                going.results.add(
                        new StepResult.Failed(key, failure.getMessage(), failure.remedy()));
                block(key, key.address(), going);
            }
            case StepRunner.Halted _ -> going.begun.remove(key);
            case InterruptedException _ -> unheard(key, going);
            case Halt.Left left -> left(key, told(left), going);
            case LeaseLost lost -> {
                unheard(key, going);
                throw lost;
            }
            case StateException failure -> {
                unheard(key, going);
                throw failure;
            }
            case RuntimeException bug -> broken(key, bug, going);
            case StackOverflowError bug -> broken(key, bug, going);
            case AssertionError bug -> broken(key, bug, going);
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /** What became of it nobody wrote down. */
    private static void unheard(StepKey key, Going going) {
        left(key, "Nobody waited for the cloud's answer, so it may have been done or not.", going);
    }

    private static void left(StepKey key, String known, Going going) {
        going.results.add(new StepResult.Interrupted(key, known));
        block(key, key.address(), going);
    }

    private void broken(StepKey key, Throwable bug, Going going) {
        var told = Bugs.tell(key.address().tenant(), bug, tools.progress());
        going.results.add(new StepResult.Broken(key, told.about(key.address().toString())));
        block(key, key.address(), going);
    }

    private static void block(StepKey key, Address by, Going going) {
        for (var next : going.steps.graph().dependents(key)) {
            if (going.blocked.add(next)) {
                going.results.add(new StepResult.Blocked(next, by));
                block(next, by, going);
            }
        }
    }

    private static String word(StepKey key, Steps steps) {
        return switch (key.phase()) {
            case AWAIT -> "finish";
            case REMOVE -> word(steps.change(key), "delete");
            case MAKE -> word(steps.change(key), "create");
        };
    }

    /**
     * @param half of a replacement
     */
    private static String word(Change change, String half) {
        return change instanceof Change.Replace ? half : change.word();
    }
}
