package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.terminal.ProgressDisplay;
import dk.samsky.cli.terminal.Signals;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Loaded;
import dk.samsky.document.Workspace;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.driver.DriverFactory;
import dk.samsky.engine.Planner;
import dk.samsky.engine.Prepared;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.OfferCheck;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.validation.Validation;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.plan.Selection;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import dk.samsky.state.StateStoreFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A workspace, put together for one command: documents, and, each when it is first asked for, what
 * is compiled from them, the state and the clouds. What is not asked for costs nothing.
 */
public final class OpenWorkspace implements AutoCloseable {
    private final Arguments arguments;
    private final Terminal terminal;
    private final Path directory;
    private final Workspace workspace;
    private final List<Diagnostic> warnings;
    private final List<Diagnostic> mistakes;
    private final Optional<ProgressDisplay> display;
    private Opening opening = StateStoreFactory::look;
    private Optional<StateStore> store = Optional.empty();
    private Optional<Clouds> clouds = Optional.empty();

    /** How the state is opened. */
    private interface Opening {
        StateStore open(
                StateStoreFactory factory, Path workspace, String location, InstantSource clock);
    }

    private OpenWorkspace(
            Arguments arguments,
            Terminal terminal,
            Path directory,
            Loaded loaded,
            Reliance reliance,
            Optional<ProgressDisplay> display) {
        this.arguments = arguments;
        this.terminal = terminal;
        this.directory = directory;
        this.display = display;
        var told = loaded.shared(reliance.kinds());
        this.warnings = new ArrayList<>(told.stream().filter(one -> !one.isError()).toList());
        this.mistakes = told.stream().filter(Diagnostic::isError).toList();
        var known = loaded.known().orElseThrow(() -> refused(loaded.diagnostics()));
        this.workspace = reliance.of(known);
    }

    private CommandRefused refused(List<Diagnostic> diagnostics) {
        close();
        return new CommandRefused(Statuses.worst(diagnostics, ExitStatus.INVALID), diagnostics);
    }

    /**
     * Reads the documents, to look at what they and the state say. A tenant in whose own documents
     * something is wrong is refused, and named in the workspace. The state is neither made nor
     * altered.
     *
     * @param tenants whose workloads are read
     * @throws CommandRefused if something is wrong that the command relies on, and that is no
     *     tenant's
     */
    public static OpenWorkspace open(
            Arguments arguments,
            Terminal terminal,
            Reliance reliance,
            Predicate<TenantId> tenants) {
        var open = load(arguments, terminal, reliance, tenants);
        if (!open.mistakes.isEmpty()) {
            throw open.refused(open.told(_ -> true));
        }
        return open;
    }

    /** The same, to write into the state, which is made or brought up to date where needed. */
    public static OpenWorkspace openToChange(
            Arguments arguments,
            Terminal terminal,
            Reliance reliance,
            Predicate<TenantId> tenants) {
        var open = open(arguments, terminal, reliance, tenants);
        open.opening = StateStoreFactory::open;
        return open;
    }

    /**
     * The same, to tell what is wrong with them.
     *
     * @throws CommandRefused if there is nothing to judge
     */
    public static OpenWorkspace examine(
            Arguments arguments, Terminal terminal, Predicate<TenantId> tenants) {
        return load(arguments, terminal, Reliance.DOCUMENTS, tenants);
    }

    private static OpenWorkspace load(
            Arguments arguments,
            Terminal terminal,
            Reliance reliance,
            Predicate<TenantId> tenants) {
        var directory = directory(arguments, terminal);
        var display = display(arguments, terminal);
        try {
            var loaded = WorkspaceLoader.load(directory, terminal.directory(), tenants);
            return new OpenWorkspace(arguments, terminal, directory, loaded, reliance, display);
        } catch (RuntimeException failed) {
            display.ifPresent(ProgressDisplay::close);
            throw failed;
        }
    }

    private static Optional<ProgressDisplay> display(Arguments arguments, Terminal terminal) {
        if (arguments.has("--quiet")) {
            return Optional.empty();
        }
        var display = ProgressDisplay.start(terminal, arguments.has("--verbose"));
        // Whoever does more than look hears in a way of its own, later.
        Signals.hear(signal -> {
            display.interrupted();
            Runtime.getRuntime().halt(Statuses.of(signal).code());
        });
        display.happened(new Progress.Event.Began("reading documents", 1));
        return Optional.of(display);
    }

    /**
     * The workspace's folder.
     *
     * @throws CommandRefused if there is none
     */
    public static Path directory(Arguments arguments, Terminal terminal) {
        var named = arguments.find("--directory");
        var found = Folders.find(arguments, terminal);
        if (named.isPresent()
                && found.filter(folder -> Files.exists(folder.resolve("samsky.yaml"))).isEmpty()) {
            throw new CommandRefused(
                    ExitStatus.USAGE,
                    Diagnostic.error(
                            CliCode.NO_WORKSPACE,
                            Folders.noWorkspace(named.get(), found),
                            "A workspace is a folder with a file samsky.yaml.",
                            found.filter(Folders::isFile).isPresent()
                                    ? "Name the folder that it is in."
                                    : "Name another with -C, or make one:\n    samsky init "
                                            + named.get()));
        }
        return found.orElseThrow(() ->
                new CommandRefused(
                        ExitStatus.USAGE,
                        Diagnostic.error(
                                CliCode.NO_WORKSPACE,
                                "Neither this folder nor one above it is a workspace.",
                                "A workspace is a folder with a file samsky.yaml.",
                                "Go to a workspace, name one with -C, or make one:\n"
                                        + "    samsky init")));
    }

