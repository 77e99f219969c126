package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.ScriptedCalls.ended;
import static org.metaspo.ScriptedCalls.says;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.ScriptedCalls;
import org.metaspo.call.Requests;
import org.metaspo.call.RoleUsage;
import org.metaspo.call.Stage;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Accuracy;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.Example;
import org.metaspo.task.LabelForm;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Task;

/** From pairings and examples to requests, and from answers to scorecards. */
class EvaluationTest {
    private static final LabelForm FORM = LabelForm.of("good", "bad");
    private static final Task TASK = new Task(
            "reviews",
            "Good or bad?",
            "\n{question}\nPut it between <answer> and </answer>.",
            false,
            new AnswerFormat(FORM, AnswerPlace.TAG),
            new Accuracy(FORM));
    private static final List<Example> EXAMPLES =
            List.of(Example.of("first", "good"), Example.of("second", "bad"), Example.of("third", "good"));

    @TempDir
    Path directory;

    private static Pairing pairing(String systemPrompt) {
        return new Pairing(TASK, new SystemPrompt(systemPrompt), TASK.initialUserPrompt());
    }

    private List<Scored> scores(boolean constrained, Function<String, Answer> model) {
        try (ScriptedCalls scripted =
                new ScriptedCalls(directory, Role.TASK, request -> model.apply(ScriptedCalls.user(request)))) {
            return evaluation(scripted, constrained)
                    .score(Stage.TRAIN, "start", List.of(pairing("s")), task -> EXAMPLES)
                    .getFirst()
                    .items();
        }
    }

    private static Evaluation evaluation(ScriptedCalls scripted, boolean constrained) {
        return new Evaluation(scripted.calls(), new Requests(Role.TASK, ScriptedCalls.settings(constrained)));
    }

    @Test
    void answersAreReadByTheTasksFormatAndValuedByItsMetric() {
        List<Scored> scores = scores(false, user -> says(user.contains("second") ? "good" : "<answer>Good.</answer>"));

        assertThat(scores).extracting(item -> item.value().doubleValue()).containsExactly(1.0, 0.0, 1.0);
        assertThat(scores).extracting(Scored::isUnparseable).containsExactly(false, true, false);
        assertThat(scores).extracting(Scored::example).isEqualTo(EXAMPLES);
    }

    @Test
    void refusedTooLongAndUnparseableAreWorthNothingAndATruncatedTextStandsAsItIs() {
        List<Scored> scores = scores(
                false,
                user -> user.contains("first")
                        ? ended(Outcome.REFUSED, "")
                        : user.contains("second")
                                ? ended(Outcome.TOO_LONG, "")
                                : ended(Outcome.TRUNCATED, "<answer>good</answer> and"));

        assertThat(scores).extracting(item -> item.value().doubleValue()).containsExactly(0.0, 0.0, 1.0);
        assertThat(scores)
                .extracting(Scored::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.TOO_LONG, Outcome.TRUNCATED);
        assertThat(scores).extracting(Scored::isFailure).containsExactly(true, true, false);
    }

    @Test
    void aSetMetricsItemsCarryTheirCorrectness() {
        Task inSets = new Task(
                "reviews", "", "{question}", true, new AnswerFormat(FORM, AnswerPlace.WHOLE), new MacroF1(FORM));
        try (ScriptedCalls scripted = new ScriptedCalls(directory, Role.TASK, request -> says("good"))) {
            Scorecard card = evaluation(scripted, false)
                    .score(
                            Stage.TRAIN,
                            "start",
                            List.of(new Pairing(inSets, new SystemPrompt(""), inSets.initialUserPrompt())),
                            task -> EXAMPLES)
                    .getFirst();

            assertThat(card.items())
                    .extracting(item -> item.value().doubleValue())
                    .containsExactly(1.0, 0.0, 1.0);
            // good: 2 hits, 2 expected, 3 answered; bad: none of 1
            assertThat(card.score()).isEqualTo(BigFraction.of(2, 5));
        }
    }

    @Test
    void aConstrainedAnswerIsTheBareChoice() {
        assertThat(scores(true, user -> says("good")))
                .extracting(item -> item.value().doubleValue())
                .containsExactly(1.0, 0.0, 1.0);
    }

    @Test
    void requestsCarryPromptsAndChoices() {
        Asking asking = new Asking(new Requests(Role.TASK, ScriptedCalls.settings(true)));
        Request request = asking.request(pairing("Be kind."), EXAMPLES.getFirst());

        assertThat(request.messages())
                .containsExactly(
                        Message.system("Be kind."),
                        Message.user("Good or bad?\nfirst\nPut it between <answer> and </answer>."));
        assertThat(request.parameters().choices()).containsExactly("good", "bad");
        assertThat(request.sample()).isEqualTo("0");
        assertThat(asking.request(pairing(""), EXAMPLES.getFirst()).messages())
                .as("an empty system prompt sends no system message")
                .hasSize(1);
    }

    @Test
    void whatWasAskedBeforeIsScoredAgainAndPaidOnce() {
        try (ScriptedCalls scripted =
                new ScriptedCalls(directory, Role.TASK, request -> says("<answer>good</answer>"))) {
            List<Scorecard> cards = evaluation(scripted, false)
                    .score(
                            Stage.TRAIN,
                            "start",
                            List.of(pairing("s"), pairing("s"), pairing("other")),
                            task -> EXAMPLES);

            assertThat(cards.get(0)).isEqualTo(cards.get(1)).isNotEqualTo(cards.get(2));
            assertThat(scripted.requests()).hasSize(6);
            RoleUsage usage = scripted.calls().ledger().usage(Role.TASK);
            assertThat(usage.evaluations()).isEqualTo(9).isEqualTo(usage.calls() + usage.cachedCalls());
        }
    }

    @Test
    void everyTaskIsAskedItsOwnExamples() {
        Task other = Cards.task("other");
        try (ScriptedCalls scripted = new ScriptedCalls(directory, Role.TASK, request -> says("yes"))) {
            List<Scorecard> cards = evaluation(scripted, false)
                    .score(
                            Stage.TRAIN,
                            "start",
                            List.of(
                                    new Pairing(other, new SystemPrompt(""), new UserPrompt("{question}")),
                                    pairing("")),
                            task -> Map.of("other", Cards.examples(other, 2)).getOrDefault(task.name(), EXAMPLES));

            assertThat(cards).extracting(card -> card.items().size()).containsExactly(2, 3);
            assertThat(cards).extracting(Scorecard::n).containsExactly(2, 3);
            assertThat(cards.getFirst().score().doubleValue()).isEqualTo(1);
        }
    }
}
