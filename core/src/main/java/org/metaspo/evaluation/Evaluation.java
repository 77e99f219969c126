package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.metaspo.call.Calls;
import org.metaspo.call.Requests;
import org.metaspo.call.Stage;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Task;

/** Asks the task model and scores its answers. */
public final class Evaluation {
    /** Evaluations are sample 0: the same question under the same prompts is asked once, however often it is scored. */
    private static final String SAMPLE = "0";

    private static final Extraction NO_TEXT = new Extraction.Unparseable("no answer");

    private final Calls calls;
    private final Requests taskModel;

    /** @param taskModel makes the task model's requests */
    public Evaluation(Calls calls, Requests taskModel) {
        this.calls = calls;
        this.taskModel = taskModel;
    }

    /**
     * Scores pairings as one block.
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
            examples.apply(pairing.task()).forEach(example -> requests.add(request(pairing, example)));
        }
        List<Answer> answers = calls.evaluate(stage, place, requests);
        List<Scorecard> cards = new ArrayList<>(pairings.size());
        int next = 0;
        for (Pairing pairing : pairings) {
            List<Scored> items = new ArrayList<>();
            for (Example example : examples.apply(pairing.task())) {
                items.add(score(pairing.task(), example, answers.get(next)));
                next++;
            }
            cards.add(new Scorecard(pairing, items));
        }
        return cards;
    }

    /** The request that asks one example. */
    public Request request(Pairing pairing, Example example) {
        return taskModel.of(
                pairing.systemPrompt().text(),
                pairing.userPrompt().fill(example.question(), example.columns()),
                SAMPLE,
                pairing.task().format().form().choices());
    }

    private Scored score(Task task, Example example, Answer answer) {
        Extraction extraction =
                switch (answer.outcome()) {
                    case ANSWERED, TRUNCATED -> read(task, example, answer.text());
                    case REFUSED, TOO_LONG, UNANSWERED -> NO_TEXT;
                };
        return new Scored(
                example,
                answer.outcome(),
                extraction,
                answer.text(),
                task.metric().value(extraction, example));
    }

    /** A constrained answer is the bare choice, without the tags that the prompt may ask for. */
    private Extraction read(Task task, Example example, String response) {
        boolean constrained = taskModel.settings().constrained()
                && !task.format().form().choices().isEmpty();
        return constrained ? task.format().form().extract(response, example.question()) : task.read(response, example);
    }
}
