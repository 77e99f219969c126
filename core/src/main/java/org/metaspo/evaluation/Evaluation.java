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
import org.metaspo.task.Grade;
import org.metaspo.task.Task;

/** Asks the task model and scores its answers. */
public final class Evaluation {
    /** Evaluations are sample 0: the same question under the same prompts is asked once, however often it is scored. */
    private static final String SAMPLE = "0";

    private static final Extraction NO_TEXT = new Extraction.Unparseable("no answer");

    private final Calls calls;
    private final Requests taskModel;
    private final Grading grading = new Grading();

    /** @param taskModel makes the task model's requests */
    public Evaluation(Calls calls, Requests taskModel) {
        this.calls = calls;
        this.taskModel = taskModel;
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
            examples.apply(pairing.task()).forEach(example -> requests.add(request(pairing, example)));
        }
        List<Answer> answers = calls.evaluate(stage, place, requests);
        List<Response> responses = new ArrayList<>(answers.size());
        for (Pairing pairing : pairings) {
            for (Example example : examples.apply(pairing.task())) {
                responses.add(response(pairing, example, answers.get(responses.size())));
            }
        }
        return cards(pairings, responses, grading.grade(responses), examples);
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

    /** The request that asks one example. */
    public Request request(Pairing pairing, Example example) {
        return taskModel.of(
                pairing.systemPrompt().text(),
                pairing.userPrompt().fill(example.question(), example.columns()),
                SAMPLE,
                pairing.task().format().form().choices());
    }

    private Response response(Pairing pairing, Example example, Answer answer) {
        Extraction extraction =
                switch (answer.outcome()) {
                    case ANSWERED, TRUNCATED -> read(pairing.task(), example, answer.text());
                    case REFUSED, TOO_LONG, UNANSWERED -> NO_TEXT;
                };
        return new Response(pairing, example, answer, extraction);
    }

    /** A constrained answer is the bare choice, without the tags that the prompt may ask for. */
    private Extraction read(Task task, Example example, String response) {
        boolean constrained = taskModel.settings().constrained()
                && !task.format().form().choices().isEmpty();
        return constrained ? task.format().form().extract(response, example.question()) : task.read(response, example);
    }
}
