package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.metaspo.model.Outcome;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Accuracy;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.Task;
import org.metaspo.task.YesNoForm;

/** Tasks and scorecards by hand. The right answer to every example is yes. */
public final class Cards {
    private Cards() {}

    /** A yes-no task whose user prompt may be rewritten. */
    public static Task task(String name) {
        return task(name, false);
    }

    /** A yes-no task. */
    public static Task task(String name, boolean fixed) {
        YesNoForm form = new YesNoForm();
        return new Task(
                name,
                "Yes or no?",
                "\n{question}",
                fixed,
                new AnswerFormat(form, AnswerPlace.WHOLE),
                new Accuracy(form));
    }

    /** Examples whose ids are {@code TASK/0}, {@code TASK/1} ... */
    public static List<Example> examples(Task task, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Example(task.name() + "/" + i, "question " + i, List.of("yes"), Map.of()))
                .toList();
    }

    /** One score: {@code +} right, {@code -} wrong, {@code ?} unanswered, {@code u} unjudged. */
    public static Scored scored(Example example, char mark) {
        return switch (mark) {
            case '+' -> new Scored(example, Outcome.ANSWERED, new Extraction.Found("yes"), "yes", Grade.RIGHT);
            case '-' -> new Scored(example, Outcome.ANSWERED, new Extraction.Found("no"), "no", Grade.WRONG);
            case '?' ->
                new Scored(example, Outcome.UNANSWERED, new Extraction.Unparseable("no answer"), "", Grade.WRONG);
            case 'u' ->
                new Scored(example, Outcome.ANSWERED, new Extraction.Found("no"), "no", new Grade.Unjudged("?"));
            default -> throw new IllegalArgumentException("no mark " + mark);
        };
    }

    /** A scorecard of as many examples as there are marks. */
    public static Scorecard card(Pairing pairing, String marks) {
        List<Example> examples = examples(pairing.task(), marks.length());
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < marks.length(); i++) {
            items.add(scored(examples.get(i), marks.charAt(i)));
        }
        return new Scorecard(pairing, items);
    }

    /** A scorecard of a task under prompts that do not matter. */
    public static Scorecard card(String task, String marks) {
        return card(new Pairing(task(task), new SystemPrompt("s"), new UserPrompt("{question}")), marks);
    }
}
