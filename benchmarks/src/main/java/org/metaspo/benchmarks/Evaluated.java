package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.benchmarks.WorldRun.Quotations;
import org.metaspo.benchmarks.WorldRun.Truth;
import org.metaspo.prompt.ExampleLine;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.CandidateLine.Score;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.testbed.world.Item;
import org.metaspo.testbed.world.Part;
import org.metaspo.testbed.world.World;
import org.metaspo.testbed.world.WorldTask;

/**
 * What a search had in its hands, by its {@code candidates.jsonl}.
 *
 * @param world that was searched
 * @param lines all candidates
 */
record Evaluated(World world, List<CandidateLine> lines) {
    /** A candidate that was scored on fewer items has hardly been looked at. */
    private static final int LOOKED_AT = 8;

    static Evaluated in(Path runDirectory, World world) throws IOException {
        return new Evaluated(world, ResultFiles.readCandidates(runDirectory.resolve("candidates.jsonl")));
    }

    /**
     * The best that was looked at, for target tasks and for source tasks: any system prompt that was scored on 8 items or
     * more, in all tasks together, with the user prompts that it was scored under. Of several user prompts of a task the one
     * with the highest selection score counts, as in a result.
     */
    Truth best(Truth shipped) {
        double target = shipped.target();
        double source = shipped.source();
        for (CandidateLine line : lines) {
            String prompt = line.prompt();
            if (!line.kind().equals("system") || prompt == null || items(line) < LOOKED_AT) {
                continue;
            }
            target = Math.max(target, world.oracle().accuracy(prompt, world.targetTasks()));
            source = Math.max(source, source(prompt, line.scores()));
        }
        return new Truth(target, source);
    }

    private static int items(CandidateLine line) {
        return line.scores().stream().mapToInt(Score::n).sum();
    }

    /** Tasks that it was not scored on count with their initial user prompts. */
    private double source(String system, List<Score> scores) {
        Map<String, List<Score>> byTask = scores.stream().collect(Collectors.groupingBy(Score::task));
        return world.sourceTasks().stream()
                .mapToDouble(task -> {
                    String user = byTask.getOrDefault(task.name(), List.of()).stream()
                            .max(Comparator.comparingDouble(Score::value))
                            .map(Score::userPrompt)
                            .orElse(task.userPrompt());
                    return world.oracle().accuracy(system, user, task);
                })
                .average()
                .orElseThrow();
    }

    /** How many of the prompts that were made, and of those that the run says to use, quote an item that was learned from. */
    Quotations quotations(RunResult result) {
        List<String> made = lines.stream()
                .filter(line -> !line.method().equals("start"))
                .flatMap(line -> Stream.ofNullable(line.prompt()))
                .distinct()
                .toList();
        Stream<String> users = result.improved() ? result.tasks().stream().map(TaskResult::userPrompt) : Stream.empty();
        List<String> learned =
                Stream.concat(Stream.of(result.systemPrompt().learned()), users).toList();
        return new Quotations(made.size(), quoting(made), learned.size(), quoting(learned));
    }

    private int quoting(List<String> prompts) {
        List<String> questions = world.sourceTasks().stream()
                .flatMap(Evaluated::learnedFrom)
                .map(Item::question)
                .toList();
        return (int) prompts.stream()
                .map(Evaluated::withoutExamples)
                .filter(prompt -> questions.stream().anyMatch(prompt::contains))
                .count();
    }

    /** A worked example says that it is one. */
    private static String withoutExamples(String prompt) {
        return prompt.lines().filter(line -> !ExampleLine.is(line)).collect(Collectors.joining("\n"));
    }

    private static Stream<Item> learnedFrom(WorldTask task) {
        return task.items().stream().filter(item -> item.part() != Part.TEST);
    }
}
