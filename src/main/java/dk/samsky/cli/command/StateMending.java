package dk.samsky.cli.command;

import dk.samsky.cli.session.Actor;
import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Moments;
import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.engine.Restorer;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.lease.Leasing;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.report.Figures;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.StateStore;
import java.util.List;

/** The parts of {@code samsky state} that mend what Samsky remembers. */
final class StateMending {
    private StateMending() {}

    static Syntax forgetting() {
        return Syntax.of("forget", "Take a resource out of the state; the cloud is not touched")
                .operand(new Operand("ADDRESS", "Its address", true, Completes.NOTHING))
                .options(ApplyCommand.OPTIONS);
    }

    static Syntax unlocking() {
        return Syntax.of("unlock", "End the lease that is held on a tenant")
                .operand(new Operand("TENANT", "The tenant's name", false, Completes.TENANT))
                .option(Option.flag("Every lease that is held", "--all"))
                .options(ApplyCommand.OPTIONS);
    }

    static Syntax restoring() {
        return Syntax.of("restore", "Give an empty state the identity of one that was lost")
                .operand(
                        new Operand(
                                "DEPLOYMENT-ID",
                                "The identity, as 'samsky plan' names it",
                                true,
                                Completes.NOTHING))
                .options(ApplyCommand.OPTIONS);
    }

    static void forget(OpenWorkspace open, Arguments arguments, Terminal terminal) {
        var written = arguments.operand(0);
        var store = open.store();
        var address =
                Address.parse(written)
                        .orElseThrow(() ->
                                new UsageException(
                                        "'" + written + "' is no address.",
                                        "Write one as 'samsky show' does, such as"
                                                + " aarhus/esdh/server/web-1."));
        var known = store.read(address.tenant()).resources();
        if (!known.containsKey(address)) {
            throw Selecting.unknown(
                    "resource", written, known.keySet().stream().map(Address::toString).toList());
        }
        Applying.ask(
                "Forget "
                        + address
                        + "? The next apply that sees it takes it in again if a document asks for"
                        + " it, and deletes it if none does. Only 'yes' does it:",
                arguments,
                terminal);
        forget(address, open, arguments, terminal);
        terminal.print("Forgotten: " + address + ".\n");
    }

    private static void forget(
            Address address, OpenWorkspace open, Arguments arguments, Terminal terminal) {
        var store = open.store();
        var run = Actor.run("state forget", arguments, open.directory(), terminal);
        store.begin(run);
        var leasing =
                new Leasing(
                        store,
                        open.surroundings(),
                        open.progress(),
                        run.id(),
                        Actor.holder(terminal));
        try (var keeper = leasing.take(address.tenant())) {
            store.forget(keeper.lease(), address, terminal.clock().instant());
        } catch (LeaseHeld held) {
            throw new CommandRefused(ExitStatus.STALE, Leasing.held(held.lease()));
        } catch (LeaseLost lost) {
            throw new CommandRefused(ExitStatus.STALE, Leasing.lost(address.tenant(), lost.how()));
        }
    }

    static void unlock(OpenWorkspace open, Arguments arguments, Terminal terminal) {
        var store = open.store();
        var leases = asked(store, arguments);
        if (leases.isEmpty()) {
            terminal.print(
                    "No lease is held"
                            + arguments.findOperand(0).map(tenant -> " on " + tenant).orElse("")
                            + ".\n");
            return;
        }
        var named =
                leases.stream()
                        .map(lease ->
                                "the lease on "
                                        + lease.tenant()
                                        + " of "
                                        + lease.holder()
                                        + ", held since "
                                        + Moments.shown(lease.acquiredAt()))
                        .toList();
        Applying.ask(
                "End " + String.join("; ", named) + "? Only 'yes' does it:", arguments, terminal);
        var run = Actor.run("state unlock", arguments, open.directory(), terminal);
        store.begin(run);
        for (var lease : leases) {
            store.breakLease(lease.tenant(), run.id());
            terminal.print(
                    "The lease on "
                            + lease.tenant()
                            + " is ended; its holder's next write is refused.\n");
        }
    }

    private static List<Lease> asked(StateStore store, Arguments arguments) {
        var isAll = arguments.has("--all");
        if (isAll == arguments.findOperand(0).isPresent()) {
            throw new UsageException(
                    isAll
                            ? "A tenant and --all do not go together."
                            : "Whose lease is to be ended is not said.",
                    "Name a tenant, or say --all.");
        }
        return isAll
                ? store.leases()
                : store.findLease(StateCommand.tenant(store, arguments.operand(0))).stream()
                        .toList();
    }

    static void restore(OpenWorkspace open, Arguments arguments, Terminal terminal)
            throws InterruptedException {
        var written = arguments.operand(0);
        if (!written.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            throw new UsageException(
                    "'" + written + "' is no identity of a deployment.",
                    "'samsky plan' names the deployments that have objects in the clouds.");
        }
        var lost = new DeploymentId(written);
        Applying.ask(
                "Give this state the identity of "
                        + lost
                        + ", so that it takes over all that carries it? Only 'yes' does it:",
                arguments,
                terminal);
        var restored =
                open.take(
                        new Restorer(
                                        open.clouds(),
                                        open.store(),
                                        open.surroundings(),
                                        Pace.USUAL,
                                        open.progress())
                                .restore(
                                        lost,
                                        open.workspace().tenants().keySet(),
                                        Actor.run(
                                                "state restore",
                                                arguments,
                                                open.directory(),
                                                terminal)));
        open.quiet();
        terminal.print(
                "The state is that of "
                        + lost
                        + " now. The clouds hold "
                        + Figures.count(restored.objects(), "object")
                        + " of it, of "
                        + Figures.count(restored.tenants(), "tenant")
                        + ". 'samsky apply' takes them in.\n");
    }
}
