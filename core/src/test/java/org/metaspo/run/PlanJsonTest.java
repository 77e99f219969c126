package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.FreeTextForm;
import org.metaspo.task.IntegerForm;
import org.metaspo.task.JsonForm;
import org.metaspo.task.Label;
import org.metaspo.task.LabelForm;
import org.metaspo.task.NumberForm;
import org.metaspo.task.OptionLetterForm;
import org.metaspo.task.RegexForm;
import org.metaspo.task.ShortTextForm;
import org.metaspo.task.TextsForm;
import org.metaspo.task.YesNoForm;

/** A run's plan keeps every answer form with all its parameters. */
class PlanJsonTest {
    static Stream<AnswerForm> forms() {
        return Stream.of(
                new FreeTextForm(),
                new IntegerForm(1L, null),
                new JsonForm("/a/b"),
                new LabelForm(List.of(Label.of("x"), new Label("y", List.of("z")))),
                new NumberForm(),
                new OptionLetterForm(4),
                new RegexForm("(a)(b)", 2),
                new ShortTextForm(),
                new TextsForm(),
                new YesNoForm());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAnswerFormIsWrittenAndReadAgain(AnswerForm form) {
        AnswerFormat format = new AnswerFormat(form, AnswerPlace.TAG);
        String json = PlanJson.MAPPER.writeValueAsString(format);
        AnswerFormat again = PlanJson.MAPPER.readValue(json, AnswerFormat.class);
        assertThat(again).isEqualTo(format);
        assertThat(again.read("<answer>ab 4</answer>")).isEqualTo(format.read("<answer>ab 4</answer>"));
    }
}
