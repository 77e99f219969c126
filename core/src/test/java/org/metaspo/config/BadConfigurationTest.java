package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.proposal.ComponentCorpus;
import org.metaspo.run.RunPlan;

/** Whatever is wrong: one message with place and remedy, and nothing written. */
class BadConfigurationTest {
    @TempDir
    Path directory;

    private Project project() {
        return new Project(directory);
    }

    /** Lines behind the minimal configuration, and the message that they meet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            iteration: 3                      | metaspo.yaml:6: Unknown key `iteration`. Known: baselines, budget, data, method, methods, models, name, providers, seed, system-prompt, tasks.
            bugdet: {usd: 3}                  | metaspo.yaml:6: Unknown key `bugdet`. Maybe you meant `budget`.
            method: {iteratons: 3}            | metaspo.yaml:6: Unknown key `method.iteratons`. Maybe you meant `iterations`.
            seed: many                        | metaspo.yaml:6: The value of `seed` must be a whole number. Compare it with the examples in the documentation.
            seed: 1.5                         | metaspo.yaml:6: The value of `seed` must be a whole number. Compare it with the examples in the documentation.
            method: reference                 | metaspo.yaml:6: The value of `method` must be a group of keys. Compare it with the examples in the documentation.
            baselines: majority               | metaspo.yaml:6: The value of `baselines` must be a list. Compare it with the examples in the documentation.
            seed:                             | metaspo.yaml, seed: has no value. Give it one, or leave it out for the default.
            budget:                           | metaspo.yaml, budget: has no value. Give it one, or leave it out for the default.
            system-prompt:                    | metaspo.yaml, system-prompt: has no value. Give it one, or leave it out for the default.
            baselines: [null]                 | metaspo.yaml, baselines.0: has no value. Give it one, or leave it out for the default.
            budget: {roles: {task: }}         | metaspo.yaml, budget.roles.task: has no value. Give it one, or leave it out for the default.
            method: {name: sprig, schedule: reference} | metaspo.yaml, method.schedule: `reference` of `sprig` scores thousands of prompts. Set a cap, such as `budget: {calls: 20000}`, or write `schedule: efficient`.
            method: {system-prompts-kept: 0}  | metaspo.yaml, method.system-prompts-kept: must be a whole number of at least 1. Mend the value.
            method: {schedule: fast}          | metaspo.yaml, method.schedule: `fast` is unknown. Write `schedule: efficient` or `schedule: reference`.
            method: {schedule: reference, calls: 400} | metaspo.yaml, method.calls: plans a search of the schedule `efficient`; the reference schedule has its sizes. Leave it out, or write `schedule: efficient`.
            method: {schedule: reference, guard: false} | metaspo.yaml, method.guard: plans a search of the schedule `efficient`; the reference schedule has its sizes. Leave it out, or write `schedule: efficient`.
            method: {schedule: reference, proposals: {tried: false}} | metaspo.yaml, method.proposals: plans a search of the schedule `efficient`; the reference schedule has its sizes. Leave it out, or write `schedule: efficient`.
            method: {proposals: {tired: false}} | metaspo.yaml:6: Unknown key `method.proposals.tired`. Maybe you meant `tried`.
            method: {calls: few}              | metaspo.yaml:6: The value of `method.calls` must be a whole number. Compare it with the examples in the documentation.
            method: {calls: 0}                | metaspo.yaml, method.calls: must be a whole number of at least 1. Mend the value.
            method: {calls: 40}               | metaspo.yaml, method.calls: 40 evaluations are too few: with these tasks the search takes at least 47. Write more, or learn from fewer tasks at once.
            method: {checks: [ab]}            | metaspo.yaml, method.checks: `ab` is no check. Maybe you meant `aa`.
            method: {name: metapso}           | metaspo.yaml, method.name: `metapso` is not a method of this version. Maybe you meant `metaspo`.
            method: {name: brute-force}       | metaspo.yaml, method.name: `brute-force` is not a method of this version. Known: metaspo, outer-loop, ape, protegi, metaspo-ape, sprig, paraphrase, random-components.
            method: {iterations: 0}           | metaspo.yaml, method.iterations: must be a whole number of at least 1. Mend the value.
            method: {user-candidates: -1}     | metaspo.yaml, method.user-candidates: must be a whole number of at least 0. Mend the value.
            method: {system-candidates: -9}   | metaspo.yaml, method.system-candidates: must be a whole number of at least 1. Mend the value.
            method: {user-prompts-kept: 0}    | metaspo.yaml, method.user-prompts-kept: must be a whole number of at least 1. Mend the value.
            method: {max-system-tokens: 0}    | metaspo.yaml, method.max-system-tokens: must be a whole number of at least 1. Mend the value.
            method: {max-user-tokens: -1}     | metaspo.yaml, method.max-user-tokens: must be a whole number of at least 1. Mend the value.
            baselines: [majorty]              | metaspo.yaml, baselines: `majorty` is not in this version. Maybe you meant `majority`.
            budget: {calls: 0}                | metaspo.yaml, budget.calls: must be above 0 and at most 10^15. Leave it out for no cap.
            budget: {tokens: -5}              | metaspo.yaml, budget.tokens: must be above 0 and at most 10^15. Leave it out for no cap.
            budget: {usd: -0.5}               | metaspo.yaml, budget.usd: must be above 0 and at most 10^15. Leave it out for no cap.
            budget: {minutes: 0}              | metaspo.yaml, budget.minutes: must be above 0 and at most 10^15. Leave it out for no cap.
            budget: {minutes: 60000000}       | metaspo.yaml, budget.minutes: must be at most 52560000. Leave it out for no cap.
            budget: {roles: {tusk: {calls: 3}}} | metaspo.yaml, budget.roles.tusk: is no role. Maybe you meant `task`.
            budget: {roles: {task: {calls: 0}}} | metaspo.yaml, budget.roles.task.calls: must be above 0 and at most 10^15. Leave it out for no cap.
            budget: {roles: {task: {roles: {}}}} | metaspo.yaml, budget.roles.task.roles: makes no sense here. Leave it out.
            methods: {ape: {iterations: 9}}   | metaspo.yaml, methods: is no key of a configuration. Put the keys under `method`.
            providers: {local: {concurrency: 9}} | metaspo.yaml, providers: is no key of a configuration. Put the keys under `models`.
            system-prompt: defualt            | metaspo.yaml, system-prompt: `defualt` is no shipped prompt. Maybe you meant `default`. For a text of yours write {text: ...} or {file: ...}.
            system-prompt: {flie: a.txt}      | metaspo.yaml, system-prompt: `flie` is no source of a prompt. Maybe you meant `file`.
            system-prompt: [a]                | metaspo.yaml, system-prompt: must be a name, or a group of one key. Write one of default, cot, service, {file: ...}, {text: ...}, {run: ...}.
            'system-prompt: {text: "<frozen>a"}' | metaspo.yaml, system-prompt: has a mark of a frozen region without its partner, or one region inside another. Write <frozen>...</frozen> around each passage.
            """)
    void aWrongKey(String line, String message) {
        assertThat(project().refusal(Project.MINIMAL + line + "\n")).isEqualTo(message);
    }

    /** The task model's keys, and the message that they meet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            provider: opnai, model: m                         | provider: `opnai` is unknown. Maybe you meant `openai`.
            model: m                                          | provider: is missing. Write one of openai, azure-openai, anthropic, gemini,
            provider: anthropic                               | model: is missing. Name a model, such as
            provider: openai, model: gpt-4o-mini, temperature: -1 | temperature: must be a number of at least 0, or `none`. Mend the value.
            provider: openai, model: gpt-4o-mini, temperature: hot | temperature: must be a number of at least 0, or `none`. Mend the value.
            provider: openai, model: o3, temperature: 0.5     | temperature: o3 refuses a temperature. Leave the key out.
            provider: openai, model: gpt-5.2, temperature: 0  | temperature: gpt-5.2 refuses a temperature unless `effort: none` is set. Leave the key out.
            provider: openai, model: o3, seed: 3              | seed: o3 takes no seed. Leave the key out.
            provider: openai, model: gpt-4o-mini, max-tokens: 0 | max-tokens: must be a whole number of at least 1. Mend the value.
            provider: openai, model: gpt-4o-mini, concurrency: -2 | concurrency: must be a whole number of at least 1. Mend the value.
            provider: openai, model: gpt-4o-mini, timeout: 0  | timeout: must be seconds, at least 0.001 and at most 86400. Mend the value.
            provider: openai, model: gpt-4o-mini, timeout: 0.0001 | timeout: must be seconds, at least 0.001 and at most 86400. Mend the value.
            provider: openai, model: gpt-4o-mini, requests-per-minute: 0 | requests-per-minute: must be a whole number of at least 1.
            provider: openai, model: gpt-4o-mini, tokens-per-minute: 0 | tokens-per-minute: must be a whole number of at least 1.
            provider: openai, model: gpt-4o-mini, mode: slow | mode: `slow` is no mode. Write `batch`, or leave the key out.
            provider: groq, model: m, mode: batch | mode: groq takes no batches here. Leave the key out; openai, anthropic take some.
            provider: openai, model: gpt-4o-mini, mode: batch, service-tier: flex | mode: a batch has no `service-tier`. Leave one of them out.
            provider: openai, model: gpt-4o-mini, service-tier: slow | service-tier: `slow` is no tier of openai. Write one of standard, flex.
            provider: anthropic, model: claude-haiku-5-5, service-tier: flex | service-tier: anthropic has no tiers of service to choose from. Leave the key out.
            'provider: openai, model: m, price: {input: 1}'   | price: needs `input` and `output`, and nothing below 0. Give USD per million tokens, such as {input: 0.1, output: 0.5}.
            'provider: openai, model: m, price: {input: 1, output: -1}' | price: needs `input` and `output`, and nothing below 0. Give USD per million tokens, such as {input: 0.1, output: 0.5}.
            'provider: openai, model: m, price: {input: 1, output: 1, cached-input: -1}' | price: needs `input` and `output`, and nothing below 0. Give USD per million tokens, such as {input: 0.1, output: 0.5}.
            """)
    void aWrongModel(String keys, String message) {
        assertThat(project()
                        .refusal(Project.MINIMAL.replaceFirst(
                                "task: \\{provider: openai, model: gpt-4o-mini}", "task: {" + keys + "}")))
                .startsWith("metaspo.yaml, models.task." + message);
    }

    @Test
    void missingModels() {
        assertThat(project().refusal("tasks: {source: [tea.yaml]}\n"))
                .isEqualTo("metaspo.yaml, models.task: is missing."
                        + " Name the model that answers: {provider: ..., model: ...}.");
        assertThat(project().refusal("models:\n")).startsWith("metaspo.yaml, models: has no value.");
        assertThat(project().refusal("""
                models: {task: {provider: openai, model: gpt-4o-mini}}
                tasks: {source: [tea.yaml]}
                """))
                .isEqualTo("metaspo.yaml, models.optimizer: is missing: the method proposes by a model. Name one, or"
                        + " write `optimizer: {provider: components}` to propose from the component corpus.");
    }

    @Test
    void whoCanProposeWhat() {
        String components = Project.MINIMAL.replace(
                "optimizer: {provider: openai, model: gpt-4o-mini}", "optimizer: {provider: components}");
        String none = Project.MINIMAL.replace("  optimizer: {provider: openai, model: gpt-4o-mini}\n", "");
        for (String method : List.of("ape", "metaspo-ape", "paraphrase")) {
            String chosen = "method: {name: " + method + "}\n";
            assertThat(project().refusal(components + chosen))
                    .isEqualTo("metaspo.yaml, models.optimizer.provider: `components` cannot write what `" + method
                            + "` asks for. Name a model, or choose another method.");
            assertThat(project().refusal(none + chosen))
                    .isEqualTo("metaspo.yaml, models.optimizer: is missing: the method proposes by a model. Name one.");
        }
        for (String method : List.of("metaspo", "outer-loop", "protegi")) {
            RunPlan plan = project().plan(components + "method: {name: " + method + "}\n");
            assertThat(plan.components()).isEqualTo(ComponentCorpus.shipped().basic());
        }
        RunPlan random = project().plan(none + "method: {name: random-components}\n");
        assertThat(random.components()).isEqualTo(ComponentCorpus.shipped().all());
        assertThat(random.metaPrompts()).isNull();
        assertThat(project()
                        .plan(Project.MINIMAL + "method: {name: random-components}\n")
                        .models())
                .as("an optimizer that is not asked needs no key")
                .containsOnlyKeys(Role.TASK);
    }

    @Test
    void sprigNeedsNoOptimizerAndDrawsValidationItems() {
        String none = Project.MINIMAL.replace("  optimizer: {provider: openai, model: gpt-4o-mini}\n", "")
                + "method: {name: sprig}\n";
        RunPlan plan = project().plan(none.replace("train: 8", "train: 3, validation: 4"));
        assertThat(plan.models()).containsOnlyKeys(Role.TASK);
        assertThat(plan.metaPrompts()).isNull();
        assertThat(plan.tasks().getFirst().splits().validation()).hasSize(4);
        assertThat(project()
                        .plan(none.replace("train: 8", "train: 3, validation: 0"))
                        .tasks())
                .as("under 60 items the training items select, too")
                .allSatisfy(planned -> assertThat(planned.splits().validation())
                        .isEqualTo(planned.splits().train())
                        .hasSize(3));
        assertThat(project()
                        .plan(Project.MINIMAL.replace("train: 8", "train: 3, validation: 4")
                                + "method: {name: sprig}\n")
                        .metaPrompts())
                .as("an optimizer rephrases")
                .isNotNull();
    }

    /** It stands there unused, needs no key, and must still be right in form. */
    @Test
    void aJudgeIsCheckedForForm() {
        String judge = Project.MINIMAL.replace("models:\n", "models:\n  judge: {provider: %s, model: m}\n");

        assertThat(project().refusal(judge.formatted("opneai")))
                .isEqualTo("metaspo.yaml, models.judge.provider: `opneai` is unknown. Maybe you meant `openai`.");
        assertThat(project().plan(judge.formatted("anthropic")).models()).hasSize(2);
    }

