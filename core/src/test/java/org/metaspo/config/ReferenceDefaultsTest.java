package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.call.Caps;
import org.metaspo.method.Proposals;
import org.metaspo.method.Schedule;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.run.ProgramVersion;
import org.metaspo.run.RunPlan;
import tools.jackson.databind.JsonNode;

/** Every default stands in reference.yaml, and what stands there is what a run gets. */
class ReferenceDefaultsTest {
    private static final JsonNode REFERENCE = ConfigTree.defaults();

    @TempDir
    Path directory;

    private static JsonNode at(String pointer) {
        JsonNode value = REFERENCE.at(pointer);
        assertThat(value.isMissingNode()).as(pointer).isFalse();
        return value;
    }

    private static ModelSettings model(RunPlan plan, Role role) {
        return Objects.requireNonNull(plan.models().get(role));
    }

    @Test
    void aMinimalConfigurationGetsThemAll() {
        RunPlan plan = new Project(directory).plan(Project.MINIMAL);

        assertThat(plan.seed()).isEqualTo(at("/seed").asLong()).isEqualTo(42);
        assertThat(plan.method()).isEqualTo(at("/method/name").asString()).isEqualTo("metaspo");
        assertThat(plan.schedule()).isEqualTo(at("/method/schedule").asString()).isEqualTo("efficient");
        assertThat(plan.sizes())
                .isEqualTo(new Schedule(
                        at("/method/iterations").asInt(),
                        at("/methods/any~1efficient/system-candidates").asInt(),
                        at("/method/user-candidates").asInt(),
                        at("/method/user-prompts-kept").asInt(),
                        at("/method/system-prompts-kept").asInt(),
                        new Planned(
                                at("/methods/any~1efficient/calls").asInt(),
                                at("/methods/any~1efficient/guard").asBoolean(),
                                new Proposals(
                                        at("/methods/any~1efficient/proposals/tried")
                                                .asBoolean(),
                                        at("/methods/any~1efficient/proposals/feedback")
                                                .asBoolean(),
                                        at("/methods/any~1efficient/proposals/distinct")
                                                .asBoolean(),
                                        at("/methods/any~1efficient/proposals/examples")
                                                .asBoolean(),
                                        at("/methods/any~1efficient/proposals/merging")
                                                .asBoolean()))))
                .isEqualTo(new Schedule(3, 16, 3, 3, 1, new Planned(2000, true)));
        assertThat(plan.maxSystemTokens())
                .isEqualTo(at("/method/max-system-tokens").asInt())
                .isEqualTo(2000);
        assertThat(plan.maxUserTokens())
                .isEqualTo(at("/method/max-user-tokens").asInt())
                .isEqualTo(500);
        assertThat(plan.baselines()).isEqualTo(List.of("majority"));
        assertThat(at("/baselines").toString()).isEqualTo("[\"majority\"]");
        assertThat(plan.caps()).isEqualTo(Caps.NONE);
        assertThat(at("/budget").isEmpty()).isTrue();
        assertThat(at("/system-prompt").asString()).isEqualTo("default");
        assertThat(plan.systemPrompt()).isEqualTo("You are a helpful assistant.");
        assertThat(plan.frozen()).isEmpty();
        assertThat(plan.metaPrompts()).isEqualTo(MetaPrompts.shipped());
        assertThat(plan.components()).isNull();
        assertThat(plan.searchVersion()).isEqualTo(ProgramVersion.SEARCH);
        assertThat(plan.models()).containsOnlyKeys(Role.TASK, Role.OPTIMIZER);
    }

    /** Method, schedule, N, M, m, k, beam of system prompts, calls. */
    @ParameterizedTest
    @CsvSource({
        "metaspo, efficient, 3, 16, 3, 3, 1, 2000",
        "metaspo/reference, reference, 3, 9, 3, 3, 1,",
        "outer-loop, efficient, 3, 16, 3, 3, 1, 2000",
        "outer-loop/reference, reference, 3, 9, 3, 3, 1,",
        "ape, efficient, 3, 16, 6, 3, 1, 2000",
        "ape/reference, reference, 3, 9, 6, 3, 1,",
        "protegi, efficient, 3, 16, 3, 3, 1, 2000",
        "protegi/reference, reference, 7, 9, 3, 3, 1,",
        "metaspo-ape, efficient, 3, 18, 3, 3, 1, 2000",
        "metaspo-ape/reference, reference, 3, 18, 3, 3, 1,",
        "sprig, efficient, 10, 60, 3, 3, 5, 2000",
        "sprig/reference, reference, 10, 60, 3, 3, 10,",
        "paraphrase, efficient, 3, 16, 3, 3, 1, 2000",
        "paraphrase/reference, reference, 3, 9, 3, 3, 1,",
        "random-components, efficient, 3, 16, 3, 3, 1, 2000",
        "random-components/reference, reference, 3, 9, 3, 3, 1,"
    })
    void eachMethodHasDefaultsOfItsOwn(
            String method,
            String schedule,
            int iterations,
            int system,
            int user,
            int kept,
            int beam,
            @Nullable Integer calls) {
        String[] parts = method.split("/", -1);
        String chosen = parts.length == 1 ? parts[0] : parts[0] + ", schedule: " + parts[1];
        RunPlan plan = new Project(directory)
                .plan(Project.MINIMAL.replace("train: 8", "train: 3, validation: 4") + "method: {name: " + chosen
                        + "}\nbudget: {calls: 1000}\n");

        assertThat(plan.schedule()).isEqualTo(schedule);
        assertThat(plan.sizes())
                .isEqualTo(new Schedule(
                        iterations, system, user, kept, beam, calls == null ? null : new Planned(calls, true)));
    }

