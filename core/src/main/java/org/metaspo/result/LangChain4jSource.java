package org.metaspo.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.TemplatePart;

/**
 * Prompts as an interface for LangChain4j's {@code AiServices}, a method for each task. LangChain4j reads {@code {{name}}}
 * as a variable everywhere and knows no way to write it otherwise.
 *
 * @param prompts to write
 */
public record LangChain4jSource(LearnedPrompts prompts) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(.+?)\\s*}}", Pattern.DOTALL);

    /**
     * The source file's text.
     *
     * @throws BadInputException a prompt holds braces that LangChain4j would take for a variable
     */
    public String text() {
        boolean opens = !prompts.systemPrompt().isBlank();
        if (opens) {
            requireVariables("the system prompt", prompts.systemPrompt(), Set.of());
        }
        JavaNames names = new JavaNames();
        return """
                import dev.langchain4j.service.SystemMessage;
                import dev.langchain4j.service.UserMessage;
                import dev.langchain4j.service.V;

                /** Prompts learned by MetaSPO. Use by {@code AiServices.create(%1$s.class, chatModel)}. */
                public interface %1$s {
                %2$s%3$s}
                """.formatted(
                        JavaNames.type(prompts.name()),
                        opens ? "    String SYSTEM = " + JavaText.block(prompts.systemPrompt(), 12) + ";\n\n" : "",
                        prompts.userPrompts().entrySet().stream()
                                .map(task -> method(names.member(task.getKey()), task.getKey(), task.getValue(), opens))
                                .collect(Collectors.joining("\n")));
    }

    private static String method(String name, String task, String userPrompt, boolean opens) {
        StringBuilder template = new StringBuilder();
        Map<String, String> parameters = new LinkedHashMap<>();
        JavaNames names = new JavaNames();
        for (TemplatePart part : TemplatePart.of(userPrompt)) {
            if (part.isSlot()) {
                parameters.computeIfAbsent(part.text(), names::member);
                template.append("{{").append(part.text()).append("}}");
            } else {
                template.append(part.text());
            }
        }
        requireVariables("the user prompt of " + task, template.toString(), parameters.keySet());
        return "%s    @UserMessage(%s)\n    String %s(%s);\n"
                .formatted(
                        opens ? "    @SystemMessage(SYSTEM)\n" : "",
                        JavaText.block(template.toString(), 12),
                        name,
                        parameters.entrySet().stream()
                                .map(each -> "@V(\"" + each.getKey() + "\") String " + each.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static void requireVariables(String place, String template, Set<String> expected) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(template);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (!found.equals(expected)) {
            throw new BadInputException(
                    place,
                    "holds {{...}} beside its slots, which LangChain4j would take for a variable.",
                    "Write `--format spring-ai` or `--format json` instead.");
        }
    }
}
