package dk.samsky.engine;

import dk.samsky.driver.FaultyDriver.Killed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that lives for so many instants: each call that goes out to a store or a cloud has one
 * before it and one after it. Once dead, nothing reaches either.
 */
final class Mortality {
    private final AtomicInteger left;

    private Mortality(int instants) {
        this.left = new AtomicInteger(instants);
    }

    static Mortality after(int instants) {
        return new Mortality(instants);
    }

    static Mortality never() {
        return new Mortality(Integer.MAX_VALUE);
    }

    boolean isDead() {
        return left.get() < 0;
    }

    /** How many instants have passed, for one that never dies. */
    int passed() {
        return Integer.MAX_VALUE - left.get();
    }

    private void pass() {
        if (left.updateAndGet(now -> now < 0 ? now : now - 1) < 0) {
            throw new Killed();
        }
    }

    /** The same, mortal: every method but these has an instant before and one after it. */
    <T> T mortal(Class<T> type, T inner, Set<String> harmless) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            var counts = !harmless.contains(method.getName());
                            if (counts) {
                                pass();
                            } else if (isDead() && !method.getName().equals("close")) {
                                throw new Killed();
                            }
                            try {
                                var result = method.invoke(inner, arguments);
                                if (counts) {
                                    pass();
                                }
                                return result;
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        }));
    }
}