    @Test
    void aCapOnMoneyNeedsAPrice() {
        String priced = Project.MINIMAL + "budget: {usd: 3}\n";
        String unpriced = priced.replace(
                "task: {provider: openai,", "task: {base-url: 'http://127.0.0.1:1/v1', provider: openai,");

        assertThat(project().plan(priced).caps().usd()).isEqualByComparingTo("3");
        assertThat(project().refusal(unpriced))
                .isEqualTo("metaspo.yaml, models.task.price: is needed for a cap on USD: no price is known of openai"
                        + " gpt-4o-mini at http://127.0.0.1:1/v1."
                        + " Write `price: {input: ..., output: ...}` in USD per million tokens.");
        assertThat(project().refusal(unpriced.replace("{usd: 3}", "{roles: {task: {usd: 3}}}")))
                .contains("models.task.price: is needed");
        assertThat(project()
                        .plan(unpriced.replace("task: {", "task: {price: {input: 1, output: 2}, "))
                        .caps()
                        .usd())
                .isEqualByComparingTo("3");
    }

    @Test
    void aDefaultThatAModelRefusesIsLeftOutAndShown() {
        Configuration configuration = project().read(Project.MINIMAL.replaceFirst("gpt-4o-mini", "o3"));

        assertThat(configuration.plan("train").models().values())
                .extracting(settings -> settings.temperature())
                .containsExactlyInAnyOrder(null, 1.0);
        assertThat(configuration.notices())
                .contains("task model o3: temperature: not sent, since the model refuses it.");
    }

