package dk.samsky.cli.command;

import dk.samsky.cli.session.CliCode;
import dk.samsky.cli.session.CommandRefused;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Writes a small workspace that works: one municipality on an embedded cloud, with the schemas that
 * editors complete by.
 */
public final class InitCommand implements Command {
    /** In the order that they are best read in. */
    private static final List<String> FILES =
            List.of(
                    "samsky.yaml",
                    "tenants/aarhus/tenant.yaml",
                    "tenants/aarhus/esdh.yaml",
                    "blueprints/case-management.yaml",
                    "providers/national-cloud.yaml",
                    "providers/prices/national-cloud.csv",
                    "policies/cpr-stays-in-denmark.yaml");

    @Override
    public Syntax syntax() {
        return Syntax.of("init", "Write a small workspace that works")
                .example("samsky init shared-cloud", "into a new folder")
                .example("samsky init", "into this folder")
                .operand(
                        new Operand(
                                "DIR",
                                "The folder; this one without it",
                                false,
                                Completes.DIRECTORY));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var name = arguments.findOperand(0).or(() -> arguments.find("--directory")).orElse(".");
        var folder = terminal.directory().resolve(name).normalize();
        for (var file : FILES) {
            if (Files.exists(folder.resolve(file))) {
                throw new CommandRefused(
                        ExitStatus.FAILED,
                        Diagnostic.error(
                                CliCode.FILE,
                                Path.of(name).resolve(file).normalize() + " is there already.",
                                "Nothing is ever written over.",
                                "Name another folder:\n    samsky init NAME"));
            }
        }
        try {
            for (var file : FILES) {
                write(folder, file);
            }
            if (!Files.exists(folder.resolve(".gitignore"))) {
                Output.write(
                        folder.resolve(".gitignore"),
                        "# What Samsky remembers, and the embedded cloud.\n.samsky/\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        SchemaCommand.write(folder.resolve("schemas"));
        var into = name.equals(".") ? "" : "    cd " + word(name) + "\n";
        terminal.print(
                "Wrote a workspace with one municipality on an embedded cloud. Next:\n\n"
                        + into
                        + "    samsky validate    is it well-formed?\n"
                        + "    samsky plan        what would be made, and what would it cost?\n"
                        + "    samsky apply       make it\n"
                        + "    samsky destroy     take it away again\n");
        return ExitStatus.DONE;
    }

    /** A name as a shell takes it for one word. */
    private static String word(String name) {
        return name.matches("[\\p{L}\\p{N}/._,+@%][\\p{L}\\p{N}/._,+@%-]*")
                ? name
                : "-- '" + name.replace("'", "'\\''") + "'";
    }

    private static void write(Path folder, String file) throws IOException {
        try (var in = InitCommand.class.getResourceAsStream("/dk/samsky/cli/init/" + file)) {
            var text =
                    new String(
                            Objects.requireNonNull(in, file).readAllBytes(),
                            StandardCharsets.UTF_8);
            var target = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, text);
        }
    }
}
