package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.testbed.world.World;

class ArgumentsTest {
    private static Settings settings(String line) throws Exception {
        return Arguments.settings(line.isEmpty() ? List.of() : List.of(line.split(" ")), Map.of("KEY", "open-sesame"));
    }

    @Test
    void setsThePace() throws Exception {
        Settings settings = settings(
                "--port 8099 --latency 200 --seed 3 --jitter 50 --spread 0.5 --capacity 64 --reject --rpm 600 --log l");
        assertThat(settings.port()).isEqualTo(8099);
        assertThat(settings.pace())
                .isEqualTo(new Pace(Duration.ofMillis(200), Duration.ofMillis(50), 3, 64, true, 600, false, 0.5));
        assertThat(settings.logFile()).isEqualTo(Path.of("l"));
    }

    @Test
    void takesTheKeyFromTheEnvironment() throws Exception {
        assertThat(settings("--key-env KEY").access().apiKey()).isEqualTo("open-sesame");
        assertThatThrownBy(() -> settings("--key-env OTHER")).hasMessageContaining("OTHER is not set");
    }

    @Test
    void givesEachModelItsResponder(@TempDir Path directory) throws Exception {
        Path file =
                Files.writeString(directory.resolve("items.jsonl"), "{\"question\": \"Why?\", \"answer\": \"So.\"}");
        Settings settings =
                settings("--base 1 --model m=skill:%s --model t=table:%s --model o=optimizer --model x=text:hello"
                        .formatted(file, file));
        assertThat(settings.access().models()).containsExactlyInAnyOrder("m", "t", "o", "x");
        assertThat(settings.responder().answer(Calls.call("<answer>", "Why?")).text())
                .isEqualTo("<answer>So.</answer>");
        ByModel models = (ByModel) settings.responder();
        assertThat(models.responders().get("t"))
                .extracting(table -> table.answer(Calls.call("s", "Why?")).text())
                .isEqualTo("So.");
        assertThat(models.responders().get("x"))
                .extracting(text -> text.answer(Calls.call("s", "u")).text())
                .isEqualTo("hello");
    }

    @Test
    void makesAWorldFromASeedThatMayStandBehindIt() throws Exception {
        Arguments.Launch launch =
                Arguments.launch(List.of("--world", "null", "--seed", "3", "--write-tasks", "w"), Map.of());

        assertThat(launch.settings().access().models()).containsExactlyInAnyOrder("task", "optimizer", "judge");
        assertThat(launch.settings().routes()).containsOnlyKeys("/world/oracle");
        assertThat(launch.taskDirectory()).isEqualTo(Path.of("w"));
        assertThat(launch.world())
                .extracting(World::tasks)
                .isEqualTo(World.of("null", 3).tasks());
    }

    @Test
    void collectsFaults() throws Exception {
        FaultPlan plan = settings("--fault reset=0 --fault status-503=1").faults();
        assertThat(plan.on(Calls.call("s", "u"))).contains(Fault.status(503));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --speed 5             | --speed is unknown
            --port                | --port is unknown or lacks its value
            --port many           | --port needs a whole number
            --base half           | --base needs a number
            --model m             | --model needs NAME=
            --world moon          | No world is called "moon"
            --write-tasks w       | --write-tasks needs --world
            --model m=magic       | "magic" is not skill:FILE
            --fault quake=0.5     | No fault is named "quake"
            --fault reset=2       | A share lies between 0 and 1
            """)
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> settings(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
