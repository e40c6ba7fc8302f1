package dk.samsky.state;

import dk.samsky.model.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * One run that changes something: who, when, why.
 *
 * @param command the command, such as {@code apply}
 * @param actor who ran it
 * @param commit the Git commit of the documents, if they are in Git
 * @param reason what was given as the reason, if anything
 */
public record Run(
        RunId id,
        String command,
        String actor,
        Optional<String> commit,
        Optional<String> reason,
        Instant startedAt) {}
