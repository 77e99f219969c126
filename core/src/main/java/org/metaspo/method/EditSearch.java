package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.Measurement.Measured;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * The efficient schedule of the methods that learn from failures: prompts are changed by edits of single sentences, and
 * every evaluation informs about several edits. In each round failures of the incumbent are mined on training items;
 * analyses of them name edits; prompts with random parts of these edits, and of those kept before, are tried on the same
 * validation items; from all that was ever tried each edit's effect is estimated; the edits with a positive effect make a
 * prompt, which is measured as a whole before it becomes the incumbent. The last round names no new edits, so that every
 * edit is tried in two rounds.
 *
 * <p>System prompt and user prompts are changed together, each prompt of a design with parts of the edits of both: no
 * evaluation is spent on user prompts alone.
 */
final class EditSearch implements Method {
    /** Prompts written anew that compete at once. */
    private static final int MOST_RACED = 8;

    private final Schedule.Planned planned;
    private final int rounds;
    private final int systemAnalyses;
    private final int userAnalyses;
    private final CandidateRules rules;

    /**
     * @param systemAnalyses of the system prompt, per round; 0 where it stays
     * @param userAnalyses of each task's user prompt, per round; 0 where they stay
     */
    EditSearch(Schedule.Planned planned, int rounds, int systemAnalyses, int userAnalyses, CandidateRules rules) {
        this.planned = planned;
        this.rounds = rounds;
        this.systemAnalyses = systemAnalyses;
        this.userAnalyses = userAnalyses;
        this.rules = rules;
    }

    @Override
    public End search(Search search) {
        return new Course(search).run();
    }

    /** At most. */
    @Override
    public Counts counts(List<TaskSize> tasks) {
        long asked = tasks.stream().filter(task -> !task.fixed()).count();
        return new Spending(planned.calls(), rounds, tasks).counts(systemAnalyses + asked * userAnalyses);
    }

    /**
     * The incumbent on training items.
     *
     * @param cards one per task
     * @param ofUsers analyses of each task's failures for its user prompt; none where they are still to be asked for
     */
    private record Mined(List<Scorecard> cards, List<Editor.Analyses> ofUsers) {
        static Mined all(List<Mined> tasks) {
            return new Mined(
                    tasks.stream().flatMap(one -> one.cards.stream()).toList(),
                    tasks.stream().flatMap(one -> one.ofUsers.stream()).toList());
        }
    }

    /** One search. */
    private final class Course {
        private final Search search;
        private final Spending spending;
        private final Window training;
        private final Window validation;
        private final Editor editor;
        private final Measurement measurement;
        private final Lineage lineage;
        private final EditNotes notes;
        private Effects effects = new Effects();
        private Composed incumbent;
        private long spent;

        Course(Search search) {
            this.search = search;
            this.spending = new Spending(planned.calls(), rounds, search.sizes());
            this.training = new Window(search.evaluator(), Split.TRAIN);
            this.validation = new Window(search.evaluator(), Split.VALIDATION);
            this.lineage = new Lineage(search.diary());
            this.notes = new EditNotes(lineage);
            this.editor = new Editor(search, lineage, systemAnalyses, userAnalyses, planned.proposals(), rules);
            this.measurement = new Measurement(search, planned.guard());
            this.incumbent = Composed.of(Draft.of(search.start(), search.tasks()));
        }

        End run() {
            for (int round = 1; round <= spending.made(); round++) {
                String place = "round/" + round;
                List<Factor> pool = new ArrayList<>(incumbent.made());
                if (spending.mines(round)) {
                    Map<Factor, Effects.Estimate> tried = effects.estimates();
                    Mined mined = mine(place, tried);
                    counted(mined.cards());
                    if (round == 1) {
                        SearchState start = incumbent.draft().state(mined.cards());
                        lineage.start(start);
                        search.diary().decided(start);
                    }
                    if (mined.cards().stream().allMatch(card -> card.failures().isEmpty())) {
                        return End.SATURATED;
                    }
                    Editor.Advised advised = advised(mined, tried, round, place);
                    if (advised.isWhole()) {
                        race(place, round, advised.rewritten());
                        continue;
                    }
                    pool.addAll(advised.edits());
                }
                if (!pool.isEmpty()) {
                    compose(place, pool, tried(place, round, pool));
                }
            }
            return End.COMPLETED;
        }

        /**
         * Scores the incumbent on training items. Where several ways can be gone at once, a task's failures are analysed for
         * its user prompt as soon as they are there, while other tasks are still scored.
         */
        private Mined mine(String place, Map<Factor, Effects.Estimate> tried) {
            Function<Task, List<Example>> items = training.next(spending.mined());
            Draft draft = incumbent.draft();
            List<Pairing> pairings = draft.pairings();
            if (!search.evaluator().overlaps()) {
                return new Mined(
                        search.evaluator().score(place + "/failures", Split.TRAIN, pairings, items), List.of());
            }
            List<Supplier<Mined>> ways = new ArrayList<>();
            for (Pairing pairing : pairings) {
                String own = place + "/failures/" + pairing.task().name();
                ways.add(() -> {
                    List<Scorecard> card = search.evaluator().score(own, Split.TRAIN, List.of(pairing), items);
                    return new Mined(
                            card,
                            List.of(editor.asked(
                                    own + "/advice", editor.userBriefs(draft, card.getFirst(), tried, place))));
                });
            }
            return Mined.all(search.evaluator().together(place + "/failures", ways));
        }

