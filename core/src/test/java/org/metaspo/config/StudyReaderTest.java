package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;
import org.metaspo.study.Study;
import org.metaspo.study.TestTimeAdaptation;
import org.metaspo.study.UnseenGeneralization;

/** From a configuration and what was asked to a study's plan. */
class StudyReaderTest {
    private static final String CONFIGURATION = """
            models:
              task: {provider: openai, model: gpt-4o-mini}
              optimizer: {provider: openai, model: gpt-4o-mini}
            tasks: {source: [missing.yaml], target: [tea.yaml]}
            data: {train: 8}
            """;

    @TempDir
    Path directory;

    private Project project;
    private Path prompt;

    @BeforeEach
    void write() {
        project = new Project(directory);
        prompt = project.write("prompt.txt", "Think.\n");
    }

    private RunPlan plan(StudyChoice choice, String... assignments) {
        return project.read(CONFIGURATION, assignments).plan(choice);
    }

    private RunPlan evaluated(String... assignments) {
        return plan(new StudyChoice.Evaluate(prompt, List.of("default", "service", "learned")), assignments);
    }

    private static Study study(RunPlan plan) {
        return Objects.requireNonNull(plan.study());
    }

    @Test
    void targetTasksAreReadAndSourceTasksAreNot() {
        RunPlan plan = evaluated();
        assertThat(plan.command()).isEqualTo("evaluate");
        assertThat(plan.method()).isEqualTo("unseen-generalization");
        assertThat(plan.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.domain()).isNull());
        assertThat(study(plan).arm("learned").systemPrompt()).isEqualTo("Think.");
        assertThat(study(plan).arm("default").systemPrompt()).isEqualTo(plan.systemPrompt());
        assertThat(plan.models()).containsKey(Role.OPTIMIZER);
    }

    @Test
    void givenUserPromptsNeedNoOptimizerAndItIsLeftAlone() {
        project.write("unseen.json", "[\"One? {question}\", \"Two? {question}\"]");
        project.write("tea.yaml", """
                instruction: Is this about tea?
                suffix: "\\n\\n{question}"
                answer: {form: yes-no}
                data: {file: tea.json}
                unseen-user-prompts: unseen.json
                """);
        RunPlan plan = evaluated();
        assertThat(plan.models()).containsOnlyKeys(Role.TASK);
        assertThat(plan.metaPrompts()).isNull();
        assertThat(((UnseenGeneralization) study(plan)).given()).containsOnlyKeys("tea");
    }

    @Test
    void anAdaptationHasTheSizesOfItsOwnMethodUnlessTheConfigurationSizesIt() {
        StudyChoice adapt = new StudyChoice.Adapt(prompt, List.of(2, 5));
        TestTimeAdaptation byDefault = (TestTimeAdaptation) study(plan(adapt, "method.iterations=1"));
        assertThat(byDefault.sizes().iterations()).isEqualTo(7);
        assertThat(byDefault.dataSizes()).containsExactly(2, 5);
        TestTimeAdaptation sized =
                (TestTimeAdaptation) study(plan(adapt, "method.name=protegi", "method.iterations=2"));
        assertThat(sized.sizes().iterations()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "prompt.json, '{\"prompt\": \"Think.\"}'",
        "nodes.json, '{\"optimized_system_prompt\": \"Think.\", \"nodes\": []}'",
        "plain.txt, Th<frozen>in</frozen>k."
    })
    void aPromptIsReadFromTextAndFromTheFilesOfThePythonImplementation(String name, String text) {
        prompt = project.write(name, text);
        assertThat(study(evaluated()).arm("learned").systemPrompt()).isEqualTo("Think.");
    }

    private void refuses(StudyChoice choice, String message, String... assignments) {
        assertThatThrownBy(() -> plan(choice, assignments))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "learned, `default` and `learned` must be among them",
        "default:learned:cot:cot, Two arms are called `cot`",
        "default:learned:nowhere, 'nor a run directory'"
    })
    void armsThatAreNoneAreRefused(String arms, String message) {
        refuses(new StudyChoice.Evaluate(prompt, List.of(arms.split(":"))), message);
    }

    @Test
    void aDirectoryWithoutAResultIsRefused() {
        refuses(new StudyChoice.Evaluate(directory, List.of("default", "learned")), "holds no result");
    }

    @ParameterizedTest
    @CsvSource({"0, must be at least 1", "9, 'at most 8, the training items'"})
    void amountsOfDataMustBeThere(int size, String message) {
        refuses(new StudyChoice.Adapt(prompt, List.of(2, size)), message);
    }

    @Test
    void anAmountTwiceIsRefused() {
        refuses(new StudyChoice.Adapt(prompt, List.of(2, 2)), "stands there twice");
    }

    @Test
    void withoutTargetTasksThereIsNothingToMeasure() {
        refuses(new StudyChoice.Adapt(prompt, List.of()), "tasks.target", "tasks={source: [tea.yaml]}");
    }

    @Test
    void userPromptsThatAreStillToBeWrittenNeedAModel() {
        refuses(
                new StudyChoice.Evaluate(prompt, List.of("default", "learned")),
                "give the task `unseen-user-prompts: FILE`",
                "models.optimizer={provider: components}");
    }

    @Test
    void anAdaptationCanComposeWithoutAModel() {
        RunPlan plan = plan(new StudyChoice.Adapt(prompt, List.of()), "models.optimizer={provider: components}");
        assertThat(plan.components()).isNotEmpty();
        assertThat(plan.metaPrompts()).isNull();
    }
}
