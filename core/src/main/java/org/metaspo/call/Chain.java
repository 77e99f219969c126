package org.metaspo.call;

/**
 * Calls that follow from each other, such as an analysis and the rewrite that rests on it. Chains of one block run side
 * by side.
 *
 * @param <T> what the chain arrives at
 */
@FunctionalInterface
public interface Chain<T> {
    /** Asks what it needs and arrives at a value, which must depend on nothing but the answers. */
    T run(Asker asker) throws InterruptedException;
}
