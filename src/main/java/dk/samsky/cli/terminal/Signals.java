package dk.samsky.cli.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Hears Ctrl-C and the request to end, and keeps them from ending the process.
 *
 * <p>A shutdown hook cannot do this: once it runs, a second signal is lost. {@code sun.misc.Signal}
 * can, is in every JDK (module {@code jdk.unsupported}), and is named only here, by reflection,
 * since the compiler refuses it as a matter of principle. On a JDK without it signals end the
 * process at once; the journal holds either way.
 */
public final class Signals {
    private Signals() {}

    /** The signals that are heard. */
    public enum Signal {
        INT,
        TERM
    }

    /** From now on each signal goes to the listener, on a thread of its own. */
    public static void hear(Consumer<Signal> listener) {
        for (var signal : Signal.values()) {
            try {
                hear(signal, listener);
            } catch (ReflectiveOperationException | IllegalArgumentException _) {
                // Not there, or taken by the JVM (-Xrs): the default stays.
            }
        }
    }

    private static void hear(Signal signal, Consumer<Signal> listener)
            throws ReflectiveOperationException {
        var signalType = Class.forName("sun.misc.Signal");
        var handlerType = Class.forName("sun.misc.SignalHandler");
        InvocationHandler handler =
                (_, method, _) -> {
                    if (method.getName().equals("handle")) {
                        listener.accept(signal);
                    }
                    return null;
                };
        var proxy =
                Proxy.newProxyInstance(
                        Signals.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
        signalType
                .getMethod("handle", signalType, handlerType)
                .invoke(
                        null,
                        signalType.getConstructor(String.class).newInstance(signal.name()),
                        proxy);
    }
}
