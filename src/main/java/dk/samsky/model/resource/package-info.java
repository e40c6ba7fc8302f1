/** The sealed family of resources, the same for every cloud, and how each is made of fields. */
@NullMarked
package dk.samsky.model.resource;

import org.jspecify.annotations.NullMarked;
