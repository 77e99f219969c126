package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.prompt.TemplatePart;

/**
 * Prompts as a class over Spring AI's {@code ChatClient}, a method for each task. The messages are put together here, so
 * that braces in prompts and questions stay what they are.
 *
 * @param prompts to write
 */
public record SpringAiSource(LearnedPrompts prompts) {
    /** The source file's text. */
    public String text() {
        boolean opens = !prompts.systemPrompt().isBlank();
        JavaNames names = new JavaNames();
        names.member("ask");
        return """
                import org.springframework.ai.chat.client.ChatClient;
                %1$simport org.springframework.ai.chat.messages.UserMessage;

                /** Prompts learned by MetaSPO. */
                public final class %2$s {
                %3$s    private final ChatClient client;

                    public %2$s(ChatClient.Builder builder) {
                        this.client = builder.build();
                    }

                %4$s
                    private String ask(String user) {
                        return client.prompt().messages(%5$snew UserMessage(user)).call().content();
                    }
                }
                """.formatted(
                        opens ? "import org.springframework.ai.chat.messages.SystemMessage;\n" : "",
                        JavaNames.type(prompts.name()),
                        opens
                                ? "    public static final String SYSTEM = "
                                        + JavaText.block(prompts.systemPrompt(), 12) + ";\n\n"
                                : "",
                        prompts.userPrompts().entrySet().stream()
                                .map(task -> method(names.member(task.getKey()), task.getValue()))
                                .collect(Collectors.joining("\n")),
                        opens ? "new SystemMessage(SYSTEM), " : "");
    }

    private static String method(String name, String userPrompt) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        JavaNames names = new JavaNames();
        for (TemplatePart part : TemplatePart.of(userPrompt)) {
            parts.add(
                    part.isSlot()
                            ? parameters.computeIfAbsent(part.text(), names::member)
                            : JavaText.block(part.text(), 16));
        }
        return "    public String %s(%s) {\n        return ask(%s);\n    }\n"
                .formatted(
                        name,
                        parameters.values().stream()
                                .map(each -> "String " + each)
                                .collect(Collectors.joining(", ")),
                        String.join("\n                + ", parts));
    }
}
