package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.ModelSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prompts as request bodies, by task: ready to be sent when {@code {question}} is filled in.
 *
 * @param prompts to send
 * @param model that they were learned for
 */
public record ChatBodies(LearnedPrompts prompts, ModelSettings model) {
    /** For OpenAI's {@code /chat/completions} and the servers that speak it. */
    public String openAi() {
        ModelFacts facts = ModelFacts.of(model.provider(), model.model(), model.baseUrl() != null);
        Map<String, Object> bodies = new LinkedHashMap<>();
        prompts.userPrompts().forEach((task, userPrompt) -> {
            List<Map<String, Object>> messages = new ArrayList<>();
            if (!prompts.systemPrompt().isBlank()) {
                messages.add(message("system", prompts.systemPrompt()));
            }
            messages.add(message("user", userPrompt));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("model", facts.model());
            body.put("messages", messages);
            body.put(facts.usesMaxCompletionTokens() ? "max_completion_tokens" : "max_tokens", model.maxTokens());
            putTemperature(body);
            if (model.effort() != null) {
                body.put("reasoning_effort", model.effort());
            }
            bodies.put(task, body);
        });
        return json(bodies);
    }

    /** For Anthropic's {@code /v1/messages}. */
    public String anthropic() {
        ModelFacts facts = ModelFacts.of(model.provider(), model.model(), model.baseUrl() != null);
        Map<String, Object> bodies = new LinkedHashMap<>();
        prompts.userPrompts().forEach((task, userPrompt) -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("model", facts.model());
            body.put("max_tokens", model.maxTokens());
            putTemperature(body);
            if (!prompts.systemPrompt().isBlank()) {
                body.put("system", prompts.systemPrompt());
            }
            body.put("messages", List.of(message("user", userPrompt)));
            if (model.effort() != null) {
                body.put("output_config", Map.of("effort", model.effort()));
            }
            bodies.put(task, body);
        });
        return json(bodies);
    }

    private void putTemperature(Map<String, Object> body) {
        if (model.temperature() != null) {
            body.put("temperature", model.temperature());
        }
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    private static String json(Map<String, Object> bodies) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(bodies);
    }
}
