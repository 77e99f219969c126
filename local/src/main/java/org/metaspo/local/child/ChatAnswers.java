package org.metaspo.local.child;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a chat request to the protocol's chat completion. */
final class ChatAnswers {
    private final String model;
    private final Vocabulary vocabulary;
    private final EnginePool engines;
    private final Clock clock;
    private final AtomicLong served = new AtomicLong();

    ChatAnswers(String model, Vocabulary vocabulary, EnginePool engines, Clock clock) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.engines = engines;
        this.clock = clock;
    }

    ObjectNode answer(ChatRequest request) throws InterruptedException {
        String prompt = vocabulary.prompt(request.conversation());
        int promptTokens = vocabulary.countTokens(prompt);
        int limit = limit(request, promptTokens, vocabulary.contextTokens());
        String grammar =
                switch (request.shape()) {
                    case AnswerShape.FreeText free -> "";
                    case AnswerShape.Labels labels -> labels.grammar();
                    case AnswerShape.Json json -> vocabulary.grammar(json.schema());
                };
        Generation made = engines.generate(new Generate(
                prompt, limit, request.temperature(), request.topP(), request.seed(), request.stop(), grammar));
        String content = request.shape() instanceof AnswerShape.Labels labels
                ? labels.wrap(made.text(), !labels.labels().contains(made.text()))
                : made.text();
        return completion(content, promptTokens, made);
    }

    /** The runtime would cut a prompt that is too long without a word, so this is settled before it sees it. */
    private static int limit(ChatRequest request, int promptTokens, int contextTokens) {
        int left = contextTokens - promptTokens;
        int asked = request.maxTokens().orElse(Math.max(1, left));
        int needed =
                request.shape() instanceof AnswerShape.Labels labels ? Math.min(asked, labels.mostTokens()) : asked;
        if (needed > left) {
            throw new RefusedException(
                    400,
                    "context_length_exceeded",
                    ("This model's maximum context length is %d tokens. However, the messages have %d tokens and %d are"
                                    + " asked for the answer. Shorten the messages or lower max_tokens.")
                            .formatted(contextTokens, promptTokens, needed));
        }
        return needed;
    }

    private ObjectNode completion(String content, int promptTokens, Generation made) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("id", "chatcmpl-local-" + served.incrementAndGet());
        root.put("object", "chat.completion");
        root.put("created", clock.instant().getEpochSecond());
        root.put("model", model);
        ObjectNode choice = root.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", content);
        choice.put("finish_reason", made.cut() ? "length" : "stop");
        root.putObject("usage")
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", made.tokens())
                .put("total_tokens", promptTokens + made.tokens());
        return root;
    }
}