        /** Analyses of the system prompt, and of the user prompts where there are none yet. */
        private Editor.Advised advised(Mined mined, Map<Factor, Effects.Estimate> tried, int round, String place) {
            Draft draft = incumbent.draft();
            List<Brief> briefs = new ArrayList<>(editor.systemBriefs(draft, mined.cards(), tried, place));
            if (mined.ofUsers().isEmpty()) {
                mined.cards().forEach(card -> briefs.addAll(editor.userBriefs(draft, card, tried, place)));
            }
            Editor.Analyses analyses = editor.asked(place + "/advice", briefs);
            for (Editor.Analyses ofTask : mined.ofUsers()) {
                analyses = analyses.and(ofTask);
            }
            return editor.advised(draft, mined.cards(), analyses, round, place);
        }

        /** Tries prompts with parts of the pool; gives the best of them, should the edits not add up. */
        private Composed tried(String place, int round, List<Factor> pool) {
            List<Set<Factor>> parts = Design.of(pool, search.random(), place);
            List<Composed> prompts =
                    parts.stream().map(part -> incumbent.with(part, rules)).toList();
            List<Pairing> pairings = prompts.stream()
                    .flatMap(prompt -> prompt.draft().pairings().stream())
                    .toList();
            int each = spending.tried(spent, round, parts.size());
            List<Scorecard> cards = counted(
                    search.evaluator().score(place + "/design", Split.VALIDATION, pairings, validation.next(each)));
            int tasks = search.tasks().size();
            List<List<Scorecard>> byPrompt = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                byPrompt.add(cards.subList(i * tasks, (i + 1) * tasks));
                effects.learn(place, parts.get(i), byPrompt.get(i));
                notes.tried(place + "/design/" + (i + 1), prompts.get(i), byPrompt.get(i));
            }
            return prompts.get(Ranking.order(byPrompt).getFirst());
        }

        /** Puts together what helps. It is taken where it holds good as a whole; else the best that was tried, if that does. */
        private void compose(String place, List<Factor> pool, Composed best) {
            Map<Factor, Effects.Estimate> estimates = effects.estimates();
            List<Factor> helpful = new ArrayList<>();
            estimates.forEach((factor, estimate) -> {
                if (estimate.mean() > 0) {
                    helpful.add(factor);
                }
            });
            Composed composed = incumbent.with(helpful, rules);
            Function<Task, List<Example>> items = validation.next(spending.whole());
            List<Measured> measured =
                    measurement.composed(place + "/whole", incumbent.draft(), composed.draft(), items);
            measured.forEach(one -> counted(one.cards()));
            effects.learn(
                    place + "/whole",
                    Set.copyOf(incumbent.made()),
                    measured.getFirst().cards());
            effects.learn(
                    place + "/whole",
                    Set.copyOf(composed.made()),
                    measured.getLast().cards());
            notes.edits(pool, estimates, incumbent);
            take(
                    place + "/composed",
                    composed,
                    measured.getLast(),
                    measured.getFirst().cards());
            if (!measured.getLast().isBetter()) {
                Measured other = measurement.alone(place + "/best", best.draft(), measured.getFirst(), items);
                counted(other.cards());
                take(place + "/best", best, other, measured.getFirst().cards());
            }
        }

        /** Prompts that were written anew compete as they stand, for what a design would have taken. */
        private void race(String place, int round, List<Draft> rewritten) {
            long share = (long) Design.most() * search.tasks().size() * spending.tried(spent, round, Design.most());
            int most = Math.clamp(share / spending.wholeInAll() - 1, 1, MOST_RACED);
            List<Draft> raced = Stream.concat(
                            Stream.of(incumbent.draft()), rewritten.stream().limit(most))
                    .toList();
            Race.Outcome outcome = Race.run(
                    search.evaluator(),
                    place + "/race",
                    raced.stream().map(Draft::pairings).toList(),
                    new Race.Limits(1, round, share));
            outcome.cards().forEach(this::counted);
            int winner = outcome.best().getFirst();
            if (winner > 0) {
                List<Scorecard> before = outcome.cards().getFirst();
                List<Scorecard> cards = outcome.cards().get(winner);
                Measured measured = new Measured(raced.get(winner), cards, measurement.problem(cards, before));
                take(place + "/race/" + winner, Composed.of(raced.get(winner)), measured, before);
                effects = measured.isBetter() ? new Effects() : effects;
            }
        }

        private void take(String place, Composed prompt, Measured measured, List<Scorecard> before) {
            notes.composed(place, prompt, incumbent, measured);
            incumbent = measured.isBetter() ? prompt : incumbent;
            search.diary().decided(incumbent.draft().state(measured.isBetter() ? measured.cards() : before));
        }

        private List<Scorecard> counted(List<Scorecard> cards) {
            spent += cards.stream().mapToLong(card -> card.items().size()).sum();
            return cards;
        }
    }
}
