package org.metaspo.local.child;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands each order to an idle engine, the one whose last prompt starts most like the new one: it has the longest part of
 * the work done already. Any engine gives the same answer, so this choice shows in the time alone.
 */
final class EnginePool {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private final List<Engine> idle;
    private final Map<Engine, String> lastPrompt = new HashMap<>();

    EnginePool(List<Engine> engines) {
        idle = new ArrayList<>(engines);
    }

    Generation generate(Generate order) throws InterruptedException {
        Engine engine = take(order.prompt());
        try {
            return engine.generate(order);
        } finally {
            giveBack(engine, order.prompt());
        }
    }

    private Engine take(String prompt) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (idle.isEmpty()) {
                free.await();
            }
            Engine best = idle.getFirst();
            for (Engine engine : idle) {
                if (shared(engine, prompt) > shared(best, prompt)) {
                    best = engine;
                }
            }
            idle.remove(best);
            return best;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Engine engine, String prompt) {
        lock.lock();
        try {
            lastPrompt.put(engine, prompt);
            idle.add(engine);
            free.signal();
        } finally {
            lock.unlock();
        }
    }

    private int shared(Engine engine, String prompt) {
        String last = lastPrompt.getOrDefault(engine, "");
        int most = Math.min(last.length(), prompt.length());
        int same = 0;
        while (same < most && last.charAt(same) == prompt.charAt(same)) {
            same++;
        }
        return same;
    }
}
