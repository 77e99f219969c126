package org.metaspo.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * What responses are read as, in one table for each answer form (in the resources beside this class, folder answers).
 *
 * <p>A line is {@code response => verdict}; {@code ␤} is a line break, {@code ␣} a thin space. The verdict is the answer, or {@code ! reason}
 * where there is none. {@code == name} begins a section, which has a format of its own. Under {@code == gold TEXT; TEXT}
 * the verdict is {@code right} or {@code wrong}, under {@code == gold} alone what reads is the data's own answer.
 */
class AnswerTableTest {
    private static final String QUESTION = """
            Which?
            Options:
            (A) Fracture of radius
            (B) Dislocation
            (C) Fracture of ulna
            (D) Vitamin (E) deficiency""";

    record Row(String form, String section, String response, String verdict) {
        @Override
        public String toString() {
            return form + ", " + section + ": " + response + " => " + verdict;
        }
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String form : List.of(
                "integer",
                "number",
                "option-letter",
                "yes-no",
                "label",
                "text",
                "texts",
                "free-text",
                "json",
                "regex")) {
            rows.addAll(rows(form));
        }
        return rows.stream();
    }

    private static List<Row> rows(String form) throws IOException {
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (String line : text("answers/" + form + ".txt").lines().toList()) {
            int arrow = line.lastIndexOf(" => ");
            if (line.startsWith("== ")) {
                section = line.substring("== ".length());
            } else if (arrow >= 0) {
                String response = line.substring(0, arrow).replace('␤', '\n').replace('␣', '\u2009');
                rows.add(new Row(form, section, response, line.substring(arrow + " => ".length())));
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                throw new IllegalArgumentException(form + ".txt: no row: " + line);
            }
        }
        return rows;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = requireNonNull(AnswerTableTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void reads(Row row) {
        AnswerFormat format = format(row.form(), row.section());
        if (row.section().startsWith("gold ")) {
            List<String> golds = Stream.of(
                            row.section().substring("gold ".length()).split("; ", -1))
                    .map(gold -> shown(format.form().canonical(gold, QUESTION)))
                    .toList();
            Example example = Example.of(QUESTION, "none").withAnswers(golds);
            Grade grade = new Accuracy(format.form()).grade(format.read(row.response(), QUESTION), example);
            assertThat(grade).isEqualTo(row.verdict().equals("right") ? Grade.RIGHT : Grade.WRONG);
            assertThat(row.verdict()).isIn("right", "wrong");
        } else {
            Extraction read = row.section().equals("gold")
                    ? format.form().canonical(row.response(), QUESTION)
                    : format.read(row.response(), QUESTION);
            assertThat(shown(read).replace('\n', '␤')).isEqualTo(row.verdict());
        }
    }

    private static String shown(Extraction extraction) {
        return switch (extraction) {
            case Found found -> found.value();
            case Unparseable no -> "! " + no.reason();
        };
    }

    private static AnswerFormat format(String form, String section) {
        return switch (form) {
            case "integer" -> tag(section.equals("rating") ? IntegerForm.between(1, 5) : IntegerForm.any());
            case "number" -> placed(new NumberForm(), section);
            case "option-letter" -> tag(new OptionLetterForm(section.equals("seven") ? 7 : 4));
            case "yes-no" -> section.equals("true-false") ? tag(TRUE_FALSE) : placed(new YesNoForm(), section);
            case "label" ->
                section.equals("teams")
                        ? new AnswerFormat(TEAMS, AnswerPlace.WHOLE)
                        : tag(LabelForm.of("entailment", "non-entailment"));
            case "text" -> placed(new ShortTextForm(), section);
            case "texts" -> placed(new TextsForm(), section);
            case "free-text" -> placed(new FreeTextForm(), section);
            case "json" -> placed(new JsonForm(pointer(section)), section);
            default -> placed(expression(section), section);
        };
    }

    private static final LabelForm TRUE_FALSE =
            new LabelForm(List.of(new Label("yes", List.of("true")), new Label("no", List.of("false"))));
    private static final LabelForm TEAMS = new LabelForm(List.of(
            Label.of("billing"),
            new Label("technical", List.of("tech", "engineering")),
            new Label("care", List.of("customer care")),
            Label.of("C++"),
            Label.of("überfällig"),
            new Label("late", List.of("متأخر")),
            new Label("slow", List.of("遅延")),
            new Label("hot", List.of("🔥"))));

    private static String pointer(String section) {
        return switch (section) {
            case "nested" -> "/answers/1/a~1b";
            case "document" -> "";
            default -> "/team";
        };
    }

    private static RegexForm expression(String section) {
        return switch (section) {
            case "second" -> new RegexForm("(?i)(yes)|(no)", 2);
            case "last" -> RegexForm.of("(?s).*\\b(\\d+)");
            case "blank" -> RegexForm.of("\\s*");
            case "word" -> RegexForm.of("(\\p{L}+)$");
            default -> RegexForm.of("Team: (\\w+)");
        };
    }

    private static AnswerFormat placed(AnswerForm form, String section) {
        return section.equals("tag") ? tag(form) : new AnswerFormat(form, AnswerPlace.WHOLE);
    }

    private static AnswerFormat tag(AnswerForm form) {
        return new AnswerFormat(form, AnswerPlace.TAG);
    }
}
