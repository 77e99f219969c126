package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.LangChain4jSource;
import org.metaspo.result.LearnedPrompts;
import org.metaspo.result.SpringAiSource;

/** Exported source compiles against the libraries, and holds the prompts letter by letter. */
class ExportedSourceTest {
    private static final String SYSTEM =
            " Mind \"quotes\", \"\"\"blocks\"\"\" and \\u0041.\n\n\tTabs, \r\n  blanks  \nend ";

    @TempDir
    Path directory;

    private Class<?> compiled(String name, String source) throws IOException, ReflectiveOperationException {
        JavaSources.compile(directory, Map.of(name, source));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            return loader.loadClass(name);
        }
    }

    private static LearnedPrompts prompts(String system, String... tasksAndPrompts) {
        Map<String, String> userPrompts = new LinkedHashMap<>();
        for (int i = 0; i < tasksAndPrompts.length; i += 2) {
            userPrompts.put(tasksAndPrompts[i], tasksAndPrompts[i + 1]);
        }
        return new LearnedPrompts("my-run 2", system, userPrompts);
    }

    @Test
    void langChain4jGetsAnInterfaceWithAMethodForEachTask() throws Exception {
        LearnedPrompts prompts = prompts(
                SYSTEM,
                "movie-reviews",
                "Rate:\n{question}\n",
                "switch",
                "On {{topic of it}}: {question} {{question}}");

        Class<?> type = compiled("MyRun2Prompts", new LangChain4jSource(prompts).text());

        Method reviews = type.getMethod("movieReviews", String.class);
        assertThat(Objects.requireNonNull(reviews.getAnnotation(SystemMessage.class))
                        .value())
                .containsExactly(SYSTEM);
        assertThat(Objects.requireNonNull(reviews.getAnnotation(UserMessage.class))
                        .value())
                .containsExactly("Rate:\n{{question}}\n");
        Method keyword = type.getMethod("switchPrompt", String.class, String.class);
        assertThat(Objects.requireNonNull(keyword.getAnnotation(UserMessage.class))
                        .value())
                .containsExactly("On {{topic of it}}: {{question}} {{question}}");
    }

    @Test
    void langChain4jIsNotGivenBracesThatItWouldReadAsVariables() {
        assertThatThrownBy(() -> new LangChain4jSource(prompts("Fill {{this}}.", "a", "{question}")).text())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the system prompt", "spring-ai");
        assertThatThrownBy(() -> new LangChain4jSource(prompts("", "a", "{{{question}}}")).text())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the user prompt of a");
    }

    @Test
    void springAiGetsAClassWithAMethodForEachTask() throws Exception {
        LearnedPrompts prompts =
                prompts(SYSTEM, "ask", "{question}", "1st", "\nOn {{topic}}: {\"q\": \"{question}\"} {{{question}}}");

        Class<?> type = compiled("MyRun2Prompts", new SpringAiSource(prompts).text());

        assertThat(type.getField("SYSTEM").get(null)).isEqualTo(SYSTEM);
        assertThat(type.getMethod("ask2", String.class)).isNotNull();
        assertThat(type.getMethod("prompt1st", String.class, String.class)).isNotNull();
    }

    @Test
    void withoutASystemPromptNoneIsSent() throws Exception {
        LearnedPrompts prompts = prompts("", "a", "{question}");

        Method method =
                compiled("MyRun2Prompts", new LangChain4jSource(prompts).text()).getMethod("a", String.class);
        assertThat(method.getAnnotation(SystemMessage.class)).isNull();
        compiled("MyRun2Prompts", new SpringAiSource(prompts).text());
        assertThat(new SpringAiSource(prompts).text()).doesNotContain("SystemMessage");
    }
}
