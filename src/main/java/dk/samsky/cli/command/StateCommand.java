package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.session.Moments;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
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
import dk.samsky.model.Names;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.report.Columns;
import dk.samsky.report.Columns.Side;
import dk.samsky.report.Figures;
import dk.samsky.report.Paint.Role;
import dk.samsky.report.json.ContentJson;
import dk.samsky.state.Holder;
import dk.samsky.state.ShardHead;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists, shows and mends what Samsky remembers. */
public final class StateCommand implements Command {
    private static final Operand TENANT =
            new Operand("TENANT", "The tenant's name", true, Completes.TENANT);
    private static final int USUAL_ENTRIES = 50;
    private static final List<String> LOOKS = List.of("list", "show", "log");

    @Override
    public Syntax syntax() {
        return Syntax.of("state", "List, show and mend what Samsky remembers")
                .example("samsky state list", "every tenant with its serial")
                .example("samsky state log aarhus", "who did what, when and why, latest first")
                .example("samsky state show aarhus --at 12", "what stood at a serial")
                .example(
                        "samsky state unlock aarhus",
                        "after a process died; its next write is refused")
                .example(
                        "samsky state restore 3f2b8a52-5d0e-4c39-9d39-5c0fd1c0a3b1",
                        "after the state was lost; then plan and apply")
                .part(
                        Syntax.of("list", "Every tenant: serial, resources, lease")
                                .options(Output.options("text", "json")))
                .part(
                        Syntax.of("show", "What a tenant has")
                                .operand(TENANT)
                                .option(ShowCommand.AT)
                                .options(Output.options("text", "json")))
                .part(
                        Syntax.of("log", "What was done to a tenant's part, latest first")
                                .operand(TENANT)
                                .option(
                                        Option.value(
                                                "N",
                                                Completes.NOTHING,
                                                "At most so many entries",
                                                "--limit"))
                                .options(Output.options("text", "json")))
                .part(StateMending.forgetting())
                .part(StateMending.unlocking())
                .part(StateMending.restoring());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) throws InterruptedException {
        // Workloads are not read: what is remembered can be mended while they are being written.
        var part = arguments.part().orElseThrow();
        try (var open =
                LOOKS.contains(part)
                        ? OpenWorkspace.open(arguments, terminal, Reliance.STATE, _ -> false)
                        : OpenWorkspace.openToChange(
                                arguments, terminal, Reliance.STATE, _ -> false)) {
            var store = open.store();
            var output = new Output(arguments, terminal);
            if (!part.equals("restore")) {
                open.quiet();
            }
            switch (part) {
                case "list" -> list(open, output, terminal);
                case "show" -> show(store, arguments, output, terminal);
                case "log" -> log(store, arguments, output, terminal);
                case "forget" -> StateMending.forget(open, arguments, terminal);
                case "restore" -> StateMending.restore(open, arguments, terminal);
                default -> StateMending.unlock(open, arguments, terminal);
            }
            return ExitStatus.DONE;
        }
    }

    private static void list(OpenWorkspace open, Output output, Terminal terminal) {
        var store = open.store();
        var gone = open.surroundings().gone();
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        table.row(
                cell(Role.FAINT, "tenant"),
                cell(Role.FAINT, "serial"),
                cell(Role.FAINT, "resources"),
                cell(Role.FAINT, "range"),
                cell(Role.FAINT, "changed"),
                cell(Role.FAINT, "lease"));
        var tenants = new ArrayList<Value>();
        var ranges = store.ranges();
        for (var head : heads(store)) {
            var lease = store.findLease(head.tenant());
            var unresolved = unresolved(store, head.tenant());
            var isRemoved = open.workspace().isRemoved(head.tenant());
            var range = Optional.ofNullable(ranges.get(head.tenant())).map(Object::toString);
            table.row(
                    cell(head.tenant() + (isRemoved ? removed(head) : "")),
                    cell(Long.toString(head.serial())),
                    cell(Figures.count(head.resources())),
                    cell(range.orElse("")),
                    cell(Moments.shown(head.changedAt())),
                    cell(
                            Role.WARNING,
                            Stream.of(
                                            lease.map(held -> held(held.holder(), gone)).orElse(""),
                                            told(unresolved))
                                    .filter(text -> !text.isEmpty())
                                    .collect(Collectors.joining(", "))));
            var fields =
                    Fields.builder()
                            .text("tenant", head.tenant().name())
                            .number("serial", head.serial())
                            .number("resources", head.resources())
                            .text("range", range)
                            .text("changed_at", head.changedAt().toString())
                            .flag("removed", isRemoved);
            unresolved.ifPresent(number -> fields.number("unresolved", number));
            lease.ifPresent(held ->
                    fields.text("lease_holder", held.holder().name())
                            .flag("lease_holder_is_dead", held.holder().isGone(gone))
                            .text("lease_expires_at", held.expiresAt().toString()));
            tenants.add(new Value.Group(fields.build()));
        }
        give(table, tenants, store, output, terminal);
    }

