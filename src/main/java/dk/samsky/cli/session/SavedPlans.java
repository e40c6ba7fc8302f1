package dk.samsky.cli.session;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.engine.EngineCode;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.TenantChanges;
import dk.samsky.report.json.PlanJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads saved plans, and refuses those that the world has left behind. */
public final class SavedPlans {
    /** How every plan begins that was saved. */
    private static final String HEAD = "{\n  \"complete\": ";

    private SavedPlans() {}

    /**
     * Reads a plan from its file.
     *
     * @param name as given, for people
     * @param texts what servers start with, by its digest
     */
    public static SavedPlan read(Path file, String name, Function<Digest, Optional<String>> texts) {
        try {
            return PlanJson.read(Files.readString(file), texts);
        } catch (NoSuchFileException _) {
            throw new CommandRefused(
                    ExitStatus.USAGE,
                    Diagnostic.error(
                            CliCode.FILE,
                            "There is no file '" + name + "'.",
                            "What stands here is the file of a saved plan.",
                            "To choose tenants or workloads, use --tenant or --workload, such as"
                                    + " '--workload aarhus/esdh'. To save a plan:\n"
                                    + "    samsky plan --out change.plan"));
        } catch (IOException failed) {
            throw refused(
                    "'" + name + "' cannot be read.",
                    Optional.ofNullable(failed.getMessage()).orElse("No more is known."),
                    "Name the file of a saved plan.");
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(
                    ExitStatus.USAGE,
                    Diagnostic.error(
                            CliCode.FILE,
                            name + " is no saved plan.",
                            "Reading it ended with: " + wrong.getMessage() + ".",
                            "Save a plan:\n    samsky plan --out change.plan"));
        }
    }

    /**
     * Refuses to save a plan where it cannot be saved, or over something that is no saved plan;
     * before the plan is made.
     *
     * @param name as given, for people
     */
    public static void checkTarget(Path file, String name) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused(
                    "There is no folder for '" + name + "'.",
                    "A plan is saved into a folder that is there.",
                    "Make the folder, or name another file.");
        }
        if (Files.exists(file) && !isPlan(file)) {
            throw refused(
                    "'" + name + "' is there already, and is no saved plan.",
                    "Only a saved plan is written over.",
                    "Name another file, such as change.plan.");
        }
        if (Output.isKept(file.normalize())) {
            throw refused(
                    "'" + name + "' is no place for a plan.",
                    Output.KEPT,
                    "Name another file, such as change.plan.");
        }
    }

    private static CommandRefused refused(String what, String why, String fix) {
        return new CommandRefused(ExitStatus.USAGE, Diagnostic.error(CliCode.FILE, what, why, fix));
    }

    /**
     * Whether it begins as every plan does, though a killed run may have left no more of it. An
     * empty file is nobody's loss, and a pipe or a device no file.
     */
    private static boolean isPlan(Path file) {
        if (!Files.isRegularFile(file)) {
            return !Files.isDirectory(file);
        }
        try (var stream = Files.newInputStream(file)) {
            return HEAD.startsWith(
                    new String(stream.readNBytes(HEAD.length()), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return false; // told when it is written, if it can be
        }
    }

    /**
     * Refuses a plan of another deployment, or of documents or states that moved since; each that
     * did is named. Nothing of a plan is done then, for any tenant (decision 0024).
     */
    public static void check(SavedPlan plan, String name, OpenWorkspace open) {
        if (!plan.stamp().deployment().equals(open.store().deployment())) {
            throw new CommandRefused(
                    ExitStatus.STALE,
                    Diagnostic.error(
                            EngineCode.STALE,
                            name + " was made for another deployment.",
                            "A plan belongs to the state that it was computed from.",
                            "Name the workspace that it was made in with -C, or plan again."));
        }
        var moved = moved(plan, open);
        if (!moved.isEmpty()) {
            throw new CommandRefused(
                    ExitStatus.STALE,
                    Diagnostic.error(
                            EngineCode.STALE,
                            name + " is stale: " + Few.of(moved, 5) + ".",
                            "Apply does what a plan showed, all of it or none, and this one was"
                                    + " computed from other documents or another state.",
                            "Plan again:\n    samsky plan --out " + name));
        }
    }

    private static List<String> moved(SavedPlan plan, OpenWorkspace open) {
        var then = plan.stamp().digests();
        var now = open.workspace().digests();
        var moved = new ArrayList<String>();
        then.forEach((file, digest) -> {
            if (!now.containsKey(file)) {
                moved.add(file + " is gone");
            } else if (!digest.equals(now.get(file))) {
                moved.add(file + " changed");
            }
        });
        var serials = new TreeMap<TenantId, Long>();
        open.store().heads().forEach(head -> serials.put(head.tenant(), head.serial()));
        for (var part : plan.tenants()) {
            var changes = part.changes();
            var serial = serials.getOrDefault(changes.tenant(), 0L);
            if (!part.isEmpty() && serial != changes.serial()) {
                moved.add(
                        "the state of "
                                + changes.tenant()
                                + " went from serial "
                                + changes.serial()
                                + " to "
                                + serial);
            }
            moved.addAll(open(changes, open));
        }
        now.keySet().stream()
                .filter(file -> !then.containsKey(file) && isOfPlan(file, plan))
                .forEach(file -> moved.add(file + " is new"));
        return moved;
    }

    /** What it changes of which nobody knows what a former run did to it. */
    private static List<String> open(TenantChanges changes, OpenWorkspace open) {
        if (changes.changes().isEmpty()) {
            return List.of();
        }
        return open.store().unresolved(changes.tenant()).stream()
                .map(entry -> entry.intent().address())
                .filter(address ->
                        changes.changes().stream().anyMatch(change -> change.concerns(address)))
                .distinct()
                .map(address ->
                        "what a former run did to "
                                + address
                                + " is not known, which 'samsky apply' without a plan looks for")
                .toList();
    }

    /** A file of a tenant that the plan says nothing of does not concern it. */
    private static boolean isOfPlan(String file, SavedPlan plan) {
        var isTenants = file.startsWith("tenants/");
        return !isTenants
                || plan.tenants().stream()
                        .anyMatch(part ->
                                file.startsWith("tenants/" + part.changes().tenant() + "/"));
    }
}
