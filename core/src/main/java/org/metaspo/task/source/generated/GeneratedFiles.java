package org.metaspo.task.source.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.WholeFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * A generated task on disk: the task file, and beside it the data.
 *
 * @param task the task file, which {@code metaspo train} takes
 * @param data the items by part
 */
public record GeneratedFiles(Path task, Path data) {
    /** The files of a task in a directory. */
    public static GeneratedFiles in(Path directory, Generator generator) {
        return new GeneratedFiles(
                directory.resolve(generator.name() + ".yaml"), directory.resolve(generator.name() + ".json"));
    }

    /**
     * Makes the items and writes the files. Files that already say the same are left alone.
     *
     * @param overwrite whether files that say something else are replaced
     * @throws BadInputException where they may not be replaced or cannot be written
     */
    public void write(Generation generation, boolean overwrite) {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(data, items(generation));
        texts.put(task, TaskText.of(generation, String.valueOf(data.getFileName())));
        try {
            if (!overwrite) {
                for (Map.Entry<Path, String> text : texts.entrySet()) {
                    requireFree(text.getKey(), text.getValue());
                }
            }
            Files.createDirectories(task.toAbsolutePath().getParent());
            for (Map.Entry<Path, String> text : texts.entrySet()) {
                WholeFile.write(text.getKey(), text.getValue());
            }
        } catch (IOException e) {
            throw new BadInputException(
                    task.toString(),
                    "The files cannot be read or written (" + e + ").",
                    "Check the path and its rights.",
                    e);
        }
    }

    private static void requireFree(Path file, String text) throws IOException {
        if (Files.exists(file)
                && !(Files.isRegularFile(file) && Files.readString(file).equals(text))) {
            throw new BadInputException(
                    file.toString(),
                    "There is already something else of this name.",
                    "Give another --to, or --overwrite.");
        }
    }

    /** One item a line, so that a change of sizes changes few lines. */
    private static String items(Generation generation) {
        JsonMapper mapper = JsonMapper.shared();
        List<String> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            List<String> lines = generation.items(part).stream()
                    .map(mapper::writeValueAsString)
                    .toList();
            if (!lines.isEmpty()) {
                parts.add("\"" + part.key() + "\": [\n" + String.join(",\n", lines) + "\n]");
            }
        }
        return "{" + String.join(",\n", parts) + "}\n";
    }
}