    /** How many operations have no outcome; empty if that cannot be read. */
    private static Optional<Integer> unresolved(StateStore store, TenantId tenant) {
        try {
            return Optional.of(store.unresolved(tenant).size());
        } catch (StateException unreadable) {
            unreadable.requireOneShard();
            return Optional.empty();
        }
    }

    private static String told(Optional<Integer> unresolved) {
        if (unresolved.isEmpty()) {
            return "what was begun cannot be read";
        }
        return unresolved.get() > 0
                ? Figures.count(unresolved.get(), "operation") + " without an outcome"
                : "";
    }

    /** Of a tenant that no document speaks of any more. */
    private static String removed(ShardHead head) {
        return head.resources() > 0 ? " (removed, still standing)" : " (removed, nothing left)";
    }

    private static String held(Holder holder, Predicate<String> gone) {
        return "held by " + holder + (holder.isGone(gone) ? ", which is no longer alive" : "");
    }

    /** Also of tenants that a run holds which has not written anything of them yet. */
    private static List<ShardHead> heads(StateStore store) {
        var heads = new TreeMap<TenantId, ShardHead>();
        store.leases()
                .forEach(lease ->
                        heads.put(
                                lease.tenant(),
                                new ShardHead(lease.tenant(), 0, 0, lease.acquiredAt())));
        store.heads().forEach(head -> heads.put(head.tenant(), head));
        return List.copyOf(heads.values());
    }

    private static void give(
            Columns table,
            List<Value> tenants,
            StateStore store,
            Output output,
            Terminal terminal) {
        output.give(
                Output.Result.of(
                        () ->
                                store.isKept()
                                        ? table.render(terminal.outLook())
                                                + "Deployment "
                                                + store.deployment()
                                                + ".\n"
                                        : "There is no state yet. The first apply makes it.\n",
                        () ->
                                ContentJson.of(
                                        Fields.builder()
                                                .text("format_version", "1.0")
                                                .text(
                                                        "deployment",
                                                        Optional.of(store.deployment().value())
                                                                .filter(_ -> store.isKept()))
                                                .array("tenants", tenants)
                                                .build())),
                List.of());
    }

    private static void show(
            StateStore store, Arguments arguments, Output output, Terminal terminal) {
        var tenant = tenant(store, arguments.operand(0));
        var shard = ShowCommand.shard(store, tenant, arguments);
        var shown = List.copyOf(shard.resources().values());
        output.give(
                Output.Result.of(
                        () ->
                                tenant
                                        + " at serial "
                                        + shard.serial()
                                        + "\n"
                                        + ShowCommand.text(shown, terminal.outLook()),
                        () -> ShowCommand.json(shown)),
                List.of());
    }

    private static void log(
            StateStore store, Arguments arguments, Output output, Terminal terminal) {
        var tenant = tenant(store, arguments.operand(0));
        var limit = arguments.has("--limit") ? (int) number("--limit", arguments) : USUAL_ENTRIES;
        var table = new Columns(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        var entries = new ArrayList<Value>();
        for (var line : StateLog.of(store, tenant, limit)) {
            line.show(table);
            entries.add(new Value.Group(line.fields()));
        }
        output.give(
                Output.Result.of(
                        () -> table.render(terminal.outLook()),
                        () ->
                                ContentJson.of(
                                        Fields.builder()
                                                .text("format_version", "1.0")
                                                .text("tenant", tenant.name())
                                                .list("entries", entries)
                                                .build())),
                List.of());
    }

    static TenantId tenant(StateStore store, String written) {
        var known = new TreeSet<String>();
        store.heads().forEach(head -> known.add(head.tenant().name()));
        // That the state was restored is told of whoever it remembers nothing else of.
        store.unremembered().forEach(restored -> known.add(restored.name()));
        // A run that was killed before its first write holds a tenant that has no state yet.
        var tenant = Names.isName(written, 40) ? new TenantId(written) : null;
        if (tenant == null || !(known.contains(written) || store.findLease(tenant).isPresent())) {
            throw Selecting.unknown("tenant with a state", written, known);
        }
        return tenant;
    }

    static long number(String option, Arguments arguments) {
        var text = arguments.find(option).orElse("");
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(
                    "'" + text + "' is no value of " + option + ".",
                    "Write a whole number from 1.");
        }
        return Long.parseLong(text);
    }
}
