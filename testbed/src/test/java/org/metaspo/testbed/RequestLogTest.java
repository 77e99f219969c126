package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestLogTest {
    private static final Map<String, Object> ONE = Calls.openAi("s", "one");
    private static final Map<String, Object> TWO = Calls.anthropic("s", "two");

    private static RequestLog after(Settings settings) throws Exception {
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            calls.chat(ONE);
            calls.messages(TWO, "x-api-key", "secret");
            calls.chat(ONE);
            return testbed.log();
        }
    }

    @Test
    void tellsWhatWasAskedHowOften() throws Exception {
        RequestLog log = after(Settings.defaults());

        assertThat(log.count()).isEqualTo(3);
        assertThat(log.distinctBodies()).isEqualTo(2);
        assertThat(log.timesAsked().values()).containsExactlyInAnyOrder(2, 1);
        assertThat(log.byModel()).isEqualTo(Map.of("m", 3L));
        assertThat(log.maxInFlight()).isEqualTo(1);

        assertThat(log.entries()).extracting(LogEntry::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(log.entries()).extracting(LogEntry::attempt).containsExactly(1, 1, 2);
        assertThat(log.entries()).extracting(LogEntry::status).containsOnly(200);
        assertThat(log.entries())
                .extracting(LogEntry::route)
                .containsExactly("/v1/chat/completions", "/v1/messages", "/v1/chat/completions");
        assertThat(log.entries()).extracting(LogEntry::key).containsExactly(false, true, false);
        assertThat(log.entries()).extracting(LogEntry::body).containsOnlyNulls();
        assertThat(log.entries())
                .allSatisfy(entry -> assertThat(entry.endedNanos()).isGreaterThanOrEqualTo(entry.arrivedNanos()));
    }

    @Test
    void keepsAsMuchAsItIsTold() throws Exception {
        assertThat(after(Settings.defaults().keep(Keep.BODIES))
                        .entries()
                        .getFirst()
                        .body())
                .contains("\"one\"");
        RequestLog totals = after(Settings.defaults().keep(Keep.TOTALS));
        assertThat(totals.entries()).isEmpty();
        assertThat(totals.count()).isEqualTo(3);
    }

    @Test
    void appendsALineOfJsonPerRequest(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("log.jsonl");
        after(Settings.defaults().logFile(file).keep(Keep.BODIES));
        after(Settings.defaults().logFile(file));

        List<JsonNode> lines = Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1).path("route").stringValue()).isEqualTo("/v1/messages");
        assertThat(lines.get(1).path("key").booleanValue()).isTrue();
        assertThat(lines.get(2).path("attempt").intValue()).isEqualTo(2);
        assertThat(lines.get(2).path("digest")).isEqualTo(lines.get(5).path("digest"));
        assertThat(lines.get(2).path("body").stringValue()).contains("\"one\"");
        assertThat(lines.get(5).has("body")).isFalse();
        assertThat(Files.readString(file)).doesNotContain("secret");
    }

    @Test
    void theFileIsReadableWhileTheTestbedRuns(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("log.jsonl");
        try (Testbed testbed = Testbed.start(Settings.defaults().logFile(file));
                Calls calls = new Calls(testbed)) {
            calls.chat(ONE);
            assertThat(Files.readAllLines(file)).hasSize(1);
        }
    }

    @Test
    void rejectedRequestsAreLoggedToo() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().models("other"));
                Calls calls = new Calls(testbed)) {
            calls.chat(ONE);
            calls.chat(Map.of());
            assertThat(testbed.log().entries()).extracting(LogEntry::status).containsExactly(404, 400);
            assertThat(testbed.log().entries()).extracting(LogEntry::model).containsExactly("m", "");
        }
    }
}
