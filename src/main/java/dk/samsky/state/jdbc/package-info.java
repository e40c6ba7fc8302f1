/**
 * Keeps the state in a relational database: SQLite now. Knows no plan, no cloud and no other way to
 * keep state.
 */
@NullMarked
package dk.samsky.state.jdbc;

import org.jspecify.annotations.NullMarked;
