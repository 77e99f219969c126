package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.problem.BadInputException;

/** A file of answers that people have judged: {@code .jsonl}, {@code .json} or {@code .csv}, a row each. */
public final class LabelledFile {
    /** Columns beside {@code question} and {@code reference}; an item has those that it has. */
    private static final List<String> COLUMNS = List.of("answer", "opponent", "human", "human2", "arm");

    /**
     * A row.
     *
     * @param place file and line, for messages
     * @param question that was answered
     * @param references accepted answers, may be empty
     * @param columns the further columns that it has: answer, opponent, human, human2, arm
     */
    public record Row(String place, String question, List<String> references, Map<String, String> columns) {}

    private LabelledFile() {}

    /**
     * The rows of a file.
     *
     * @throws BadInputException with place and remedy
     */
    public static List<Row> read(Path file) {
        Map<String, String> used = new LinkedHashMap<>();
        COLUMNS.forEach(name -> used.put(name, name));
        Columns columns = new Columns("question", "reference", "references", "id", false, null, null, Map.of(), used);
        return new ExampleFile(file, new RowReader(columns, false))
                .list().stream()
                        .map(item -> new Row(
                                item.place(),
                                item.example().question(),
                                item.example().answers(),
                                item.example().columns()))
                        .toList();
    }
}
