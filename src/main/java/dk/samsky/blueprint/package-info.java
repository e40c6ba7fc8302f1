/**
 * Binds a blueprint's parameters, and makes the resources of workloads that have a place. Knows no
 * price, no cloud, no state store.
 */
@NullMarked
package dk.samsky.blueprint;

import org.jspecify.annotations.NullMarked;
