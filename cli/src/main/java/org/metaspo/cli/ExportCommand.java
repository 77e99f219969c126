package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.BilevelNodes;
import org.metaspo.result.ChatBodies;
import org.metaspo.result.LangChain4jSource;
import org.metaspo.result.LearnedPrompts;
import org.metaspo.result.NodeTree;
import org.metaspo.result.PromptCard;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.SpringAiSource;
import org.metaspo.run.History;
import org.metaspo.run.Run;
import org.metaspo.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        footer = {
            "",
            "Formats:",
            "  text            the system prompt and nothing else",
            "  json            with the user prompts by task",
            "  card            Markdown: the prompt, its scores with intervals, data, models, cost and limits",
            "  scores          JSONL: every item under every prompt, with what its answer was worth",
            "  labels          JSONL: 200 answers of judged tasks, for people to judge (metaspo judge calibrate)",
            "  langchain4j     a Java interface for AiServices",
            "  spring-ai       a Java class over ChatClient",
            "  openai          request bodies for chat completions, by task",
            "  anthropic       request bodies for messages, by task",
            "  bilevel-nodes   the whole search, as the Python implementation writes it; with --to DIR under the first",
            "                  free name of its kind",
            "Reads the run directory alone and asks no model.",
            "",
            "Example:",
            "  metaspo export runs/reviews-20261122-101500 --format text --to system-prompt.txt",
            "  metaspo export runs/reviews-20261122-101500 --format card --to docs/reviews-prompt.md",
            "  metaspo export runs/reviews-20261122-101500 --format scores --to scores.jsonl",
            "  metaspo export runs/reviews-20261122-101500 --format bilevel-nodes --to logs/metaspo"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of the formats below (default: text; with --json: json).")
    @Nullable
    String format;

    @Option(names = "--to", paramLabel = "FILE", description = "Write there, not to standard output.")
    @Nullable
    Path to;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() {
        ExportFormat chosen = format();
        RunResult result = Run.result(directory);
        RunPlan plan = Run.plan(directory);
        String text =
                switch (chosen) {
                    case TEXT -> result.systemPrompt().learned();
                    case JSON -> prompts(plan, result).json();
                    case CARD -> card(plan, result).markdown();
                    case SCORES -> new ExportedScores(Run.history(directory)).lines();
                    case LABELS -> new ExportedLabels(Run.history(directory)).lines();
                    case BILEVEL_NODES -> bilevelNodes(plan, result);
                    case LANGCHAIN4J -> new LangChain4jSource(prompts(plan, result)).text();
                    case SPRING_AI -> new SpringAiSource(prompts(plan, result)).text();
                    case OPENAI -> bodies(plan, result).openAi();
                    case ANTHROPIC -> bodies(plan, result).anthropic();
                };
        if (to == null) {
            common.console().print(text.stripTrailing());
        } else {
            Path file = chosen == ExportFormat.BILEVEL_NODES && Files.isDirectory(to) ? free(to) : to;
            write(file, chosen == ExportFormat.TEXT || text.endsWith("\n") ? text : text + "\n");
            common.console().say("Written: " + file);
        }
        return ExitCode.DONE;
    }

    private ExportFormat format() {
        if (format == null) {
            return common.json ? ExportFormat.JSON : ExportFormat.TEXT;
        }
        ExportFormat asked = ExportFormat.of(format);
        if (common.json && asked != ExportFormat.JSON) {
            throw new BadInputException(
                    "--json", "is the format json, and --format says " + asked.key() + ".", "Leave one of them out.");
        }
        return asked;
    }

    private static PromptCard card(RunPlan plan, RunResult result) {
        return new PromptCard(
                prompts(plan, result),
                result,
                plan.data(),
                plan.models(),
                plan.cost(result.systemPrompt().initial()),
                plan.cost(result.systemPrompt().learned()));
    }

    /** In an efficient schedule the candidate is to be used only where the test confirmed it. */
    private static LearnedPrompts prompts(RunPlan plan, RunResult result) {
        Map<String, String> initial = new LinkedHashMap<>();
        plan.tasks()
                .forEach(planned -> initial.put(
                        planned.task().name(),
                        planned.task().initialUserPrompt().template()));
        return LearnedPrompts.of(plan.name(), result, initial, result.improved() || !plan.isEfficient());
    }

    private static ChatBodies bodies(RunPlan plan, RunResult result) {
        return new ChatBodies(
                prompts(plan, result), Objects.requireNonNull(plan.models().get(Role.TASK), "every run has one"));
    }

    private String bilevelNodes(RunPlan plan, RunResult result) {
        if (plan.study() != null) {
            throw new BadInputException(
                    directory.toString(),
                    "is a study: nothing was searched for.",
                    "Give the directory of a `train`, or another --format.");
        }
        History history = Run.history(directory);
        NodeTree tree = new NodeTree();
        int told = 0;
        for (History.Decision decision : history.decisions()) {
            tree.decided(history.candidates().subList(told, decision.candidates()), decision.state());
            told = decision.candidates();
        }
        List<Scorecard> tests = history.tests().stream()
                .filter(test -> List.of("candidate", "survivor").contains(test.name()))
                .map(History.TestCard::card)
                .toList();
        BilevelNodes nodes = tree.nodes(result.systemPrompt().learned(), tests);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(nodes);
    }

    /** As the Python implementation names its files. */
    private static Path free(Path folder) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> folder.resolve("bilevel_nodes_" + i + ".json"))
                .filter(file -> !Files.exists(file))
                .findFirst()
                .orElseThrow();
    }

    private static void write(Path file, String text) {
        try {
            ResultFiles.replace(file, text);
        } catch (IOException e) {
            throw new BadInputException(
                    "--to " + file,
                    "cannot be written (" + e + ").",
                    "Give a file in a folder that exists, where you may write.",
                    e);
        }
    }
}
