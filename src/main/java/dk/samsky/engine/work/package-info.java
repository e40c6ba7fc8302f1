/**
 * Works on many tenants side by side, on threads, so that none is in another's way. Knows no plan,
 * no state store, and no cloud's calls.
 */
@NullMarked
package dk.samsky.engine.work;

import org.jspecify.annotations.NullMarked;
