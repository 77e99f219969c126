package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Stage;
import org.metaspo.judge.Bench;
import org.metaspo.model.Request;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.Judged;

/**
 * Grades from a {@link World}. A judge is asked about every answer that it may have to judge, each as if it were unlike
 * all others; what it would say decides nothing.
 */
final class ImaginedGrading implements Grader {
    private final Calls calls;
    private final @Nullable Bench judge;
    private final Opponents opponents;
    private final World world;

    /** @param judge null where no task is judged */
    ImaginedGrading(Calls calls, @Nullable Bench judge, Opponents opponents, World world) {
        this.calls = calls;
        this.judge = judge;
        this.opponents = opponents;
        this.world = world;
    }

    @Override
    public List<Grade> grade(Stage stage, String place, List<Response> responses) {
        List<Request> asked = new ArrayList<>();
        List<Grade> grades = new ArrayList<>(responses.size());
        for (Response response : responses) {
            if (judge != null && response.pairing().task().metric() instanceof Judged) {
                asked.addAll(asked(judge, response));
            }
            grades.add(world.grade(response.pairing(), response.example()));
        }
        if (!asked.isEmpty()) {
            calls.ask(stage.key(), place + "/judge", asked);
        }
        return grades;
    }

    private List<Request> asked(Bench bench, Response response) {
        Response opponent = opponents.to(response);
        boolean itself = opponent != null && opponent.pairing().equals(response.pairing());
        return itself
                ? List.of() // it ties
                : Grading.asked(readable(response), opponent == null ? null : readable(opponent))
                        .map(bench::first)
                        .orElse(List.of());
    }

    /** An answer is all that was said; under other prompts, or to another example, there is none like it. */
    private static Response readable(Response response) {
        Pairing pairing = response.pairing();
        int mark = Objects.hash(
                pairing.systemPrompt(), pairing.userPrompt(), response.example().id());
        return new Response(
                response.pairing(),
                response.example(),
                response.answer(),
                new Extraction.Found(response.answer().text() + " " + Integer.toHexString(mark)));
    }
}
