package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Requests;
import org.metaspo.call.Stage;
import org.metaspo.judge.Bench;
import org.metaspo.judge.Judge;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.task.Example;
import org.metaspo.task.Grade;
import org.metaspo.task.Task;

/** Asks the task model and scores its answers. */
public final class Evaluation {
    private final Calls calls;
    private final Asking asking;
    private final Opponents opponents;
    private final Grader grader;

    /** @param taskModel makes the task model's requests */
    public Evaluation(Calls calls, Requests taskModel) {
        this(calls, taskModel, null, List.of());
    }

    /**
     * With tasks that are judged.
     *
     * @param judge null where no task is
     * @param initial each task's initial prompts: what answers are compared with
     */
    public Evaluation(Calls calls, Requests taskModel, @Nullable Judge judge, List<Pairing> initial) {
        this(calls, taskModel, new Opponents(initial), opponents -> new Grading(judge, opponents));
    }

    private Evaluation(Calls calls, Requests taskModel, Opponents opponents, Function<Opponents, Grader> grading) {
        this.calls = calls;
        this.asking = new Asking(taskModel);
        this.opponents = opponents;
        this.grader = grading.apply(opponents);
    }

    /**
     * Asks everything that would be asked, the judge included, and takes the grades from elsewhere.
     *
     * @param calls that cost nothing
     * @param judge makes the judge's requests; null where no task is judged
     * @param initial each task's initial prompts
     * @param world says what answers are worth
     */
    public static Evaluation imagined(
            Calls calls, Requests taskModel, @Nullable Bench judge, List<Pairing> initial, World world) {
        return new Evaluation(
                calls,
                taskModel,
                new Opponents(initial),
                opponents -> new ImaginedGrading(calls, judge, opponents, world));
    }

    /**
     * Scores pairings: asks the task model as one block, then values its answers.
     *
     * @param stage what the block is for
     * @param place where in the search
     * @param examples which examples of each task
     * @return one scorecard per pairing, in order
     */
    public List<Scorecard> score(
            Stage stage, String place, List<Pairing> pairings, Function<Task, List<Example>> examples) {
        List<Request> requests = new ArrayList<>();
        for (Pairing pairing : pairings) {
            examples.apply(pairing.task()).forEach(example -> requests.add(asking.request(pairing, example)));
        }
        List<Opponents.Missing> missing = opponents.missing(pairings, examples);
        missing.forEach(one -> requests.add(asking.request(one.pairing(), one.example())));
        List<Answer> answers = calls.evaluate(stage, place, requests);
        List<Response> responses = new ArrayList<>(answers.size());
        for (Pairing pairing : pairings) {
            for (Example example : examples.apply(pairing.task())) {
                responses.add(asking.response(pairing, example, answers.get(responses.size())));
            }
        }
        responses.forEach(opponents::remember);
        for (int i = 0; i < missing.size(); i++) {
            Opponents.Missing one = missing.get(i);
            opponents.remember(asking.response(one.pairing(), one.example(), answers.get(responses.size() + i)));
        }
        return cards(pairings, responses, grader.grade(stage, place, responses), examples);
    }

    /**
     * Asks the same twice, as one block, and grades nothing.
     *
     * @return of each pairing, in order, whether each of its examples got the same answer both times; an example that
     *     stayed unanswered is left out
     */
    public List<List<Boolean>> repeats(
            Stage stage, String place, List<Pairing> pairings, Function<Task, List<Example>> examples) {
        List<Request> requests = new ArrayList<>();
        for (Pairing pairing : pairings) {
            for (Example example : examples.apply(pairing.task())) {
                requests.add(asking.request(pairing, example));
                requests.add(asking.repeat(pairing, example));
            }
        }
        Iterator<Answer> answers = calls.evaluate(stage, place, requests).iterator();
        List<List<Boolean>> same = new ArrayList<>();
        for (Pairing pairing : pairings) {
            List<Boolean> own = new ArrayList<>();
            for (Example example : examples.apply(pairing.task())) {
                Response first = asking.response(pairing, example, answers.next());
                Response second = asking.response(pairing, example, answers.next());
                if (first.isAnswered() && second.isAnswered()) {
                    own.add(first.saysTheSame(second));
                }
            }
            same.add(own);
        }
        return same;
    }

    /** Goes several ways at once, as one block of calls. */
    public <T> List<T> together(String place, List<Supplier<T>> ways) {
        return opponents.together(ways, apart -> calls.together(place, apart));
    }

    private static List<Scorecard> cards(
            List<Pairing> pairings,
            List<Response> responses,
            List<Grade> grades,
            Function<Task, List<Example>> examples) {
        List<Scorecard> cards = new ArrayList<>(pairings.size());
        int next = 0;
        for (Pairing pairing : pairings) {
            List<Scored> items = new ArrayList<>();
            for (int i = examples.apply(pairing.task()).size(); i > 0; i--) {
                items.add(responses.get(next).graded(grades.get(next)));
                next++;
            }
            cards.add(new Scorecard(pairing, items));
        }
        return cards;
    }
}
