/**
 * What Samsky asks of a cloud: one small contract, whose law is written at {@link
 * dk.samsky.driver.Driver}. Knows no cloud.
 */
@NullMarked
package dk.samsky.driver;

import org.jspecify.annotations.NullMarked;
