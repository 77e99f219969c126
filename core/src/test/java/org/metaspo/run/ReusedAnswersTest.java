package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Listener;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Providers;
import org.metaspo.model.Role;

/** Which runs share answers: those that ask the same model at the same address. */
class ReusedAnswersTest {
    @TempDir
    Path directory;

    private String scope(String provider, Map<String, String> environment) throws InterruptedException {
        ModelSettings settings = new ModelSettings(
                provider, "m", null, null, null, null, 64, null, Duration.ofSeconds(30), 3, false, null);
        Map<Role, ModelSettings> models = Map.of(Role.TASK, settings);
        Connector connector = (role, chosen) -> Providers.connect(chosen, environment::get, (step, done, total) -> {});
        Run.Surroundings around =
                new Run.Surroundings(connector, Listener.NONE, new StopSignal(), directory.resolve("answers.db"));
        try (ConnectedModels connected = ConnectedModels.connect(models, connector);
                ReusedAnswers reused = new ReusedAnswers(around, models, connected)) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(reused.reuse()).scopes().get(Role.TASK));
        }
    }

    private String azure(String endpoint, String key) throws InterruptedException {
        return scope("azure-openai", Map.of("AZURE_OPENAI_ENDPOINT", endpoint, "AZURE_OPENAI_API_KEY", key));
    }

    private String runPod(String provider, String endpoint) throws InterruptedException {
        return scope(provider, Map.of("RUNPOD_ENDPOINT_ID", endpoint, "RUNPOD_API_KEY", "key-one"));
    }

    @Test
    void addressesFromTheEnvironmentTellDeploymentsApart() throws InterruptedException {
        assertThat(azure("https://one.openai.azure.com", "key-one"))
                .isNotEqualTo(azure("https://two.openai.azure.com", "key-one"));
        assertThat(runPod("runpod", "one")).isNotEqualTo(runPod("runpod", "two"));
        assertThat(runPod("runpod-native", "one")).isNotEqualTo(runPod("runpod-native", "two"));
    }

    @Test
    void theSameAddressIsTheSameHoweverItIsWrittenAndWhoeverAsks() throws InterruptedException {
        assertThat(azure("https://one.openai.azure.com/", "key-two"))
                .isEqualTo(azure("https://one.openai.azure.com", "key-one"))
                .contains("https://one.openai.azure.com/openai/v1")
                .doesNotContain("key-");
    }
}
