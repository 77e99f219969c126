package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers across runs: taken where they are, never an influence on what comes of a run. */
@Timeout(120)
class CachedRunTest {
    private static final List<String> ROLES = List.of("task", "optimizer");

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = Project.in(directory.resolve("project"));
    }

    private RunResult train(Testbed testbed, String run, String... set) throws InterruptedException {
        var metaSpo = project.at(testbed.baseUrl()).cache(directory.resolve("answers.db"));
        List.of(set).forEach(metaSpo::set);
        return metaSpo.train(directory.resolve(run));
    }

    /** What a result says apart from what was used for it. */
    private static JsonNode withoutUsage(RunResult result) {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(Project.text(result));
        document.remove(List.of("usage", "testReads"));
        return document;
    }

    @Test
    void aSecondRunAsksNothingAndComesToTheSame() throws Exception {
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult plain = project.at(testbed.baseUrl()).train(directory.resolve("plain"));
            long calls = testbed.log().count();

            RunResult first = train(testbed, "first");
            assertThat(testbed.log().count()).as("nothing was in the cache").isEqualTo(2 * calls);
            assertThat(Project.text(first))
                    .as("a cache without answers changes nothing")
                    .isEqualTo(Project.text(plain));

            RunResult second = train(testbed, "second", "budget.calls=1000");
            assertThat(testbed.log().count()).as("nobody was asked").isEqualTo(2 * calls);
            assertThat(withoutUsage(second)).isEqualTo(withoutUsage(plain));
            for (String role : ROLES) {
                RunResult.RoleUse paid = Project.usage(plain, role);
                RunResult.RoleUse reused = Project.usage(second, role);
                assertThat(reused.reusedCalls()).isEqualTo(paid.calls()).isPositive();
                assertThat(reused.calls()).isZero();
                assertThat(reused.evaluations()).isEqualTo(paid.evaluations());
                assertThat(reused.cachedCalls()).isEqualTo(paid.cachedCalls());
                assertThat(reused.inputTokens()).isZero();
                assertThat(reused.usd()).isEqualTo("0.0000");
            }
            assertThat(Project.spent(second).attempts())
                    .as("nothing of a cap was used")
                    .isZero();
        }
        assertThat(Project.text(Run.replay(directory.resolve("second"), event -> {})))
                .as("the journal has a copy of each: replay needs no cache")
                .isEqualTo(Project.result(directory.resolve("second")));
    }

    @Test
    void whatIsNotThereIsAskedAndAddedByResumeToo() throws Exception {
        try (Testbed testbed = Testbed.start(project.settings())) {
            train(testbed, "short", "budget.calls=60");
            long some = testbed.log().count();
            RunResult whole = train(testbed, "whole");
            assertThat(Project.usage(whole, "task").reusedCalls()).isPositive().isLessThanOrEqualTo(some);
            assertThat(Project.usage(whole, "task").calls()).isPositive();
            assertThat(testbed.log().timesAsked().values())
                    .as("nothing was asked twice")
                    .containsOnly(1);

            RunResult resumed = Project.resumedAt(testbed.baseUrl())
                    .cache(directory.resolve("answers.db"))
                    .set("budget.calls=1000")
                    .resume(directory.resolve("short"), false);
            assertThat(resumed.status()).isEqualTo("completed");
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
            assertThat(withoutUsage(resumed)).isEqualTo(withoutUsage(whole));
        }
    }

    @Test
    void aModelOfTheApplicationsOwnIsNotShared() {
        ChatModel own = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                throw new IllegalStateException("is never asked");
            }
        };
        assertThatThrownBy(() -> project.at("http://127.0.0.1:9/v1")
                        .taskModel(own)
                        .cache(directory.resolve("answers.db"))
                        .train(directory.resolve("run")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("configured models");
    }
}
