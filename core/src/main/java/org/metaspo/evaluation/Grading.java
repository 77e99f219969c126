package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Stage;
import org.metaspo.judge.Case;
import org.metaspo.judge.Judge;
import org.metaspo.judge.Ruling;
import org.metaspo.model.Outcome;
import org.metaspo.task.DirectMetric;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;
import org.metaspo.task.SetMetric;

/**
 * The second step of an evaluation: what the responses of a block are worth, by their tasks' metrics. Most metrics need
 * the response alone; a judge gets all that it is to judge together, as blocks of its own.
 */
final class Grading implements Grader {
    private static final BigFraction HALF = BigFraction.of(1, 2);

    /** Reasons go into prompts; a judge that runs on says nothing new. */
    private static final int LONGEST_REASON = 600;

    private final @Nullable Judge judge;
    private final Opponents opponents;

    /** @param judge null where no task is judged */
    Grading(@Nullable Judge judge, Opponents opponents) {
        this.judge = judge;
        this.opponents = opponents;
    }

    @Override
    public List<Grade> grade(Stage stage, String place, List<Response> responses) {
        Map<Integer, Case> cases = new LinkedHashMap<>();
        List<Grade> grades = new ArrayList<>(responses.size());
        for (Response response : responses) {
            Response opponent = opponents.to(response);
            asked(response, opponent).ifPresent(asked -> cases.put(grades.size(), asked));
            grades.add(direct(response, opponent));
        }
        if (!cases.isEmpty()) {
            List<Ruling> rulings = judge(stage, place, List.copyOf(cases.values()));
            int next = 0;
            for (int index : cases.keySet()) {
                grades.set(index, grade(rulings.get(next)));
                next++;
            }
        }
        return grades;
    }

    private List<Ruling> judge(Stage stage, String place, List<Case> cases) {
        if (judge == null) {
            throw new IllegalStateException("a task is judged, and there is no judge");
        }
        return judge.rule(stage.key(), place, cases);
    }

    /** What the response alone says; for one that is judged, what holds where nobody is asked. */
    private static Grade direct(Response response, @Nullable Response opponent) {
        DirectMetric metric =
                switch (response.pairing().task().metric()) {
                    case DirectMetric direct -> direct;
                    case SetMetric set -> set.correctness();
                    case Judged judged -> null;
                };
        if (metric != null) {
            return metric.grade(response.extraction(), response.example());
        }
        if (response.extraction() instanceof Extraction.Unparseable || opponent == null) {
            return Grade.WRONG;
        }
        return opponent.answer().outcome() == Outcome.UNANSWERED
                ? new Grade.Unjudged("the answer to compare with is missing")
                : new Grade.Worth(BigFraction.ONE, "The answer that it is compared with cannot be read.");
    }

    /** What the judge is asked about a response; empty where there is nothing to judge, or nothing to compare with. */
    static Optional<Case> asked(Response response, @Nullable Response opponent) {
        if (!(response.pairing().task().metric() instanceof Judged judged)
                || !(response.extraction() instanceof Extraction.Found answer)) {
            return Optional.empty();
        }
        String other = "";
        if (Opponents.compares(response.pairing().task())) {
            if (opponent == null || !(opponent.extraction() instanceof Extraction.Found found)) {
                return Optional.empty();
            }
            other = found.value();
        }
        return Optional.of(new Case(
                judged.judge(),
                judged.rubric(),
                judged.votes(),
                response.example().shown(),
                response.example().answers(),
                answer.value(),
                other));
    }

    private static Grade grade(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Undecided undecided -> new Grade.Unjudged(undecided.reason());
            case Ruling.Decided decided -> {
                BigFraction worth = decided.kind().worth(decided.category());
                yield new Grade.Worth(worth, feedback(decided), worth.compareTo(HALF) <= 0);
            }
        };
    }

    private static String feedback(Ruling.Decided decided) {
        String reason = decided.reason();
        String shown = reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(
                                0,
                                Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1))
                                        ? LONGEST_REASON - 1
                                        : LONGEST_REASON)
                        + " ...";
        String whose = decided.kind() == JudgeKind.PAIRWISE && !shown.isEmpty()
                ? " (first = this answer, second = the answer under the initial prompts)"
                : "";
        return ("judged " + decided.category() + whose + ". " + shown).strip();
    }
}
