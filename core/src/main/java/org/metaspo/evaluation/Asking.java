package org.metaspo.evaluation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Requests;
import org.metaspo.judge.Case;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Task;

/**
 * How the task model is asked, and how its answers are read.
 *
 * @param taskModel makes its requests
 */
public record Asking(Requests taskModel) {
    /** Evaluations are sample 0: the same question under the same prompts is asked once, however often it is scored. */
    private static final String SAMPLE = "0";

    private static final String REPEAT = "1";

    private static final Extraction NO_TEXT = new Extraction.Unparseable("no answer");

    /** The request that asks one example. */
    public Request request(Pairing pairing, Example example) {
        return request(pairing, example, SAMPLE);
    }

    /** The same question once more: another sample, so that it is really asked. */
    Request repeat(Pairing pairing, Example example) {
        return request(pairing, example, REPEAT);
    }

    private Request request(Pairing pairing, Example example, String sample) {
        return taskModel.of(
                pairing.systemPrompt().text(),
                pairing.userPrompt().fill(example.question(), example.columns()),
                sample,
                pairing.task().format().form().choices());
    }

    /**
     * What the judge would be asked about an answer; empty where nobody need be.
     *
     * @param opponent the initial prompts' answer to the same example; null where the task compares nothing, or it is not
     *     known
     */
    public Optional<Case> judged(Pairing pairing, Example example, Answer answer, @Nullable Answer opponent) {
        Response own = response(pairing, example, answer);
        return Grading.asked(own, opponent == null ? null : response(pairing, example, opponent));
    }

    Response response(Pairing pairing, Example example, Answer answer) {
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
