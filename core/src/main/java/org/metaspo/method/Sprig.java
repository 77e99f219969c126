package org.metaspo.method;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Paired;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Composition;

/**
 * SPRIG, the system prompt baseline of the MetaSPO paper: a system prompt is an ordered list of components, and a beam of
 * prompts is changed by adding, deleting, swapping and rephrasing them; upper confidence bounds choose which components
 * may be added. User prompts stay. Members of the beam are scored again beside their children, on the same items, and
 * compete with them.
 *
 * @param trials how changes are tried
 * @param components that may be added
 */
record Sprig(Trials trials, Components components) implements Method {
    @Override
    public End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        SearchState state = trials.start(search, lineage);
        if (state.isSaturated()) {
            return End.SATURATED;
        }
        // The order of the corpus favours nothing: components that were never tried come in an order that is drawn.
        Edits edits = trials.edits(search, search.random().shuffled(components.corpus(), "sprig/corpus"));
        ComponentGains gains = new ComponentGains();
        List<Composition> beam = List.of(Composition.opened(search.start().text()));
        int rounds = trials.rounds(search.sizes());
        for (int round = 1; round <= rounds; round++) {
            if (isSaturated(search, state)) {
                return End.SATURATED;
            }
            String place = "sprig/" + round;
            List<Edit> children = edits.of(beam, gains, place);
            List<Composition> all = Stream.concat(
                            beam.stream(), children.stream().map(Edit::result))
                    .toList();
            Race.Outcome outcome = trials.judge(search, place, pairings(search, all), round);
            credit(gains, children, beam.size(), outcome);
            tell(lineage, place, beam, children, outcome);
            List<Integer> best = best(outcome);
            beam = best.stream().map(all::get).toList();
            state = state.under(
                    new SystemPrompt(beam.getFirst().text()), outcome.cards().get(best.getFirst()));
            search.diary().decided(state);
        }
        return End.COMPLETED;
    }

    /** All right on some of the items is no proof: only a leader that was asked them all shows that nothing is left. */
    private boolean isSaturated(Search search, SearchState state) {
        return state.isSaturated()
                && state.pools().stream()
                        .allMatch(pool -> pool.best().items().size()
                                == search.evaluator()
                                        .items(trials.split(), pool.task().task())
                                        .size());
    }

    private static List<List<Pairing>> pairings(Search search, List<Composition> prompts) {
        return prompts.stream()
                .map(prompt -> search.tasks().stream()
                        .map(task -> new Pairing(task.task(), new SystemPrompt(prompt.text()), task.start()))
                        .toList())
                .toList();
    }

    /** The next beam; the incumbent alone where all others are refused. */
    private List<Integer> best(Race.Outcome outcome) {
        List<Integer> best = outcome.best().stream()
                .filter(number -> refusal(outcome, number) == null)
                .limit(trials.beam())
                .toList();
        return best.isEmpty() ? List.of(0) : best;
    }

    private @Nullable String refusal(Race.Outcome outcome, int number) {
        return trials.refusal(outcome.cards().get(number), outcome.cards().getFirst());
    }

    private static void credit(ComponentGains gains, List<Edit> children, int before, Race.Outcome outcome) {
        for (int i = 0; i < children.size(); i++) {
            Edit child = children.get(i);
            if (child.component() != null) {
                List<Scorecard> own = outcome.cards().get(before + i);
                List<Scorecard> parents = outcome.cards().get(child.parent());
                gains.credit(child.component(), child.gain(new Paired(own, parents).difference()));
            }
        }
    }

    private void tell(
            Lineage lineage, String place, List<Composition> beam, List<Edit> children, Race.Outcome outcome) {
        List<Integer> best = best(outcome);
        for (int i = 0; i < children.size(); i++) {
            Edit child = children.get(i);
            int number = beam.size() + i;
            lineage.edited(
                    place + "/candidate/" + (i + 1),
                    beam.get(child.parent()).text(),
                    child,
                    outcome.cards().get(number),
                    best.contains(number) ? null : why(outcome, number));
        }
    }

    /** Why a prompt is not in the next beam. */
    private String why(Race.Outcome outcome, int number) {
        if (!outcome.best().contains(number)) {
            int items = outcome.cards().get(number).stream()
                    .mapToInt(card -> card.items().size())
                    .sum();
            return "fell behind the leader within " + items + " items";
        }
        return Objects.requireNonNullElse(refusal(outcome, number), "not among the best system prompts of its round");
    }

    @Override
    public Counts counts(List<TaskSize> tasks) {
        return trials.counts(tasks);
    }
}
