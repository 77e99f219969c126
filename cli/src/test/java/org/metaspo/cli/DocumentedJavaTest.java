package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.result.LangChain4jSource;
import org.metaspo.result.LearnedPrompts;
import org.metaspo.result.SpringAiSource;

/** Every piece of Java in the documentation compiles, beside the classes that exports of a run make. */
class DocumentedJavaTest {
    private static final LearnedPrompts PROMPTS =
            new LearnedPrompts("reviews", "You know reviews.", Map.of("beauty", "How many stars?\n\n{question}"));

    @TempDir
    Path directory;

    static List<Snippet> java() throws IOException {
        return Snippet.all("java");
    }

    @ParameterizedTest
    @MethodSource("java")
    void compiles(Snippet snippet) throws IOException {
        String text = snippet.text();
        String exported = text.contains("ChatClient")
                ? new SpringAiSource(PROMPTS).text()
                : new LangChain4jSource(PROMPTS).text();
        JavaSources.compile(directory, Map.of("ReviewsPrompts", exported, "Snippet", method(text)));
    }

    /** The statements as a method that is given what a reader has at hand. */
    private static String method(String statements) {
        return """
                import dev.langchain4j.model.chat.ChatModel;
                import dev.langchain4j.service.AiServices;
                import java.nio.file.Path;
                import java.util.List;
                import org.metaspo.MetaSpo;
                import org.metaspo.result.RunResult;
                import org.springframework.ai.chat.client.ChatClient;

                final class Snippet {
                    void body(ChatModel chatModel, ChatClient.Builder builder) throws Exception {
                %s
                    }
                }
                """.formatted(statements);
    }

    @Test
    void thereIsSomeForBothFrameworksAndTheLibrary() throws IOException {
        assertThat(java())
                .extracting(Snippet::text)
                .anyMatch(text -> text.contains("AiServices"))
                .anyMatch(text -> text.contains("ChatClient"))
                .anyMatch(text -> text.contains("MetaSpo.configured"));
    }
}
