package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Event;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;

/** The commonest user: one system prompt, one CSV, no template, and models that the application has set up itself. */
class MetaSpoTest {
    private static final String CONFIGURATION = """
            models:
              task: {provider: openai, model: gpt-4o-mini}
              optimizer: {provider: openai, model: gpt-4o-mini}
            system-prompt: {text: You sort tickets.}
            tasks: {source: [tickets.yaml]}
            data: {train: 12, test: 12}
            method: {schedule: reference, iterations: 2, system-candidates: 2}
            """;

    @TempDir
    Path directory;

    private Path runDirectory;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    /** A model that is a function of the system and the user message. */
    private record Scripted(Function<List<String>, String> answers, List<List<String>> asked) implements ChatModel {
        Scripted(Function<List<String>, String> answers) {
            this(answers, Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            List<String> texts = request.messages().stream().map(Scripted::text).toList();
            asked.add(texts);
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(answers.apply(texts)))
                    .build();
        }

        private static String text(ChatMessage message) {
            return message instanceof SystemMessage system ? system.text() : ((UserMessage) message).singleText();
        }
    }

    /** Knows the urgent tickets only where the system prompt tells it what to look for. */
    private final Scripted task = new Scripted(
            texts -> texts.getLast().contains("fire") && texts.getFirst().contains("danger") ? "urgent" : "normal");

    private final Scripted optimizer = new Scripted(texts -> texts.getLast().contains("<findings>")
            ? "<prompt>You sort tickets. Tickets about danger are urgent.</prompt>"
            : "<analysis>Danger was overlooked.</analysis>");

    @BeforeEach
    void project() throws IOException {
        runDirectory = directory.resolve("runs/first");
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < 24; i++) {
            rows.append(
                    i % 2 == 0 ? "There is a fire in room " + i + ",urgent\n" : "The lamp " + i + " is dim,normal\n");
        }
        Files.writeString(directory.resolve("tickets.csv"), rows);
        Files.writeString(
                directory.resolve("tickets.yaml"),
                "answer: {form: label, labels: [urgent, normal], in: whole}\ndata: {file: tickets.csv}\n");
        Files.writeString(directory.resolve("metaspo.yaml"), CONFIGURATION);
    }

    private MetaSpo metaSpo() {
        return MetaSpo.configured(directory.resolve("metaspo.yaml"))
                .taskModel(task)
                .optimizerModel(optimizer)
                .listener(events::add);
    }

    @Test
    void oneCsvAndNoTemplateLearnsASystemPrompt() throws Exception {
        RunResult result = metaSpo().train(runDirectory);

        assertThat(result.status()).isEqualTo("saturated");
        assertThat(result.systemPrompt().initial()).isEqualTo("You sort tickets.");
        assertThat(result.systemPrompt().learned()).isEqualTo("You sort tickets. Tickets about danger are urgent.");
        assertThat(result.tasks()).singleElement().satisfies(tickets -> {
            assertThat(tickets.name()).isEqualTo("tickets");
            assertThat(tickets.userPrompt()).as("nothing to rewrite").isEqualTo("{question}");
            assertThat(tickets.scores().getOrDefault("test", Map.of()))
                    .hasEntrySatisfying(
                            "candidate",
                            candidate -> assertThat(candidate.value()).isEqualTo(1));
        });
        assertThat(runDirectory.resolve("system-prompt.txt"))
                .hasContent("You sort tickets. Tickets about danger are urgent.");
        assertThat(ResultFiles.read(runDirectory.resolve("result.json"))).isEqualTo(result);
    }

    @Test
    void onlyTheSystemPromptChanges() throws Exception {
        metaSpo().train(runDirectory);

        assertThat(task.asked())
                .allSatisfy(texts -> assertThat(texts.getLast())
                        .as("the application's own message, as it is")
                        .matches("There is a fire in room \\d+|The lamp \\d+ is dim"));
        assertThat(optimizer.asked())
                .as("no user prompt is rewritten")
                .allSatisfy(texts -> assertThat(texts.getFirst()).contains("system prompts"));
        List<CandidateLine> candidates = ResultFiles.readCandidates(runDirectory.resolve("candidates.jsonl"));
        assertThat(candidates)
                .extracting(CandidateLine::place)
                .containsExactly("start", "start/tickets", "outer/1/candidate/1", "outer/1/candidate/2");
    }

    @Test
    void changesOfTheConfigurationAndWhatHappensAreHeard() throws Exception {
        metaSpo().set("seed=7").set("data.test=5").set("name=tried").train(runDirectory);

        assertThat(events.getFirst()).isEqualTo(new Event.RunStarted(runDirectory.toString()));
        assertThat(events).hasAtLeastOneElementOfType(Event.CandidateScored.class);
        assertThat(events.getLast()).isInstanceOf(Event.RunEnded.class);
        assertThat(ResultFiles.read(runDirectory.resolve("result.json")).seed()).isEqualTo(7);
        assertThat(metaSpo().set("name=tried").name()).isEqualTo("tried");
        assertThat(metaSpo().plan().tasks()).hasSize(1);
    }

    @Test
    void aRunGoesOnFromItsJournalWithoutAskingAgain() throws Exception {
        RunResult first = metaSpo().train(runDirectory);
        int asked = task.asked().size() + optimizer.asked().size();

        RunResult again =
                MetaSpo.existing().taskModel(task).optimizerModel(optimizer).resume(runDirectory, false);

        assertThat(again.withTimings(null)).isEqualTo(first.withTimings(null));
        assertThat(task.asked().size() + optimizer.asked().size()).isEqualTo(asked);
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
        Files.createDirectories(runDirectory);
        Files.writeString(runDirectory.resolve("thesis.tex"), "dear");

        assertThatThrownBy(() -> metaSpo().train(runDirectory))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        runDirectory + ": holds other files. Give an empty directory, or one that does not exist yet.");
        assertThatThrownBy(() -> MetaSpo.existing().resume(runDirectory, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(runDirectory + ": holds no run.");
        try (Stream<Path> files = Files.list(runDirectory)) {
            assertThat(files).hasSize(1);
        }
        assertThat(task.asked()).isEmpty();
    }

    @Test
    void aDirectoryWithARunNamesResume() throws Exception {
        metaSpo().train(runDirectory);

        assertThatThrownBy(() -> metaSpo().train(runDirectory))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(runDirectory + ": holds a run already.")
                .hasMessageContaining("metaspo resume");
    }

    @Test
    void aMissingKeyIsNamedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> MetaSpo.configured(directory.resolve("metaspo.yaml"))
                        .optimizerModel(optimizer)
                        .set("models.task.api-key-env=METASPO_TEST_KEY_THAT_IS_NOT_SET")
                        .train(runDirectory))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("environment variable METASPO_TEST_KEY_THAT_IS_NOT_SET: is not set")
                .hasMessageContaining(".env");
        assertThat(runDirectory).doesNotExist();
        assertThat(events).isEmpty();
    }

    @Test
    void withoutAConfigurationNothingCanBeTrained() {
        assertThatIllegalStateException().isThrownBy(() -> MetaSpo.existing().plan());
    }
}
