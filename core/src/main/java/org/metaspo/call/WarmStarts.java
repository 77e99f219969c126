package org.metaspo.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Message;
import org.metaspo.model.PromptCache;
import org.metaspo.model.Request;

/**
 * Beginnings of prompts that a provider keeps. Where an entry is only found once the first answer under it has begun, the
 * first of several calls with the same beginning goes ahead and the others wait for it; else they would all pay the full
 * price. That changes the order in which calls go out, and so price and time, never an answer. Thread-safe.
 */
final class WarmStarts {
    /** A little less than the 5 minutes for which OpenAI and Anthropic keep an entry that is not used. */
    private static final long LASTS = Duration.ofMinutes(4).toNanos();

    private static final int MOST = 256;

    private final LongSupplier nanos;

    /** When each was last asked under, the oldest first. */
    private final Map<String, Long> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    WarmStarts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * One call of a block in the order in which they go out.
     *
     * @param index of the request
     * @param first what ends when the call that goes ahead has its answer; null for calls that wait for nobody
     * @param goesAhead whether this is that call
     */
    record Turn(int index, @Nullable CountDownLatch first, boolean goesAhead) {
        /** Waits for the call that goes ahead. */
        void await() throws InterruptedException {
            if (first != null && !goesAhead) {
                first.await();
            }
        }

        /** Lets those go that wait for this one, whatever came of it. */
        void ended() {
            if (first != null && goesAhead) {
                first.countDown();
            }
        }
    }

    /**
     * The order in which calls go out: those that go ahead first, each other one as it stands in the block.
     *
     * @param indices of the requests that have to be asked
     * @param cache null where the provider keeps nothing
     */
    synchronized List<Turn> turns(List<Request> requests, List<Integer> indices, @Nullable PromptCache cache) {
        if (cache == null || !cache.slowWrite()) {
            return indices.stream().map(index -> new Turn(index, null, false)).toList();
        }
        long now = nanos.getAsLong();
        Map<String, Integer> sizes = new HashMap<>();
        List<@Nullable String> starts = new ArrayList<>(indices.size());
        for (int index : indices) {
            String start = start(requests.get(index), cache.minimumCharacters());
            starts.add(start);
            if (start != null) {
                sizes.merge(start, 1, Integer::sum);
            }
        }
        List<Turn> ahead = new ArrayList<>();
        List<Turn> rest = new ArrayList<>(indices.size());
        Map<String, CountDownLatch> firsts = new HashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            String start = starts.get(i);
            boolean cold = start != null && sizes.getOrDefault(start, 0) > 1 && !isWarm(start, now);
            CountDownLatch first = cold ? firsts.get(start) : null;
            if (cold && first == null) {
                CountDownLatch own = new CountDownLatch(1);
                firsts.put(start, own);
                ahead.add(new Turn(indices.get(i), own, true));
            } else {
                rest.add(new Turn(indices.get(i), first, false));
            }
        }
        sizes.keySet().forEach(start -> used.put(start, now));
        ahead.addAll(rest);
        return ahead;
    }

    private boolean isWarm(String start, long now) {
        Long last = used.get(start);
        return last != null && now - last < LASTS;
    }

    /** As many characters as have to be the same for anything to be kept; null for shorter requests. */
    private static @Nullable String start(Request request, int characters) {
        StringBuilder start = new StringBuilder(characters);
        for (Message message : request.messages()) {
            start.append(message.text(), 0, Math.min(message.text().length(), characters - start.length()));
        }
        return start.length() < characters ? null : start.toString();
    }
}
