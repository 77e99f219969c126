package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.result.Transfer;
import org.metaspo.run.RunPlan;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how far a learned system prompt carries: under several task models, on source and target tasks; and, where
 * asked for, what is learned without a task on that task.
 */
final class Transferring implements RunsStudy {
    static final String NAME = "transfer";
    static final String MODELS = "models";
    static final String LEAVE_ONE_OUT = "leave-one-out";

    private final InnerRuns runs;
    private final Console console;
    private final Map<String, String> sources;
    private final Map<String, String> all;

    Transferring(InnerRuns runs, Console console) {
        this.runs = runs;
        this.console = console;
        this.sources = runs.configured().tasks(true);
        this.all = new LinkedHashMap<>(sources);
        all.putAll(runs.configured().tasks(false));
    }

    @Override
    public List<RunPlan> plans() {
        requireOthers();
        List<RunPlan> plans = new ArrayList<>();
        if (!isRun()) {
            plans.add(runs.configured().plan());
        }
        for (String model : models()) {
            plans.add(configured(model, all.values()).plan(new StudyChoice.AsIs(isRun() ? runs.config() : null)));
        }
        for (String task : left()) {
            plans.add(without(task).plan());
            plans.add(on(task).plan(new StudyChoice.AsIs(null)));
        }
        return plans;
    }

    @Override
    public SeveralRuns.Told told() throws IOException, InterruptedException {
        requireOthers();
        List<String> models = models();
        console.say((models.size() + 2 * left().size() + (isRun() ? 0 : 1)) + " runs: "
                + models.size() + " measurements of 2 system prompts on " + all.size() + " tasks each"
                + (left().isEmpty() ? "" : ", and for each of " + left().size() + " tasks one search without it")
                + ".");
        Path learned = learned();
        Map<String, RunResult> byModel = new LinkedHashMap<>();
        for (String model : models) {
            byModel.put(
                    model.isEmpty() ? ownModel() : model,
                    measured(
                            "model-" + (model.isEmpty() ? "own" : fileName(model)),
                            configured(model, all.values()),
                            learned));
        }
        Map<String, RunResult> without = new LinkedHashMap<>();
        for (String task : left()) {
            String name = "without-" + fileName(task);
            runs.run(name, without(task), (metaSpo, directory) -> metaSpo.train(directory));
            without.put(task, measured(name + "-on-it", on(task), runs.at(name)));
        }
        Transfer transfer = Transfer.of(byModel, List.copyOf(sources.keySet()), without, ownModel());
        return new SeveralRuns.Told(transfer.json(), transfer.lines());
    }

    /** The source tasks that are left out in turn. */
    private Set<String> left() {
        return runs.order().number(LEAVE_ONE_OUT) == 1 ? sources.keySet() : Set.of();
    }

    private void requireOthers() {
        if (left().size() == 1) {
            throw new BadInputException(
                    "--leave-one-out", "needs two source tasks or more: something must be left.", "Leave it out.");
        }
    }

    private boolean isRun() {
        return Files.isDirectory(runs.config());
    }

    /** The run that the prompt is from: the one that was named, else one that learns it now. */
    private Path learned() throws IOException, InterruptedException {
        if (isRun()) {
            return runs.config();
        }
        runs.run("learned", runs.configured(), (metaSpo, directory) -> metaSpo.train(directory));
        return runs.at("learned");
    }

    private MetaSpo without(String task) {
        List<String> others = new ArrayList<>(sources.values());
        others.remove(sources.get(task));
        return runs.configured("tasks.source=" + list(others));
    }

    private MetaSpo on(String task) {
        return configured("", List.of(sources.getOrDefault(task, task)));
    }

    private RunResult measured(String name, MetaSpo metaSpo, Path learned) throws IOException, InterruptedException {
        return runs.run(name, metaSpo, (ready, directory) -> ready.study(new StudyChoice.AsIs(learned), directory));
    }

    private MetaSpo configured(String model, Iterable<String> targets) {
        String tasks = "tasks.target=" + list(targets);
        if (model.isEmpty()) {
            return runs.configured(tasks);
        }
        int cut = model.indexOf(':');
        return cut < 0
                ? runs.configured(tasks, "models.task.model=" + text(model))
                : runs.configured(
                        tasks,
                        "models.task={provider: " + text(model.substring(0, cut)) + ", model: "
                                + text(model.substring(cut + 1)) + "}");
    }

    private List<String> models() {
        String named = runs.order().options().getOrDefault(MODELS, "");
        List<String> models = new ArrayList<>(List.of(""));
        for (String model : named.isEmpty() ? new String[0] : named.split(",", -1)) {
            models.add(model.strip());
        }
        return models.stream().distinct().toList();
    }

    private String ownModel() {
        return Objects.requireNonNull(runs.configured().plan().models().get(Role.TASK), "a plan has a task model")
                .model();
    }

    /** JSON is YAML. */
    private static String list(Iterable<String> entries) {
        return JsonMapper.shared().writeValueAsString(entries);
    }

    private static String text(String value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
