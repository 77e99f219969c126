package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.call.Caps;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;

/** What may change when a run is resumed. */
class PlanChangeTest {
    private static final String CAPPED =
            Project.MINIMAL + "budget: {usd: 12, calls: 100, tokens: 9000, roles: {task: {calls: 80, usd: 9}}}\n";

    @TempDir
    Path directory;

    private RunPlan plan() {
        return new Project(directory).plan(CAPPED);
    }

    private static RunPlan changed(RunPlan plan, String... assignments) {
        return new PlanChange(List.of(assignments)).apply(plan);
    }

    private static Caps task(RunPlan plan) {
        return Objects.requireNonNull(plan.caps().roles().get(Role.TASK));
    }

    @Test
    void withoutAssignmentsThePlanStays() {
        assertThat(changed(plan())).isEqualTo(plan());
    }

    @Test
    void aRaisedCapLeavesTheOthersInForce() {
        RunPlan changed = changed(plan(), "budget.calls=500");

        assertThat(changed.caps().calls()).isEqualTo(500);
        assertThat(changed.caps().usd()).isEqualByComparingTo("12");
        assertThat(changed.caps().tokens()).isEqualTo(9000);
        assertThat(task(changed)).isEqualTo(task(plan()));
    }

    @Test
    void capsOfRolesAreRaisedOneByOne() {
        RunPlan changed = changed(plan(), "budget.roles.task.calls=400", "budget.roles.optimizer.calls=7");

        assertThat(task(changed).calls()).isEqualTo(400);
        assertThat(task(changed).usd()).isEqualByComparingTo("9");
        assertThat(changed.caps().roles()).containsOnlyKeys(Role.TASK, Role.OPTIMIZER);
        assertThat(changed.caps().calls()).isEqualTo(100);
    }

    @Test
    void nullLiftsACap() {
        assertThat(changed(plan(), "budget.calls=null").caps().calls()).isNull();
        assertThat(changed(plan(), "budget.calls=null").caps().usd()).isNotNull();
        assertThat(changed(plan(), "budget.roles.task=null").caps().roles()).isEmpty();
        assertThat(changed(plan(), "budget=null").caps()).isEqualTo(Caps.NONE);
    }

    @Test
    void whereAndHowFastAModelIsAsked() {
        RunPlan changed = changed(
                plan(),
                "models.task.concurrency=4",
                "models.task.timeout=2.5",
                "models.task.base-url=http://127.0.0.1:9/v1",
                "models.task.api-key-env=OTHER_KEY");
        ModelSettings task = Objects.requireNonNull(changed.models().get(Role.TASK));
        ModelSettings before = Objects.requireNonNull(plan().models().get(Role.TASK));

        assertThat(task.concurrency()).isEqualTo(4);
        assertThat(task.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(task.baseUrl()).isEqualTo("http://127.0.0.1:9/v1");
        assertThat(task.apiKeyEnv()).isEqualTo("OTHER_KEY");
        assertThat(task.model()).isEqualTo(before.model());
        assertThat(task.price()).isEqualTo(before.price());
        assertThat(changed.models().get(Role.OPTIMIZER))
                .isEqualTo(plan().models().get(Role.OPTIMIZER));
        assertThat(changed.caps()).isEqualTo(plan().caps());
        assertThat(changed.tasks()).isEqualTo(plan().tasks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=1",
                "models.task.model=other",
                "models.task.temperature=1",
                "models.task.max-tokens=9",
                "models.task.price.input=9",
                "models.task={concurrency: 3}",
                "models={}",
                "data.train=9",
                "method.iterations=9",
                "tasks.source=[a]",
                "nothing"
            })
    void whatTheRecordedAnswersBelongToMayNot(String assignment) {
        assertThatThrownBy(() -> new PlanChange(List.of(assignment)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--set " + assignment.replaceFirst("=.*", "")
                        + ": would change what the recorded answers belong to.")
                .hasMessageContaining("budget.*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget.calls=0             | --set, budget.calls: must be above 0 and at most 10^15. Leave it out for no cap.
            budget.minutes=-3          | --set, budget.minutes: must be above 0 and at most 10^15. Leave it out for no cap.
            models.task.concurrency=0  | --set models.task: max-tokens, concurrency and timeout of openai gpt-4o-mini must be above zero. Mend the value.
            models.task.timeout=-1     | --set models.task: max-tokens, concurrency and timeout of openai gpt-4o-mini must be above zero. Mend the value.
            models.judge.concurrency=3 | --set models.judge: The run has no such model. Leave it out.
            """)
    void valuesOutOfRangeAreRefused(String assignment, String message) {
        assertThatThrownBy(() -> changed(plan(), assignment))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void unknownKeysAreRefusedAtOnce() {
        assertThatThrownBy(() -> new PlanChange(List.of("budget.cals=3")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--set budget.cals: Unknown key `budget.cals`. Maybe you meant `calls`.");
    }
}
