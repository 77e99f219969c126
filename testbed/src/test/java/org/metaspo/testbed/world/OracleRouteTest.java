package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.world.Rule.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OracleRouteTest {
    private final World world = World.of("normal", 4);

    private static HttpResponse<String> post(Testbed testbed, String body) throws Exception {
        URI address = URI.create(testbed.baseUrl()).resolve(OracleRoute.PATH);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
            return client.send(
                    (body.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void tellsTheTruthOverHttp() throws Exception {
        Rule rule = Asking.rules(world, Kind.USEFUL, null).getFirst();
        String system = rule.concept().wordings().getFirst();
        WorldTask task = world.targetTasks().getFirst();
        try (Testbed testbed = Testbed.start(world.settings())) {
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("system", system)
                    .put("task", task.name())
                    .toString();
            JsonNode one = JsonMapper.shared().readTree(post(testbed, body).body());
            assertThat(one.path("accuracy").doubleValue())
                    .isEqualTo(world.oracle().accuracy(system, task.userPrompt(), task));
            assertThat(one.path("systemRules").values())
                    .extracting(JsonNode::asString)
                    .containsExactly(rule.name());

            JsonNode all = JsonMapper.shared().readTree(post(testbed, "{}").body());
            assertThat(all.path("tasks")).hasSize(8);
            assertThat(all.path("sourceAccuracy").doubleValue()).isCloseTo(0.38, within(1e-9));
            assertThat(all.path("targetAccuracy").doubleValue()).isCloseTo(0.38, within(1e-9));
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        try (Testbed testbed = Testbed.start(world.settings())) {
            assertThat(post(testbed, "").statusCode()).isEqualTo(405);
            assertThat(post(testbed, "{").body()).contains("not JSON");
            HttpResponse<String> unknown = post(testbed, "{\"task\": \"moon\"}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("moon");
        }
    }
}
