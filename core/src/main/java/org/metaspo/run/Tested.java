package org.metaspo.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.result.TestedRun;
import org.metaspo.run.History.TestCard;
import org.metaspo.study.Arm;
import org.metaspo.study.TestTimeAdaptation;

/** The final tests of runs, from their journals. */
public final class Tested {
    private Tested() {}

    /**
     * What a run delivers, on its test items: of a search the candidate where that was learned, else the initial prompts;
     * of a measurement of system prompts the arm {@code learned}.
     *
     * @throws BadInputException there is no run, or none that was tested to its end, or an adaptation, which measures no
     *     one prompt
     */
    public static TestedRun run(Path directory) {
        History history = Run.history(directory);
        RunResult result = history.result();
        if (history.plan().study() instanceof TestTimeAdaptation) {
            throw bad(directory, "is an adaptation: it measures a curve, not a prompt.", "Compare its evaluation.");
        }
        boolean whole = history.plan().study() == null || result.status().equals("completed");
        if (history.tests().isEmpty() || !whole) {
            throw bad(
                    directory,
                    "was not tested to its end (" + result.status() + ").",
                    "Go on with it by `metaspo resume`, or name another run.");
        }
        return new TestedRun(
                directory.toString(), result.seed(), byTask(history.tests(), delivered(history)), result.withheld());
    }

    private static String delivered(History history) {
        RunResult.Prompts prompts = history.result().systemPrompt();
        if (history.plan().study() != null) {
            return Arm.LEARNED;
        }
        boolean kept = history.result().improved() || prompts.learned().equals(prompts.candidate());
        return kept ? "candidate" : "initial";
    }

    private static Map<String, List<Scorecard>> byTask(List<TestCard> tests, String name) {
        Map<String, List<Scorecard>> byTask = new LinkedHashMap<>();
        for (TestCard test : tests) {
            if (test.name().equals(name)) {
                byTask.computeIfAbsent(test.card().pairing().task().name(), task -> new ArrayList<>())
                        .add(test.card());
            }
        }
        return byTask;
    }

    private static BadInputException bad(Path directory, String what, String remedy) {
        return new BadInputException(directory.toString(), what, remedy);
    }
}
