package dk.samsky.driver.simulated;

import java.time.InstantSource;

/** What the cloud takes from the world around it; given, so that the same calls end the same. */
record Surroundings(InstantSource clock, RemoteIds ids, Pause pause) {
    long now() {
        return clock.millis();
    }
}
