package org.metaspo.event;

/** Hears what happens. Called from several threads at once; must be quick and must not throw. */
@FunctionalInterface
public interface Listener {
    /** Hears of one event. */
    void on(Event event);

    /** A listener that hears nothing. */
    Listener NONE = event -> {};
}
