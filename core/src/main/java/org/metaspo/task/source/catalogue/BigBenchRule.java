package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * An example of a BIG-bench task file: {@code input} with {@code target_scores} (option text to 0 or 1) or {@code target}
 * (a text or a list of them). In some files the right option is always the first: options are shuffled, by the seed and
 * the item.
 *
 * @param layout how the options are shown
 * @param answer what the answer is
 * @param labels what an option's text is called in the answer; empty: its text
 */
record BigBenchRule(Layout layout, Answer answer, Map<String, String> labels) implements RowRule {
    private static final String PREFIX = "task_prefix";

    /** How options are shown. */
    enum Layout {
        /** Not at all: the input names them. */
        PLAIN,
        /** With letters, shuffled. */
        LETTERS,
        /** With dashes, in the file's order. */
        DASHES;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an answer is. */
    enum Answer {
        /** The right option's letter. */
        LETTER,
        /** The right option's text. */
        TEXT,
        /** The target that is written in digits. */
        NUMBER;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BigBenchRule {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(answer, "answer");
        labels = labels == null ? Map.of() : labels;
    }

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        String input = cells.text("input");
        if (input.isEmpty()) {
            return RowOutcome.dropped("empty question");
        }
        return cells.row().has("target_scores") && answer != Answer.NUMBER
                ? scored(cells, input, randomness)
                : targeted(cells, input);
    }

    private RowOutcome scored(Cells cells, String input, Randomness randomness) {
        JsonNode scores = cells.node("target_scores");
        List<String> options = List.copyOf(scores.propertyNames());
        List<String> right = options.stream()
                .filter(option -> scores.path(option).asDouble(0) == 1)
                .toList();
        if (right.size() != 1) {
            return RowOutcome.dropped("not exactly one right option");
        }
        String id = Example.idOf(input + "\n" + String.join("\n", options));
        List<String> shown = layout == Layout.LETTERS ? randomness.shuffled(options, "options/" + id) : options;
        String gold = answer == Answer.LETTER
                ? Letters.of(shown.indexOf(right.get(0)))
                : labels.getOrDefault(right.get(0), right.get(0));
        return RowOutcome.item(
                new RowItem(id, prefix(cells) + input + list(shown), List.of(gold), shown, Example.idOf(input), false));
    }

    private String list(List<String> options) {
        return switch (layout) {
            case PLAIN -> "";
            case LETTERS -> Letters.list(options);
            case DASHES -> Letters.dashes(options);
        };
    }

    private RowOutcome targeted(Cells cells, String input) {
        JsonNode target = cells.node("target");
        List<String> golds = new ArrayList<>();
        (target.isArray() ? target.valueStream() : Stream.of(target))
                .map(text -> text.asString("").strip())
                .filter(text -> answer == Answer.NUMBER ? text.matches("-?\\d+") : !text.isEmpty())
                .forEach(golds::add);
        if (golds.isEmpty()) {
            return RowOutcome.dropped(answer == Answer.NUMBER ? "no target in digits" : "no target");
        }
        String id = Example.idOf(input);
        return RowOutcome.item(new RowItem(id, prefix(cells) + input, golds, List.of(), id, false));
    }

    private static String prefix(Cells cells) {
        @Nullable JsonNode prefix = cells.row().get(PREFIX);
        return prefix == null || prefix.asString("").isBlank()
                ? ""
                : prefix.asString().strip() + "\n";
    }
}
