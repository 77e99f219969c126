package org.metaspo.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;

/** A small project in a directory of its own: one task with 8 training and 6 test items. */
final class Project {
    /** The least that a configuration must say. */
    static final String MINIMAL = """
            models:
              task: {provider: openai, model: gpt-4o-mini}
              optimizer: {provider: openai, model: gpt-4o-mini}
            tasks: {source: [tea.yaml]}
            data: {train: 8}
            """;

    private static final String TASK = """
            instruction: Is this about tea?
            suffix: "\\n\\n{question}"
            answer: {form: yes-no}
            data: {file: tea.json}
            """;

    private final Path directory;

    Project(Path directory) {
        this.directory = directory;
        write("tea.yaml", TASK);
        write("tea.json", "{\"train\": [" + items("train", 8) + "], \"test\": [" + items("test", 6) + "]}");
    }

    private static String items(String part, int count) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ", ")
                    .append("{\"question\": \"" + part + " " + i + "?\", \"answer\": \"" + (i % 2 == 0 ? "yes" : "no")
                            + "\"}");
        }
        return items.toString();
    }

    /** Writes a file of the project. */
    Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    Configuration read(String configuration, String... assignments) {
        return Configuration.read(write("metaspo.yaml", configuration), List.of(assignments));
    }

    RunPlan plan(String configuration, String... assignments) {
        return read(configuration, assignments).plan("train");
    }

    /** The one message that a configuration is refused with; the project's directory is left out. */
    String refusal(String configuration, String... assignments) {
        try {
            plan(configuration, assignments);
        } catch (BadInputException e) {
            return String.valueOf(e.getMessage()).replace(directory + "/", "");
        }
        throw new AssertionError("The configuration was accepted:\n" + configuration);
    }
}
