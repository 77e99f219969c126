package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command says; what is served is in the tests of {@code cli.serve}. */
@Timeout(60)
class ServeCommandTest {
    @TempDir
    Path directory;

    /** The first line while it serves, which it does until it is interrupted. */
    private String firstLine(String... more) throws IOException, InterruptedException {
        Path runs = Files.createDirectories(directory.resolve("runs"));
        PipedWriter out = new PipedWriter();
        try (BufferedReader said = new BufferedReader(new PipedReader(out))) {
            Invocation invocation = new Invocation(
                    Commands.IN_THIS_VERSION,
                    new PrintWriter(out, true),
                    new PrintWriter(new StringWriter()),
                    Terminal.NONE);
            String[] args = Stream.concat(Stream.of("serve", runs.toString(), "--port=0"), Stream.of(more))
                    .toArray(String[]::new);
            Thread serving = Thread.ofVirtual().start(() -> invocation.run(args));
            String line = said.readLine();
            serving.interrupt();
            serving.join();
            return line;
        }
    }

    @Test
    void theFirstLineIsTheAddress() throws Exception {
        assertThat(firstLine()).matches("http://127\\.0\\.0\\.1:[0-9]+/");
    }

    @Test
    void asJsonItIsADocumentOnOneLineWithoutTheToken() throws Exception {
        JsonNode json = JsonMapper.shared().readTree(firstLine("--json"));

        assertThat(json.path("address").asString()).matches("http://127\\.0\\.0\\.1:[0-9]+/");
        assertThat(json.path("runs").asString())
                .isEqualTo(directory.resolve("runs").toString());
        assertThat(json.path("needsToken").toString()).isEqualTo("{\"pages\":false,\"changes\":true}");
        assertThat(json.properties()).hasSize(3);
    }
}
