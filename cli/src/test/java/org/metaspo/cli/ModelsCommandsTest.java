package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.Trouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code models list}, {@code check} and {@code pull}, as a script sees them. */
class ModelsCommandsTest {
    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private List<Error> errors(String schema) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "schemas", schema)), InputFormat.JSON)
                .validate(out.toString(), InputFormat.JSON);
    }

    private String config(String models) throws IOException {
        return Files.writeString(directory.resolve("metaspo.yaml"), "models:\n" + models)
                .toString();
    }

    @Test
    void listTellsPricesWithTheirDateAndWhatEachTakes() {
        assertThat(metaspo("models", "list", "--provider", "openai")).isZero();

        assertThat(out.toString())
                .contains("https://api.openai.com/v1", "OPENAI_API_KEY", "service-tier: flex")
                .containsPattern("gpt-6-luna +0.10 +0.01 +0.50 +effort: none +no +yes")
                .containsPattern("gpt-4.1-nano .*ENDED 2026-10-23")
                .containsPattern("Prices in USD per million tokens, as of 2026-\\d\\d-\\d\\d");
    }

    @Test
    void listAsJsonHasEveryProvider() throws IOException {
        assertThat(metaspo("models", "list", "--json")).isZero();

        assertThat(errors("models-list.schema.json")).isEmpty();
        assertThat(json().path("providers").findValuesAsString("name"))
                .contains("openai", "claude-sonnet-5-5", "groq", "local");
        JsonNode sonnet = json().path("providers")
                .valueStream()
                .flatMap(provider -> provider.path("models").valueStream())
                .filter(model -> model.path("name").stringValue().equals("claude-sonnet-4-5"))
                .findFirst()
                .orElseThrow();
        assertThat(sonnet.path("aliases").get(0).stringValue()).isEqualTo("claude-sonnet-4.5");
        assertThat(sonnet.path("successor").stringValue()).isEqualTo("claude-sonnet-5-5");
        assertThat(sonnet.path("end").stringValue()).isIn("near", "past");
    }

    @Test
    void anUnknownProviderIsSuggestedOne() {
        assertThat(metaspo("models", "list", "--provider", "grok")).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe you meant `groq`");
    }

    @Test
    void checkAsksEachRoleOnce() throws IOException {
        try (Testbed testbed = Testbed.start(Settings.defaults())) {
            String config = config("""
                      task: {provider: openai, model: t, base-url: "%s", price: {input: 1, output: 2}}
                      optimizer: {provider: groq, model: o, base-url: "%s"}
                    """.formatted(testbed.baseUrl(), testbed.baseUrl("groq")));

            assertThat(metaspo("models", "check", config, "--json")).isZero();

            assertThat(testbed.log().count()).isEqualTo(2);
        }
        assertThat(errors("models-check.schema.json")).isEmpty();
        JsonNode task = json().path("checks").get(0);
        assertThat(task.path("role").stringValue()).isEqualTo("task");
        assertThat(task.path("reached").booleanValue()).isTrue();
        assertThat(task.path("usd").stringValue()).isEqualTo("0.000009");
        assertThat(json().path("checks").get(1).path("usd").isNull()).isTrue();
    }

    @Test
    void aModelThatAnswersNotEndsWithFour() throws IOException {
        try (Testbed testbed = Testbed.start(
                Settings.defaults().faults(FaultPlan.forModel("o", FaultPlan.first(9, Trouble.OVERLOADED))))) {
            String config = config("""
                      task: {provider: openai, model: t, base-url: "%s"}
                      optimizer: {provider: openai, model: o, base-url: "%s"}
                    """.formatted(testbed.baseUrl(), testbed.baseUrl()));

            assertThat(metaspo("models", "check", config)).isEqualTo(4);
        }
        assertThat(out.toString()).containsPattern("task +openai +t +answered").containsPattern("optimizer .*FAILED");
        assertThat(err.toString()).contains("optimizer model: openai o: HTTP 503");
    }

    @Test
    void aKeyThatIsNotSetEndsWithTwo() throws IOException {
        String config = config("  task: {provider: together, model: t, api-key-env: NOT_SET_ANYWHERE}\n");

        assertThat(metaspo("models", "check", config)).isEqualTo(2);
        assertThat(err.toString()).contains("environment variable NOT_SET_ANYWHERE: is not set");
    }

    @Test
    void pullWithoutANameSaysWhatThereIs() throws IOException {
        assertThat(metaspo("models", "pull", "--json")).isZero();

        assertThat(errors("models-pull.schema.json")).isEmpty();
        assertThat(json().path("models").findValuesAsString("name"))
                .containsExactly(
                        "smollm2-135m-instruct",
                        "qwen2.5-0.5b-instruct",
                        "smollm2-1.7b-instruct",
                        "qwen2.5-1.5b-instruct");
        assertThat(metaspo("models", "pull")).isZero();
        assertThat(out.toString()).containsPattern("qwen2.5-1.5b-instruct +1117 MB +Apache-2.0");
    }

    @Test
    void pullOfSomethingElseIsRefused() {
        assertThat(metaspo("models", "pull", "qwen2.5-1.5b")).isEqualTo(2);
        assertThat(err.toString()).contains("GGUF file can be named by its path");
    }
}
