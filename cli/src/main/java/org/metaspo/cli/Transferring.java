package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.result.Transfer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how far a learned system prompt carries: under several task models, on source and target tasks; and, where
 * asked for, what is learned without a task on that task.
 */
final class Transferring {
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

    SeveralRuns.Told told() throws IOException, InterruptedException {
        List<String> models = models();
        boolean leaves = runs.order().number(LEAVE_ONE_OUT) == 1;
        if (leaves && sources.size() < 2) {
            throw new BadInputException(
                    "--leave-one-out", "needs two source tasks or more: something must be left.", "Leave it out.");
        }
        console.say((models.size() + (leaves ? 2 * sources.size() : 0) + (isRun() ? 0 : 1)) + " runs: "
                + models.size() + " measurements of 2 system prompts on " + all.size() + " tasks each"
                + (leaves ? ", and for each of " + sources.size() + " tasks one search without it" : "") + ".");
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
        if (leaves) {
            for (String task : sources.keySet()) {
                without.put(task, without(task));
            }
        }
        Transfer transfer = Transfer.of(byModel, List.copyOf(sources.keySet()), without, ownModel());
        return new SeveralRuns.Told(transfer.json(), transfer.lines());
    }

    private boolean isRun() {
        return Files.isDirectory(Path.of(runs.order().config()));
    }

    /** The run that the prompt is from: the one that was named, else one that learns it now. */
    private Path learned() throws IOException, InterruptedException {
        if (isRun()) {
            return Path.of(runs.order().config());
        }
        runs.run("learned", runs.configured(), (metaSpo, directory) -> metaSpo.train(directory));
        return runs.at("learned");
    }

    private RunResult without(String task) throws IOException, InterruptedException {
        List<String> others = new ArrayList<>(sources.values());
        others.remove(sources.get(task));
        String name = "without-" + fileName(task);
        runs.run(
                name,
                runs.configured("tasks.source=" + list(others)),
                (metaSpo, directory) -> metaSpo.train(directory));
        return measured(name + "-on-it", configured("", List.of(sources.getOrDefault(task, task))), runs.at(name));
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
