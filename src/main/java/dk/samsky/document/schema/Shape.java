package dk.samsky.document.schema;

import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import java.util.Optional;

/**
 * How a part of a document is written. Reader and schema are two methods of one object, so that
 * they cannot come to differ unseen.
 */
interface Shape<T> {
    /** The value of a node; if there is none, the reading has been told why. */
    Optional<T> read(Node node, Reading reading);

    /** What may be written, as a JSON Schema (2020-12). */
    Fields schema();
}
