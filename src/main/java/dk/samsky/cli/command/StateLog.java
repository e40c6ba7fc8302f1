package dk.samsky.cli.command;

import static dk.samsky.report.Columns.cell;

import dk.samsky.cli.session.Moments;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Fields;
import dk.samsky.report.Columns;
import dk.samsky.report.Paint.Role;
import dk.samsky.state.JournalEntry;
import dk.samsky.state.Remark;
import dk.samsky.state.Run;
import dk.samsky.state.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of {@code samsky state log}: what was done to resources, and to the state itself. */
sealed interface StateLog {
    Instant at();

    void show(Columns table);

    Fields fields();

    /** The latest first. */
    static List<StateLog> of(StateStore store, TenantId tenant, int atMost) {
        var lines = new ArrayList<StateLog>();
        store.log(tenant, atMost).forEach(entry -> lines.add(new Operation(entry)));
        store.remarks(tenant, atMost).forEach(remark -> lines.add(new OfState(remark)));
        lines.sort(Comparator.comparing(StateLog::at).reversed());
        return lines.stream().limit(atMost).toList();
    }

    /** An operation on a resource. */
    record Operation(JournalEntry entry) implements StateLog {
        @Override
        public Instant at() {
            return entry.intent().at();
        }

        @Override
        public void show(Columns table) {
            table.row(
                    cell(Moments.shown(at())),
                    cell(entry.serial() == 0 ? "" : Long.toString(entry.serial())),
                    cell(entry.intent().action().word()),
                    cell(entry.intent().address().toString()),
                    cell(outcome(entry)),
                    cell(Role.FAINT, author(entry.run())));
        }

        @Override
        public Fields fields() {
            var fields =
                    by(entry.run(), Fields.builder().text("at", at().toString()))
                            .text("operation", entry.intent().operation().value())
                            .text("action", entry.intent().action().word())
                            .text("address", entry.intent().address().toString())
                            .text("provider", entry.intent().location().provider())
                            .text("region", entry.intent().location().region())
                            .text("result", entry.end().map(Operation::word))
                            .text("detail", entry.end().map(JournalEntry.End::detail))
                            .text("ended_at", entry.end().map(end -> end.at().toString()));
            return (entry.serial() == 0 ? fields : fields.number("serial", entry.serial())).build();
        }

        private static String outcome(JournalEntry entry) {
            return entry.end()
                    .map(end -> word(end) + (end.detail().isBlank() ? "" : ": " + end.detail()))
                    .orElse("not known yet");
        }

        private static String word(JournalEntry.End end) {
            return switch (end.result()) {
                case DONE -> "done";
                case FAILED -> "failed";
                case NOT_DONE -> "not done";
            };
        }
    }

    /** Something that was done to the state itself. */
    record OfState(Remark remark) implements StateLog {
        @Override
        public Instant at() {
            return remark.at();
        }

        @Override
        public void show(Columns table) {
            table.row(
                    cell(Moments.shown(at())),
                    cell(""),
                    cell("state"),
                    cell(""),
                    cell(remark.what()),
                    cell(Role.FAINT, author(remark.run())));
        }

        @Override
        public Fields fields() {
            return by(remark.run(), Fields.builder().text("at", at().toString()))
                    .text("action", "state")
                    .text("result", "done")
                    .text("detail", remark.what())
                    .build();
        }
    }

    private static String author(Run run) {
        return run.command()
                + " by "
                + run.actor()
                + run.commit().map(commit -> ", commit " + commit.substring(0, 12)).orElse("")
                + run.reason().map(reason -> ": " + reason).orElse("");
    }

    private static Fields.Builder by(Run run, Fields.Builder fields) {
        return fields.text("run", run.id().value())
                .text("command", run.command())
                .text("actor", run.actor())
                .text("commit", run.commit())
                .text("reason", run.reason());
    }
}
