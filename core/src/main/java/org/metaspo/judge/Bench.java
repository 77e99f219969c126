package org.metaspo.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.metaspo.call.Requests;
import org.metaspo.model.Request;
import org.metaspo.task.JudgeKind;

/**
 * Makes a judge's requests.
 *
 * @param model makes those of its model
 * @param prompts for each kind that will be asked
 */
public record Bench(Requests model, Map<JudgeKind, JudgePrompt> prompts) {
    public Bench {
        prompts = new EnumMap<>(prompts);
    }

    /** The requests that every case needs, before anything is asked again. */
    public List<Request> first(Case asked) {
        List<Request> requests = new ArrayList<>();
        for (Hearing hearing : Hearing.of(asked)) {
            for (int vote = 0; vote < asked.votes(); vote++) {
                requests.add(request(hearing, vote));
            }
        }
        return requests;
    }

    /** What all cases of a task are headed by. */
    public String system(JudgeKind kind, String rubric) {
        return prompt(kind).system(kind, rubric);
    }

    private JudgePrompt prompt(JudgeKind kind) {
        return Objects.requireNonNull(prompts.get(kind), kind::key);
    }

    Request request(Hearing hearing, int sample) {
        Case asked = hearing.asked();
        return prompt(asked.kind()).of(model, asked, hearing.swapped(), sample);
    }
}
