package dk.samsky.driver.simulated;

import java.time.Duration;

/** How time is let pass; tests let it pass at once. */
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
