package org.metaspo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.MetaSpo;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;

/**
 * The page of a run at the paper's sizes: how large it is, and how long a browser takes until it can be used. For
 * {@code docs/results/report.md}; asked for by {@code -Dreport.large=true}.
 */
@EnabledIfSystemProperty(named = "report.large", matches = "true")
class LargeReportTest {
    private static final int ITEMS = 550;
    private static final int WORDS = 5_000;
    private static final List<String> TASKS = List.of("beauty", "game", "baby", "office");

    @TempDir
    Path directory;

    /** Words of no language, so that no two answers are alike and packing has little to gain. */
    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(100_000 + random.nextInt(WORDS) * 7_919, 36))
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> items() throws IOException {
        Random random = new Random(1);
        Map<String, String> answers = new LinkedHashMap<>();
        for (String task : TASKS) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < ITEMS; i++) {
                String question = task + " " + i + " " + words(random, 60);
                String answer = random.nextBoolean() ? "yes" : "no";
                answers.put(question, answer);
                lines.append("{\"question\": \"%s\", \"answer\": \"%s\"}%n".formatted(question, answer));
            }
            Files.writeString(directory.resolve(task + ".jsonl"), lines);
            Files.writeString(directory.resolve(task + ".yaml"), """
                    instruction: Yes or no?
                    suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                    answer: {form: yes-no}
                    data: {file: %s.jsonl}
                    """.formatted(task));
        }
        return answers;
    }

    /** A model that thinks aloud in some 600 characters before it answers. */
    private static Responder thinking(Responder model) {
        return call -> ChatReply.of(
                call,
                words(new Random(call.digest().hashCode()), 100) + "\n"
                        + Objects.requireNonNull(model.answer(call).text()));
    }

    private Path run() throws IOException, InterruptedException {
        Responder task = thinking(new SkillResponder(items(), Skill.standard(0.4), 1));
        Settings settings =
                Settings.defaults().responder(new ByModel(Map.of("optimizer", OptimizerResponder.standard(1)), task));
        try (Testbed testbed = Testbed.start(settings)) {
            Files.writeString(directory.resolve("metaspo.yaml"), """
                    models:
                      task: {provider: openai, model: task, base-url: "%1$s"}
                      optimizer: {provider: openai, model: optimizer, base-url: "%1$s"}
                    tasks: {source: [beauty.yaml, game.yaml, baby.yaml, office.yaml]}
                    data: {train: 50, test: 500}
                    method: {schedule: reference}
                    """.formatted(testbed.baseUrl()));
            RunResult result =
                    MetaSpo.configured(directory.resolve("metaspo.yaml")).train(directory.resolve("run"));
            assertThat(Objects.requireNonNull(result.usage().get("task")).evaluations())
                    .isGreaterThan(20_000);
        }
        return directory.resolve("run");
    }

    @Test
    void staysUnder15MegabytesAndCanBeUsedWithinTwoSeconds() throws IOException, InterruptedException {
        Path run = run();
        long begin = System.nanoTime();
        Path page = ReportPage.write(run);
        double written = (System.nanoTime() - begin) / 1e9;
        double megabytes = Files.size(page) / 1e6;
        try (Browser browser = new Browser()) {
            browser.open(page.toUri().toString());
            double ready = ((Number) browser.value("performance.getEntriesByName('ready')[0].startTime")).doubleValue();
            System.out.printf(
                    Locale.ROOT, "%.1f MB, written in %.1f s, can be used after %.0f ms%n", megabytes, written, ready);
            assertThat(megabytes).isLessThan(15);
            assertThat(ready).isLessThan(2_000);
            browser.first(".matrix .cell").click();
            browser.await("document.querySelectorAll('#detail .text').length === 3");
        }
    }
}
