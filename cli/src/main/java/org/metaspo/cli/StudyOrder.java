package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ResultFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a study of several runs was asked, kept beside them as {@code study.json}, so that it can go on.
 *
 * @param study replicate or transfer
 * @param config the configuration's file, or a run's directory; absolute
 * @param assignments of {@code --set}
 * @param options by name
 */
record StudyOrder(String study, String config, List<String> assignments, Map<String, String> options) {
    private static final String FILE = "study.json";

    StudyOrder {
        assignments = List.copyOf(assignments);
        options = new TreeMap<>(options);
    }

    /** The order that a directory keeps; empty where it keeps none. */
    static Optional<StudyOrder> in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(file), StudyOrder.class));
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(), "is damaged.", "Start the study anew with another --run-dir.", e);
        }
    }

    /** Checks that a directory holds nothing, or the same study. */
    void require(Path directory) throws IOException {
        Optional<StudyOrder> kept = in(directory);
        if (kept.isPresent() && !kept.get().withoutCaps().equals(withoutCaps())) {
            throw new BadInputException(
                    directory.toString(),
                    "holds another study, or this one asked otherwise.",
                    "Give the same command again to go on with it, or another --run-dir.");
        }
        if (kept.isEmpty() && Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new BadInputException(
                            directory.toString(),
                            "holds other files.",
                            "Give an empty directory, or one that does not exist yet.");
                }
            }
        }
    }

    /** Keeps it where the directory keeps none yet. */
    void keep(Path directory) throws IOException {
        if (in(directory).isEmpty()) {
            Files.createDirectories(directory);
            ResultFiles.replace(
                    directory.resolve(FILE),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        }
    }

    /** Caps may be others when a study goes on. */
    private StudyOrder withoutCaps() {
        Map<String, String> others = new TreeMap<>(options);
        others.keySet().removeIf(option -> option.startsWith(StudyCaps.PREFIX));
        return new StudyOrder(study, config, assignments, others);
    }

    /** A whole number of the options. */
    int number(String option) {
        return Integer.parseInt(options.getOrDefault(option, "0"));
    }
}
