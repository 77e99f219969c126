package org.metaspo.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.Identity;
import org.metaspo.journal.StopRecord;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * Calls that are answered from nothing, at once. What they come to is counted, and how long they would take: a block as
 * long as its longest call or chain, but no shorter than concurrency and limits per minute allow.
 */
public final class ImaginedCalls implements Calls {
    private static final double MINUTE = 60;

    private final Map<Role, Endpoint> endpoints;
    private final Imagination imagination;
    private final Ledger ledger;
    private final Map<String, Double> busy = new HashMap<>();
    private double seconds;

    /** @param endpoints whose prices and limits count; nothing is asked of them */
    public ImaginedCalls(Map<Role, Endpoint> endpoints, Imagination imagination) {
        this.endpoints = Map.copyOf(endpoints);
        this.imagination = imagination;
        this.ledger = new Ledger(endpoints);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    /** How long all blocks would have taken so far, in seconds. */
    public double seconds() {
        return seconds;
    }

    @Override
    public StopRecord stop(Kind kind, String reason) {
        throw new IllegalStateException("nothing stops what costs nothing: " + reason);
    }

    @Override
    public List<Answer> evaluate(Stage stage, String place, List<Request> requests) {
        return imagined(stage.key(), stage, requests);
    }

    @Override
    public List<Answer> ask(String stage, String place, List<Request> requests) {
        return imagined(stage, null, requests);
    }

    private List<Answer> imagined(String stage, @Nullable Stage counted, List<Request> requests) {
        Work block = new Work();
        List<Answer> answers = new ArrayList<>(requests.size());
        for (Request request : requests) {
            Work call = new Work();
            answers.add(imagine(stage, counted, request, call));
            block.beside(call);
        }
        take(block);
        return answers;
    }

    @Override
    public <T> List<T> sideBySide(String stage, String place, List<Chain<T>> chains) {
        Work block = new Work();
        List<T> values = new ArrayList<>();
        for (Chain<T> chain : chains) {
            Work ofChain = new Work();
            try {
                values.add(chain.run(request -> imagine(stage, null, request, ofChain)));
            } catch (InterruptedException e) {
                throw new IllegalStateException("nothing waits in what is imagined", e);
            }
            block.beside(ofChain);
        }
        take(block);
        return values;
    }

    private void take(Work block) {
        seconds += block.seconds();
        busy.merge(block.name(), block.busy(), Double::sum);
    }

    /** One after another, and as long as the longest of them, but no shorter than an endpoint is busy with all. */
    @Override
    public <T> List<T> together(String place, List<Supplier<T>> ways) {
        double before = seconds;
        Map<String, Double> busyBefore = Map.copyOf(busy);
        double longest = 0;
        List<T> values = new ArrayList<>();
        for (Supplier<T> way : ways) {
            seconds = 0;
            values.add(way.get());
            longest = Math.max(longest, seconds);
        }
        double busiest = busy.entrySet().stream()
                .mapToDouble(one -> one.getValue() - busyBefore.getOrDefault(one.getKey(), 0.0))
                .max()
                .orElse(0);
        seconds = before + Math.max(longest, busiest);
        return values;
    }

    private Answer imagine(String stage, @Nullable Stage counted, Request request, Work work) {
        Answer answer = imagination.answer(request);
        boolean paid = imagination.countsRepeats();
        if (paid) {
            ledger.countFirst(request.role(), stage, counted, answer);
        } else {
            paid = ledger.count(request.role(), stage, counted, Identity.of(request), answer, false);
        }
        if (paid) {
            work.add(
                    endpoints.get(request.role()),
                    imagination.seconds(request, answer),
                    answer.usage().tokens());
        }
        return answer;
    }

    /** The calls of a block, or of one chain in it. All of a block's have one endpoint. */
    private static final class Work {
        private @Nullable Endpoint endpoint;
        private double longest;
        private double sum;
        private long calls;
        private long tokens;

        /** One more call, after those before. */
        void add(@Nullable Endpoint at, double callSeconds, long callTokens) {
            endpoint = at;
            longest += callSeconds;
            sum += callSeconds;
            calls++;
            tokens += callTokens;
        }

        /** Others at the same time. */
        void beside(Work other) {
            endpoint = other.endpoint == null ? endpoint : other.endpoint;
            longest = Math.max(longest, other.longest);
            sum += other.sum;
            calls += other.calls;
            tokens += other.tokens;
        }

        double seconds() {
            return Math.max(longest, busy());
        }

        /** As long as the endpoint takes at least, whatever else it has to do. */
        double busy() {
            return endpoint == null
                    ? 0
                    : Math.max(
                            sum / endpoint.concurrency(),
                            Math.max(
                                    atRate(calls, endpoint.requestsPerMinute()),
                                    atRate(tokens, endpoint.tokensPerMinute())));
        }

        String name() {
            return endpoint == null ? "" : endpoint.name();
        }

        private static double atRate(long amount, @Nullable Long perMinute) {
            return perMinute == null ? 0 : MINUTE * amount / perMinute;
        }
    }
}