    public Path directory() {
        return directory;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** What is worth knowing of the documents. */
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    /** What is wrong in the documents of tenants that are refused, of these. */
    public List<Diagnostic> refusals(Predicate<TenantId> tenants) {
        var all = new LinkedHashSet<Diagnostic>();
        workspace
                .refused()
                .forEach((tenant, why) -> {
                    if (tenants.test(tenant)) {
                        all.addAll(why);
                    }
                });
        return List.copyOf(all);
    }

    private List<Diagnostic> told(Predicate<TenantId> tenants) {
        var all = new LinkedHashSet<>(mistakes);
        all.addAll(warnings);
        all.addAll(refusals(tenants));
        return all.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    /**
     * All that is wrong with the documents, or worth knowing, each once, by place: of what tenants
     * share, and of these tenants. Looks at no cloud, and at a state only if it is a file that is
     * there: for the address ranges that were given.
     */
    public List<Diagnostic> validate(Predicate<TenantId> tenants) throws InterruptedException {
        var all = new LinkedHashSet<>(told(tenants));
        var validation =
                new Validation(
                        workspace,
                        new CelExpressions(),
                        Selecting.at(arguments, terminal.clock().instant()),
                        progress());
        SequencedMap<TenantId, Cidr> remembered = new TreeMap<>();
        var settings = workspace.settings();
        if (!settings.isUnknown() && Files.exists(directory.resolve(settings.storeLocation()))) {
            try {
                remembered = store().ranges();
            } catch (StateException unusable) {
                all.add(Failures.tell(unusable).asWarning());
            }
        }
        all.addAll(validation.judge(remembered, tenants));
        all.addAll(wrongOffers());
        return all.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    /** The documents with all that is compiled from them. */
    public Prepared prepared() {
        return take(
                Prepared.of(
                        workspace,
                        new CelExpressions(),
                        Selecting.at(arguments, terminal.clock().instant())));
    }

    /** The value, its warnings kept; or the end of the command. */
    public <T> T take(Checked<T> checked) {
        if (checked.value().isEmpty()) {
            var all = new ArrayList<>(warnings);
            all.addAll(checked.diagnostics());
            throw refused(all);
        }
        warnings.addAll(checked.diagnostics());
        return checked.value().get();
    }

    public StateStore store() {
        if (store.isEmpty()) {
            store = Optional.of(openStore());
        }
        return store.get();
    }

    private StateStore openStore() {
        var settings = workspace.settings();
        var factories =
                ServiceLoader.load(StateStoreFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        var factory =
                factories.stream()
                        .filter(one -> one.name().equals(settings.store()))
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandRefused(
                                        ExitStatus.INVALID,
                                        Diagnostic.error(
                                                CliCode.STATE,
                                                settings.span(),
                                                "There is no state store of the kind '"
                                                        + settings.store()
                                                        + "'.",
                                                "This Samsky has "
                                                        + String.join(
                                                                ", ",
                                                                factories.stream()
                                                                        .map(
                                                                                StateStoreFactory
                                                                                        ::name)
                                                                        .toList())
                                                        + ".",
                                                "Name one of those in samsky.yaml.")));
        return opening.open(factory, directory, settings.storeLocation(), terminal.clock());
    }

    public Clouds clouds() {
        if (clouds.isEmpty()) {
            var factories =
                    ServiceLoader.load(DriverFactory.class).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList();
            clouds = Optional.of(Clouds.of(workspace, directory, factories));
        }
        return clouds.get();
    }

    /**
     * Keeps what is to be told of drivers that are not there, whether anything is planned or not.
     *
     * @throws CommandRefused if no provider has one that is, or one is given what it does not know
     */
    public void checkDrivers() {
        var wrong = wrongOffers();
        if (wrong.stream().anyMatch(Diagnostic::isError)) {
            throw refused(wrong);
        }
        warnings.addAll(wrong);
    }

    private List<Diagnostic> wrongOffers() {
        return OfferCheck.of(workspace, clouds().settings());
    }

    public Planner planner(Prepared prepared) {
        return new Planner(prepared, store(), clouds(), surroundings(), Pace.USUAL, progress());
    }

    public Surroundings surroundings() {
        return new Surroundings(
                terminal.clock(),
                Thread::sleep,
                () -> new OperationId(UUID.randomUUID().toString()),
                RandomGenerator.of("L64X128MixRandom"),
                Processes::isGone);
    }

    public Progress progress() {
        var shown = display.<Progress>map(found -> found).orElse(Progress.SILENT);
        return arguments.has("--debug") ? event -> debug(event, shown) : shown;
    }

    private void debug(Progress.Event event, Progress shown) {
        if (event instanceof Progress.Event.Broke(var _, var bug)) {
            pauseProgress();
            bug.printStackTrace(terminal.err());
        }
        shown.happened(event);
    }

    /** Takes the line of progress away until there is news. */
    public void pauseProgress() {
        display.ifPresent(ProgressDisplay::pause);
    }

    /** Ends the display of progress; what is written from now on stays. */
    public void quiet() {
        display.ifPresent(ProgressDisplay::close);
    }

    /** A workload's labels; none if no document speaks of it. */
    public Map<String, String> labels(TenantId tenant, String workload) {
        return Optional.ofNullable(workspace.tenants().get(tenant))
                .map(document -> document.workloads().get(workload))
                .<Map<String, String>>map(document -> document.metadata().labels())
                .orElse(Map.of());
    }

    /** Refuses a selection that means nothing here. */
    public void check(Selection selection) {
        new Selectable(workspace, this::store).check(selection);
    }

    @Override
    public void close() {
        quiet();
        clouds.ifPresent(Clouds::close);
        store.ifPresent(StateStore::close);
        clouds = Optional.empty();
        store = Optional.empty();
    }
}
