package org.metaspo.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.judge.Case;
import org.metaspo.judge.Labelled;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;
import org.metaspo.task.source.LabelledFile;
import org.metaspo.task.source.LabelledFile.Row;

/** Labelled answers: a file's rows made into cases of a kind, with people's verdicts in the kind's words. */
final class LabelReader {
    /** What people write where the kind knows two words. */
    private static final Map<String, Integer> TWO_VALUES =
            Map.of("1", 1, "0", 0, "true", 1, "false", 0, "yes", 1, "no", 0);

    private final Judged metric;

    LabelReader(Judged metric) {
        this.metric = metric;
    }

    List<Labelled> read(Path file) {
        return LabelledFile.read(file).stream().map(this::labelled).toList();
    }

    private Labelled labelled(Row row) {
        boolean pairs = metric.judge() == JudgeKind.PAIRWISE;
        if (metric.judge() == JudgeKind.REFERENCE && row.references().isEmpty()) {
            throw new BadInputException(
                    row.place(), "There is no `reference` to judge by.", "Give one, or take another kind of judge.");
        }
        Case asked = new Case(
                metric.judge(),
                metric.rubric(),
                metric.votes(),
                row.question(),
                row.references(),
                required(row, "answer"),
                pairs ? required(row, "opponent") : "");
        String second = row.columns().get("human2");
        return new Labelled(
                asked,
                category(row, "human", required(row, "human")),
                second == null ? null : category(row, "human2", second),
                arm(row));
    }

    private static String required(Row row, String column) {
        String value = row.columns().get(column);
        if (value == null || value.isBlank()) {
            throw new BadInputException(
                    row.place(),
                    "The column `" + column + "` is missing or blank.",
                    "A row has question, answer and human; reference, opponent, human2 and arm where they apply.");
        }
        return value;
    }

    private String category(Row row, String column, String label) {
        List<String> categories = metric.judge().categories();
        String word = label.strip().toLowerCase(Locale.ROOT);
        Integer index = categories.size() == 2 ? TWO_VALUES.get(word) : null;
        if (index == null && !categories.contains(word)) {
            throw new BadInputException(
                    row.place(),
                    "`" + label + "` in the column `" + column + "` is no verdict of the kind `"
                            + metric.judge().key() + "`.",
                    "Write one of " + String.join(", ", categories) + ".");
        }
        return index == null ? word : categories.get(index);
    }

    private static @Nullable String arm(Row row) {
        String arm = row.columns().get("arm");
        if (arm == null) {
            return null;
        }
        String word = arm.strip().toLowerCase(Locale.ROOT);
        if (!List.of(Labelled.START, Labelled.LEARNED).contains(word)) {
            throw new BadInputException(
                    row.place(), "`" + arm + "` in the column `arm` is unknown.", "Write start or learned.");
        }
        return word;
    }
}
