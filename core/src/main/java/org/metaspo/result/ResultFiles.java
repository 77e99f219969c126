package org.metaspo.result;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.metaspo.journal.OwnerOnly;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a run directory that hold its result. Each is replaced as a whole, so that no reader sees half of it. */
public final class ResultFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper LINES = JsonMapper.builder().build();

    private ResultFiles() {}

    /** Writes them all; {@code result.json} last, since its presence says that the rest is there. */
    public static void write(Path directory, RunResult result, List<CandidateLine> candidates, String report)
            throws IOException {
        replace(
                directory.resolve("candidates.jsonl"),
                candidates.stream()
                        .map(line -> LINES.writeValueAsString(line) + "\n")
                        .collect(Collectors.joining()));
        replace(directory.resolve("system-prompt.txt"), result.systemPrompt().learned());
        replace(directory.resolve("report.md"), report);
        replace(directory.resolve("result.json"), json(result) + "\n");
    }

    /** The text of {@code result.json}. */
    public static String json(RunResult result) {
        return JSON.writeValueAsString(result);
    }

    /** A list of texts, such as user prompts, in JSON. */
    public static String json(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    /** Reads a {@code result.json}. */
    public static RunResult read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), RunResult.class);
    }

    /** Reads {@code candidates.jsonl}. */
    public static List<CandidateLine> readCandidates(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> LINES.readValue(line, CandidateLine.class)).toList();
        }
    }

    /** Writes a file beside and moves it into place. Results hold prompts, data and answers: they are their owner's alone. */
    public static void replace(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        OwnerOnly.create(unfinished);
        Files.writeString(unfinished, text, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
