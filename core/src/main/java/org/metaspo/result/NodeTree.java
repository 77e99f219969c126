package org.metaspo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.result.BilevelNodes.Node;

/** Follows a search decision by decision and gives everything that it scored its place in the tree of {@link BilevelNodes}. */
public final class NodeTree {
    private static final String USER = "user";

    /** A scored pairing and what it was made from. */
    private record Born(int id, @Nullable Born parent, int depth, Scorecard card) {}

    private final Map<String, CandidateRecord> byPlace = new HashMap<>();
    /** By reference: a duplicate has an equal scorecard, and is a node of its own. */
    private final IdentityHashMap<Scorecard, Born> born = new IdentityHashMap<>();

    private final Map<Pairing, Born> latest = new HashMap<>();
    private final List<List<List<Born>>> steps = new ArrayList<>();

    @Nullable
    private SearchState state;

    /**
     * The next decision.
     *
     * @param candidates whose fate it decided, in program order
     * @param decided what it decided on
     */
    public void decided(List<CandidateRecord> candidates, SearchState decided) {
        for (CandidateRecord candidate : candidates) {
            byPlace.put(candidate.place(), candidate);
            candidate.cards().forEach(card -> born(card, parent(candidate, card)));
        }
        steps.add(decided.pools().stream()
                .map(pool -> pool.cards().stream()
                        // What no candidate has was scored again, on other items.
                        .map(card -> born(card, latest.get(card.pairing())))
                        .toList())
                .toList());
        state = decided;
    }

    private Born born(Scorecard card, @Nullable Born parent) {
        Born known = born.get(card);
        if (known != null) {
            return known;
        }
        Born fresh = new Born(born.size(), parent, parent == null ? 0 : parent.depth + 1, card);
        born.put(card, fresh);
        latest.put(card.pairing(), fresh);
        return fresh;
    }

    /** A new system prompt's user prompts come from the same ones before; a new user prompt from the one it changed. */
    private @Nullable Born parent(CandidateRecord candidate, Scorecard card) {
        if (state == null) {
            return null;
        }
        Pool before = state.pools().stream()
                .filter(pool -> pool.task().task().equals(card.pairing().task()))
                .findFirst()
                .orElseThrow();
        CandidateRecord changed = candidate.parent() == null ? null : byPlace.get(candidate.parent());
        String template = candidate.kind().equals(USER) && changed != null
                ? String.valueOf(changed.text())
                : card.pairing().userPrompt().template();
        return born.get(before.cards().stream()
                .filter(old -> old.pairing().userPrompt().template().equals(template))
                .findFirst()
                .orElse(before.best()));
    }

    /**
     * The tree as it stands.
     *
     * @param systemPrompt the one to use
     * @param tests scores on test items of what stands at the end; empty where they were not read
     */
    public BilevelNodes nodes(String systemPrompt, List<Scorecard> tests) {
        Map<Pairing, Scorecard> tested = new HashMap<>();
        tests.forEach(card -> tested.put(card.pairing(), card));
        IdentityHashMap<Born, Double> testMetrics = new IdentityHashMap<>();
        if (!steps.isEmpty()) {
            steps.getLast().stream().flatMap(List::stream).forEach(last -> {
                Scorecard card = tested.get(last.card.pairing());
                if (card != null) {
                    testMetrics.put(last, card.score().doubleValue());
                }
            });
        }
        return new BilevelNodes(
                systemPrompt,
                steps.stream()
                        .map(tasks -> tasks.stream()
                                .map(cards -> cards.stream()
                                        .map(each ->
                                                node(each, testMetrics.getOrDefault(each, BilevelNodes.NOT_SCORED)))
                                        .toList())
                                .toList())
                        .toList());
    }

    private static Node node(Born each, double testMetric) {
        Pairing pairing = each.card.pairing();
        return new Node(
                each.id,
                pairing.task().name(),
                pairing.systemPrompt().text(),
                pairing.userPrompt().template(),
                each.parent == null ? null : each.parent.id,
                each.depth,
                each.card.score().doubleValue(),
                testMetric);
    }
}