    /** Data and tasks. */
    @Test
    void missingAndWrongTasks() {
        Project project = project();
        assertThat(project.refusal(Project.MINIMAL.replace("tea.yaml", "coffee.yaml")))
                .isEqualTo("metaspo.yaml, tasks.source.0: There is no task file coffee.yaml."
                        + " Give the path of a task file (YAML).");
        assertThat(project.refusal(Project.MINIMAL.replace("tea.yaml", "beauty")))
                .isEqualTo("metaspo.yaml, tasks.source.0: There is no data of `beauty`: neither beauty.jsonl nor"
                        + " beauty.json beside it. Type: metaspo tasks import beauty --to " + directory);
        assertThat(project.refusal(Project.MINIMAL.replace("tea.yaml", "beuaty")))
                .isEqualTo("metaspo.yaml, tasks.source.0: The catalogue has no task `beuaty`. Maybe you meant"
                        + " `beauty`.");
        assertThat(project.refusal(Project.MINIMAL.replace("{source: [tea.yaml]}", "{source: []}")))
                .isEqualTo("metaspo.yaml, tasks.source: names no task. List at least one: a name of `metaspo tasks"
                        + " list`, or a task file.");
        assertThat(project.refusal(Project.MINIMAL.replace("[tea.yaml]", "[tea.yaml, tea.yaml]")))
                .isEqualTo("metaspo.yaml, tasks.source.1: Two tasks are called `tea`. Give each its own `name`.");
        assertThat(project.refusal(Project.MINIMAL.replace("source: [tea.yaml]", "reference-layout: here")))
                .isEqualTo("metaspo.yaml, tasks.domain: is missing."
                        + " Say which domain of the folder, such as `domain: amazon`.");
        project.write("tea.yaml", "instruction: Is it?\nanswer: {form: yes-no}\ndata: {file: tea.json}\n");
        assertThat(project.refusal(Project.MINIMAL))
                .isEqualTo("tea.yaml, suffix: Neither instruction nor suffix shows the question."
                        + " Put {question} where the question goes.");
        project.write(
                "tea.yaml", "instruction: <frozen>Is it? {question}\nanswer: {form: yes-no}\ndata: {file: tea.json}\n");
        assertThat(project.refusal(Project.MINIMAL))
                .isEqualTo("metaspo.yaml, tasks.source.0: has a mark of a frozen region without its partner, or one"
                        + " region inside another. Write <frozen>...</frozen> around each passage.");
    }

