package org.metaspo.benchmarks;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Caps;
import org.metaspo.call.Endpoint;
import org.metaspo.call.Requests;
import org.metaspo.call.Stage;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Outcome;
import org.metaspo.model.Provider;
import org.metaspo.model.Providers;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** Ways to make the same calls; all questions differ. */
enum Contender {
    /** The library's whole way out: single flight, journal on disk, retry, budget, pacing, deadline, provider. */
    LIBRARY {
        @Override
        CallTimes measure(String baseUrl, int inFlight, int cold, int warmUp, int warm) throws Exception {
            ModelSettings settings = new ModelSettings(
                    "openai", "task", baseUrl, null, 0.0, null, MAX_TOKENS, null, TIMEOUT, inFlight, false, null);
            Requests requests = new Requests(Role.TASK, settings);
            try (Scratch scratch = Scratch.create();
                    Provider provider = Providers.connect(settings, name -> null, (step, done, total) -> {});
                    Journal journal = Journal.create(scratch.path().resolve("journal.db"), Map.of())) {
                Calls calls = Calls.live(
                        journal,
                        Map.of(Role.TASK, new Endpoint(provider, TIMEOUT, inFlight, null)),
                        new Budget(Caps.NONE, Map.of()),
                        new StopSignal(),
                        Listener.NONE);
                AtomicInteger number = new AtomicInteger();
                return CallTimes.of(cold, warmUp, warm, count -> {
                    List<Request> block = Stream.generate(number::incrementAndGet)
                            .limit(count)
                            .map(next -> requests.of(Exam.SYSTEM, question(next), "0", List.of()))
                            .toList();
                    requireAll(calls.evaluate(Stage.TRAIN, "benchmark", block));
                });
            }
        }
    },
    /** LangChain4j's model over the HTTP client that it ships, in threads; nothing is kept. */
    LANGCHAIN4J {
        @Override
        CallTimes measure(String baseUrl, int inFlight, int cold, int warmUp, int warm) throws Exception {
            ChatModel model = OpenAiChatModel.builder()
                    .baseUrl(baseUrl)
                    .apiKey("none")
                    .modelName("task")
                    .temperature(0.0)
                    .maxTokens(MAX_TOKENS)
                    .timeout(TIMEOUT)
                    .maxRetries(0)
                    .build();
            AtomicInteger number = new AtomicInteger();
            return CallTimes.of(
                    cold,
                    warmUp,
                    warm,
                    count -> Side.bySide(inFlight, count, left -> {
                        while (left.getAndDecrement() > 0) {
                            String user = question(number.incrementAndGet());
                            model.chat(SystemMessage.from(Exam.SYSTEM), UserMessage.from(user));
                        }
                    }));
        }
    };

    private static final int MAX_TOKENS = 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    abstract CallTimes measure(String baseUrl, int inFlight, int cold, int warmUp, int warm) throws Exception;

    String question(int number) {
        return name() + " " + Exam.item(number).question();
    }

    private static void requireAll(List<Answer> answers) {
        if (!answers.stream().allMatch(answer -> answer.outcome() == Outcome.ANSWERED)) {
            throw new IllegalStateException("the testbed left calls without an answer");
        }
    }
}
