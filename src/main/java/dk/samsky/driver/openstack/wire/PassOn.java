package dk.samsky.driver.openstack.wire;

import com.google.common.base.Throwables;
import org.jclouds.Fallback;

/** Passes every failure on as it is: an object that is not there is never an empty list. */
final class PassOn implements Fallback<Answer> {
    @Override
    public Answer createOrPropagate(Throwable failure) throws Exception {
        Throwables.throwIfInstanceOf(failure, Exception.class);
        throw new IllegalStateException(failure);
    }
}