    @Test
    void missingAndWrongData() throws IOException {
        Project project = project();
        String reference = Project.MINIMAL + "method: {schedule: reference}\n";
        assertThat(project.refusal(reference.replace("train: 8", "train: 9")))
                .startsWith("tea.yaml: Asked for 9 items for train, but there are 8")
                .endsWith("or add data.");
        assertThat(project.refusal(Project.MINIMAL.replace("train: 8", "train: 0")))
                .isEqualTo("metaspo.yaml, data.train: must be a whole number of at least 1. Mend the value.");
        assertThat(project.refusal(Project.MINIMAL.replace("train: 8", "test: -1")))
                .isEqualTo("metaspo.yaml, data.train: must be a whole number of at least 1. Mend the value."
                        .replace("train", "test"));
        assertThat(project.refusal(Project.MINIMAL.replace("train: 8", "validation: -1")))
                .startsWith("metaspo.yaml, data.validation: must be a whole number of at least 0.");
        assertThat(project.refusal(Project.MINIMAL.replace("train: 8", "directory: nowhere")))
                .isEqualTo("metaspo.yaml, data.directory: `nowhere` is no directory. Mend the path.");
        project.write("tea.json", "{\"train\": [], \"test\": []}");
        assertThat(project.refusal(Project.MINIMAL))
                .isEqualTo("tea.json: The part `train` is empty. Put at least one item into it.");
        project.write("tea.json", "{\"train\": [{\"question\": \"Is it?\"}], \"test\": []}");
        assertThat(project.refusal(Project.MINIMAL))
                .startsWith("tea.json, train item 1: There is no value in column `answer`");
        Files.delete(directory.resolve("tea.json"));
        assertThat(project.refusal(Project.MINIMAL)).contains("tea.json").contains("tea.yaml");
    }

