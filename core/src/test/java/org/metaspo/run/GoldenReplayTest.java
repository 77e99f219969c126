package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.result.ResultFiles;
import org.metaspo.testbed.Testbed;

/**
 * A run that an earlier build recorded gives the same result. Where this fails, the program decides or asks otherwise
 * than it did: raise {@link ProgramVersion#SEARCH} and record the run anew by
 *
 * <pre>mvn verify -pl core -am -Dtest=GoldenReplayTest -Dsurefire.extraArgs=-Dgolden.write=true</pre>
 *
 * Where the answers are the same and only what is told of them is meant to differ, write the result alone by {@code
 * -Dgolden.result=true}.
 */
class GoldenReplayTest {
    private static final List<String> FILES = List.of("journal.db", "result.json");

    @TempDir
    Path directory;

    @Test
    void theRecordedRunGivesItsResult() throws IOException {
        for (String file : FILES) {
            try (InputStream in = GoldenReplayTest.class.getResourceAsStream("golden/" + file)) {
                Files.copy(Objects.requireNonNull(in, file), directory.resolve(file));
            }
        }
        assertThat(ResultFiles.json(Run.replay(directory, Listener.NONE)))
                .isEqualTo(ResultFiles.json(
                        ResultFiles.read(directory.resolve("result.json")).withTimings(null)));
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.result", matches = "true")
    void tellItAnew() throws IOException {
        Path golden = Path.of("src/test/resources/org/metaspo/run/golden");
        for (String file : FILES) {
            Files.copy(golden.resolve(file), directory.resolve(file));
        }
        Path result = golden.resolve("result.json");
        var told = Run.replay(directory, Listener.NONE)
                .withTimings(ResultFiles.read(result).timings());
        ResultFiles.replace(result, ResultFiles.json(told) + "\n");
        assertThat(ResultFiles.read(result)).isEqualTo(told);
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void recordItAnew() throws IOException, InterruptedException {
        Project project = Project.in(directory.resolve("project"));
        Path run = directory.resolve("run");
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).train(run);
        }
        Path golden = Path.of("src/test/resources/org/metaspo/run/golden");
        Files.createDirectories(golden);
        for (String file : FILES) {
            Files.deleteIfExists(golden.resolve(file));
            Files.copy(run.resolve(file), golden.resolve(file));
        }
        assertThat(golden).isDirectoryContaining("glob:**journal.db");
    }
}
