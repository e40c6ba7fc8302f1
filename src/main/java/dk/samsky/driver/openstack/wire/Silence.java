package dk.samsky.driver.openstack.wire;

import org.jclouds.logging.Logger;
import org.jclouds.logging.NullLogger;
import org.jclouds.logging.config.LoggingModule;

/**
 * Lets jclouds say nothing by itself. It would write whole calls, and with them passwords; and what
 * it calls its null logger writes errors to the screen.
 */
final class Silence extends LoggingModule {
    @Override
    public Logger.LoggerFactory createLoggerFactory() {
        return _ -> new Quiet();
    }

    private static final class Quiet extends NullLogger {
        @Override
        public void error(String message, Object... args) {
            // told by what is thrown
        }

        @Override
        public void error(Throwable throwable, String message, Object... args) {
            // told by what is thrown
        }

        @Override
        public boolean isErrorEnabled() {
            return false;
        }
    }
}