    @Test
    void theEfficientScheduleSelectsOnValidationItems() {
        Project project = project();
        String items = IntStream.range(0, 60)
                .mapToObj("{\"question\": \"Is number %d about tea?\", \"answer\": \"yes\"}"::formatted)
                .collect(Collectors.joining(", "));
        project.write("tea.json", "[" + items + "]");

        assertThat(project.refusal(Project.MINIMAL.replace("train: 8", "train: 8, validation: 0")))
                .isEqualTo("metaspo.yaml, data.validation: must be at least 1: the schedule `efficient` selects on"
                        + " validation items. Mend the value, or write `method: {schedule: reference}`.");
        assertThat(project.plan(Project.MINIMAL.replace("train: 8", "train: 8, validation: 9"))
                        .tasks()
                        .getFirst()
                        .splits()
                        .validation())
                .hasSize(9);
    }

    @Test
    void aConfigurationOfAnotherNameIsPointedOut() throws IOException {
        Files.writeString(directory.resolve("metaspo.yaml"), "name: x\n");
        Path missing = directory.resolve("metaspo.yml");

        assertThatThrownBy(() -> Configuration.read(missing, List.of()))
                .hasMessage(missing + ": There is no such configuration. Maybe you meant `"
                        + directory.resolve("metaspo.yaml") + "`.");
    }

    @Test
    void noConfigurationAtAll() {
        Path missing = directory.resolve("none.yaml");
        assertThatThrownBy(() -> Configuration.read(missing, List.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(missing + ": There is no such configuration. Give the path of a YAML file.");
        assertThat(project().refusal("")).startsWith("metaspo.yaml");
        assertThat(project().refusal("- a list\n"))
                .isEqualTo("metaspo.yaml: This is no group of keys. Write `key: value` lines.");
        assertThat(project().refusal("---\n")).startsWith("metaspo.yaml: This is no group of keys.");
        assertThat(project().refusal("name: 'unclosed\n")).contains("This is no YAML that can be read");
        assertThat(project().refusal("name: a\nname: b\n"))
                .contains("metaspo.yaml:2")
                .contains("repeated keys");
    }

    @Test
    void aRefusedConfigurationLeavesTheDirectoryAsItWas() throws IOException {
        Project project = project();
        project.refusal(Project.MINIMAL + "method: {schedule: fast}\n");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("metaspo.yaml", "tea.yaml", "tea.json");
        }
    }
}