    @Test
    void whatIsGivenGoesBeforeTheDefaultsOfItsMethod() {
        RunPlan plan = new Project(directory)
                .plan(Project.MINIMAL + "method: {name: ape, schedule: reference, user-candidates: 2}\n");

        assertThat(plan.sizes()).isEqualTo(new Schedule(3, 9, 2, 3));
    }

    @Test
    void modelsGetTheDefaultsOfTheirRole() {
        RunPlan plan = new Project(directory).plan(Project.MINIMAL);
        for (Role role : List.of(Role.TASK, Role.OPTIMIZER)) {
            ModelSettings settings = model(plan, role);
            String place = "/models/" + role.key() + "/";

            assertThat(settings.temperature())
                    .isEqualTo(at(place + "temperature").asDouble());
            assertThat(settings.maxTokens()).isEqualTo(at(place + "max-tokens").asInt());
            assertThat(settings.timeout())
                    .isEqualTo(Duration.ofSeconds(at(place + "timeout").asLong()));
            assertThat(settings.concurrency())
                    .isEqualTo(at(place + "concurrency").asInt());
            assertThat(settings.constrained())
                    .isEqualTo(at(place + "constrained").asBoolean());
            assertThat(settings.seed()).as("the run's").isEqualTo(42);
            assertThat(settings.baseUrl()).isNull();
            assertThat(settings.effort()).isNull();
        }
        assertThat(model(plan, Role.TASK).maxTokens()).isEqualTo(1024);
        assertThat(model(plan, Role.OPTIMIZER).maxTokens()).isEqualTo(4096);
        assertThat(model(plan, Role.TASK).temperature()).isZero();
        assertThat(model(plan, Role.OPTIMIZER).temperature()).isEqualTo(1);
        assertThat(at("/models/judge/max-tokens").asInt()).isEqualTo(512);
    }

    @Test
    void aProvidersDefaultsGoBeforeThoseOfTheRole() {
        RunPlan plan = new Project(directory)
                .plan(Project.MINIMAL.replace("{provider: openai, model: gpt-4o-mini}", "{provider: local}"));
        ModelSettings task = model(plan, Role.TASK);

        assertThat(task.model()).isEqualTo(at("/providers/local/model").asString());
        assertThat(task.maxTokens()).isEqualTo(at("/providers/local/max-tokens").asInt());
        assertThat(task.concurrency())
                .isEqualTo(at("/providers/local/concurrency").asInt());
        assertThat(task.constrained()).isTrue();
        assertThat(task.timeout())
                .isEqualTo(Duration.ofSeconds(at("/providers/local/timeout").asLong()));
        assertThat(task.temperature()).as("the role's").isZero();
    }

    @Test
    void whatIsGivenGoesBeforeEveryDefault() {
        RunPlan plan = new Project(directory).plan("""
                name: reviews
                seed: 7
                models:
                  task: {provider: local, max-tokens: 9, timeout: 1.5, concurrency: 3, constrained: false, temperature: 0.5}
                  optimizer: {provider: components}
                system-prompt: {text: "Stay <frozen>polite</frozen>."}
                tasks: {source: [tea.yaml]}
                data: {train: 4, test: 2, directory: .}
                method: {name: outer-loop, schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 0,
                         user-prompts-kept: 1, max-system-tokens: 50, max-user-tokens: 40, checks: []}
                baselines: []
                budget: {usd: 1.5, calls: 100, tokens: 5000, roles: {task: {calls: 90}}}
                """);

        assertThat(plan.name()).isEqualTo("reviews");
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.sizes()).isEqualTo(new Schedule(1, 2, 0, 1));
        assertThat(plan.method()).isEqualTo("outer-loop");
        assertThat(plan.baselines()).isEmpty();
        assertThat(plan.systemPrompt()).isEqualTo("Stay polite.");
        assertThat(plan.frozen()).containsExactly("polite");
        assertThat(plan.components()).isNotEmpty();
        assertThat(plan.metaPrompts()).isNull();
        assertThat(plan.models()).containsOnlyKeys(Role.TASK);
        ModelSettings task = model(plan, Role.TASK);
        assertThat(task.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(task.maxTokens()).isEqualTo(9);
        assertThat(task.temperature()).isEqualTo(0.5);
        assertThat(plan.tasks()).singleElement().satisfies(planned -> {
            assertThat(planned.splits().train()).hasSize(4);
            assertThat(planned.splits().validation())
                    .as("schedule reference reads none")
                    .isEmpty();
            assertThat(planned.splits().test()).hasSize(2);
        });
        assertThat(plan.caps().calls()).isEqualTo(100);
        assertThat(Objects.requireNonNull(plan.caps().roles().get(Role.TASK)).calls())
                .isEqualTo(90);
    }

    @Test
    void theStoredConfigurationIsCompleteAndHoldsNoSecret() {
        Project project = new Project(directory);
        project.write(".env", "OPENAI_API_KEY=sk-hidden\n");
        String yaml = project.read(Project.MINIMAL).yaml("train");

        assertThat(yaml)
                .startsWith("# Resolved from " + directory.resolve("metaspo.yaml"))
                .contains("command: \"train\"", "max-tokens: 1024", "user-prompts-kept: 3", "seed: 42")
                .contains("name: \"" + directory.getFileName() + "\"")
                .doesNotContain("hidden", "providers:", "methods:", "judge:");
    }

    @Test
    void shortfallsAndDroppedItemsAreTold() {
        Configuration configuration = new Project(directory).read(Project.MINIMAL);
        configuration.plan("train");

        assertThat(configuration.notices()).contains("tea: 6 test items, 494 fewer than asked.");
    }
}
