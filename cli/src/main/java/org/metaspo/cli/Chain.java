package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;
import org.metaspo.problem.Suggestion;
import org.metaspo.result.RunResult;
import org.metaspo.run.RunDirectory;
import org.metaspo.run.RunPlan;
import org.metaspo.statistics.Holm;
import org.metaspo.study.Arm;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Learns, then measures what was learned: a run for each, and p-values that hold for all their claims together. */
final class Chain {
    private static final List<String> STUDIES = List.of("evaluate", "adapt");

    private final Console console;
    private final boolean json;
    private final Performance performance;
    private final Path config;
    private final SpendingOptions spending;
    private final Path directory;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Chain(
            Console console,
            boolean json,
            Performance performance,
            Path config,
            SpendingOptions spending,
            Path directory) {
        this.console = console;
        this.json = json;
        this.performance = performance;
        this.config = config;
        this.spending = spending;
        this.directory = directory;
    }

    /**
     * Goes through with it; a run that is stopped ends the chain.
     *
     * @param then names of studies
     * @return the exit code of the last run that was begun
     */
    int run(List<String> then) throws InterruptedException {
        require(then);
        MetaSpo train = metaSpo();
        String expected = performance.expected(plans(train, then));
        int exitCode = tell("train", performance.run(train, directory, expected, () -> train.train(directory)));
        for (String study : then) {
            if (exitCode == ExitCode.DONE) {
                MetaSpo measured = metaSpo();
                exitCode = tell(
                        study,
                        performance.run(
                                measured,
                                beside(study),
                                "",
                                () -> measured.study(choice(study, directory), beside(study))));
            } else {
                console.warn("metaspo: " + study + " was not begun. Once the run before it is done, type: metaspo "
                        + study + " " + Shell.word(config) + " --system-prompt " + Shell.word(directory));
            }
        }
        close();
        return exitCode;
    }

    /** What is to be run, with the initial system prompt in the place of the one that is still to be learned. */
    private List<RunPlan> plans(MetaSpo train, List<String> then) {
        RunDirectory.requireFree(directory);
        List<RunPlan> plans = new ArrayList<>(List.of(train.plan()));
        then.forEach(study -> plans.add(metaSpo().plan(choice(study, null))));
        return plans;
    }

    /** All that can be known before anything is spent. */
    private void require(List<String> then) {
        for (String study : then) {
            if (!STUDIES.contains(study)) {
                throw new BadInputException(
                        "--then " + study, "There is no such study.", Suggestion.remedy(study, STUDIES));
            }
            RunDirectory.requireFree(beside(study));
            metaSpo().requireStudy(choice(study, directory));
        }
        if (new LinkedHashSet<>(then).size() < then.size()) {
            throw new BadInputException("--then", "names a study twice.", "Name each once.");
        }
    }

    private MetaSpo metaSpo() {
        return spending.on(MetaSpo.configured(config));
    }

    private static StudyChoice choice(String study, @Nullable Path systemPrompt) {
        return study.equals("adapt")
                ? new StudyChoice.Adapt(systemPrompt, List.of())
                : new StudyChoice.Evaluate(systemPrompt, List.of(Arm.DEFAULT, Arm.LEARNED));
    }

    private Path beside(String study) {
        return directory.resolveSibling(directory.getFileName() + "-" + study);
    }

    private int tell(String name, Outcome outcome) {
        outcomes.put(name, outcome);
        if (!json) {
            outcome.words();
        }
        return outcome.exitCode();
    }

    private void close() {
        Map<String, Double> adjusted = adjusted();
        if (json) {
            List<Outcome> all = new ArrayList<>(outcomes.values());
            ObjectNode document = all.getFirst().document();
            ObjectNode studies = document.putObject("then");
            outcomes.forEach((name, outcome) -> {
                if (outcome != all.getFirst()) {
                    studies.set(name, outcome.document());
                }
            });
            ObjectNode p = document.putObject("adjustedP");
            adjusted.forEach(p::put);
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } else if (adjusted.size() > 1) {
            List<String> claims = new ArrayList<>();
            adjusted.forEach((name, p) -> claims.add(String.format(Locale.ROOT, "%s p = %.4f", name, p)));
            console.print("");
            console.print("Adjusted for " + adjusted.size() + " claims (Holm): " + String.join(", ", claims) + ".");
        }
    }

    /** Of the runs that claim something over all their tasks. */
    private Map<String, Double> adjusted() {
        List<String> names = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        outcomes.forEach((name, outcome) -> {
            RunResult.Comparison comparison = outcome.result().comparison();
            if (comparison != null) {
                names.add(name);
                single.add(comparison.p());
            }
        });
        double[] p =
                Holm.adjusted(single.stream().mapToDouble(Double::doubleValue).toArray());
        Map<String, Double> adjusted = new LinkedHashMap<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.put(names.get(i), p[i]);
        }
        return adjusted;
    }
}
