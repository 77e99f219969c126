package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.local.RunningServer;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "",
            "Three small label tasks, about 40 test items each, on a small model that runs on this machine.",
            "",
            "Example:",
            "  metaspo demo",
            "  metaspo demo --task-model ollama:llama3.2 --optimizer openai:gpt-6-luna --max-usd 1"
        })
final class DemoCommand extends StartingCommand {
    @Option(
            names = "--task-model",
            paramLabel = "MODEL",
            description = "Who answers: local (default), openai:NAME, anthropic:NAME, ollama:NAME, ...")
    @Nullable
    String taskModel;

    @Option(
            names = "--optimizer",
            paramLabel = "MODEL",
            description = "Who proposes: components (default: a corpus, no model), openai:NAME, ...")
    @Nullable
    String optimizer;

    @Option(names = "--model-file", paramLabel = "FILE", description = "The weights of the local model, a GGUF file.")
    @Nullable
    Path modelFile;

    @Override
    public Integer call() throws InterruptedException {
        Console console = common.console();
        Path directory = directory("demo");
        RunDirectory.requireFree(directory);
        List<RunningServer> servers = ModelChoice.running();
        List<String> assignments = assignments(servers);
        Path project = directory.resolveSibling(directory.getFileName() + "-project");
        MetaSpo metaSpo = MetaSpo.configured(DemoProject.write(project));
        assignments.forEach(metaSpo::set);
        spending.on(metaSpo);
        try {
            return demonstrate(console, metaSpo, directory, project, servers);
        } catch (BadInputException e) {
            if (!Files.exists(directory)) {
                DemoProject.remove(project);
            }
            throw e;
        }
    }

    private int demonstrate(Console console, MetaSpo metaSpo, Path directory, Path project, List<RunningServer> servers)
            throws InterruptedException {
        int exitCode = new Performance(console, common.json, true, spending.yes)
                .of(metaSpo, directory, metaSpo.plan(), () -> metaSpo.train(directory));
        if (!common.json) {
            console.print("");
            console.print("Its configuration, tasks and data, to look at and to change: " + project);
            console.print("Next:    metaspo train " + project + "/metaspo.yaml --set seed=7");
            if (taskModel == null) {
                ModelChoice.offers(servers).forEach(offer -> console.print("         " + offer));
            }
        }
        return exitCode;
    }

    private List<String> assignments(List<RunningServer> servers) {
        List<String> all = new ArrayList<>();
        if (taskModel != null) {
            all.addAll(ModelChoice.of("--task-model", taskModel).assignments("task", servers));
        }
        if (optimizer != null) {
            all.addAll(ModelChoice.of("--optimizer", optimizer).assignments("optimizer", servers));
        }
        if (modelFile != null) {
            if (!Files.isRegularFile(modelFile)) {
                throw new BadInputException(
                        "--model-file " + modelFile, "There is no such file.", "Give the path of a GGUF file.");
            }
            all.add("models.task={provider: local}");
            all.add("models.task.model='" + modelFile.toAbsolutePath() + "'");
        }
        return all;
    }
}
