package org.metaspo.cli;

import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * Hears Ctrl-C once more. While it shuts down the JVM itself takes no notice of further signals; only
 * {@code sun.misc.Signal} does (module {@code jdk.unsupported}, kept by JEP 260 since nothing has replaced it), and it is
 * reached by reflection, since compilers warn of it.
 */
final class SecondInterrupt {
    private SecondInterrupt() {}

    /**
     * From here on a SIGINT does this and nothing else.
     *
     * @return false where this JVM does not offer it, or SIGINT is ignored by whoever started it
     */
    static boolean does(Runnable what) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object runs = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        what.run();
                        return null;
                    });
            Object before = signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), runs);
            return !Objects.equals(before, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
