package org.metaspo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.ScriptedCalls;
import org.metaspo.call.Requests;
import org.metaspo.judge.Ruling.Decided;
import org.metaspo.judge.Ruling.Undecided;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.task.JudgeKind;

class JudgeTest {
    static final Map<JudgeKind, JudgePrompt> PROMPTS =
            Arrays.stream(JudgeKind.values()).collect(Collectors.toMap(kind -> kind, JudgePrompt::shipped));

    @TempDir
    Path directory;

    private List<Request> asked = List.of();

    private List<Ruling> rule(Function<Request, Answer> model, Case... cases) {
        try (ScriptedCalls calls = new ScriptedCalls(directory, Role.JUDGE, model)) {
            Judge judge = new Judge(
                    calls.calls(), new Bench(new Requests(Role.JUDGE, ScriptedCalls.settings(true)), PROMPTS));
            List<Ruling> rulings = judge.rule("train", "outer/1", List.of(cases));
            asked = calls.requests();
            return rulings;
        }
    }

    private static Answer says(String text) {
        return ScriptedCalls.says(text);
    }

    /** What the judge says at each sample, a reply a sample, separated by blanks. */
    private static Function<Request, Answer> bySample(String replies) {
        String[] each = replies.split(" ", -1);
        return request -> says(each[Integer.parseInt(request.sample())]);
    }

    private static String category(Ruling ruling) {
        return switch (ruling) {
            case Decided decided -> decided.category();
            case Undecided undecided -> "none: " + undecided.reason();
        };
    }

    @Test
    void oneReadableVerdictIsEnough() {
        List<Ruling> rulings = rule(
                request -> says("{\"reason\": \"It names Paris.\", \"verdict\": \"correct\"}"),
                Cases.of(JudgeKind.REFERENCE, "Paris it is"));

        assertThat(rulings)
                .containsExactly(new Decided(JudgeKind.REFERENCE, "correct", "It names Paris.", List.of("correct")));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.role()).isEqualTo(Role.JUDGE);
            assertThat(request.sample()).isEqualTo("0");
            assertThat(request.parameters().choices()).containsExactly("incorrect", "correct");
            assertThat(request.parameters().reasoned()).isTrue();
        });
    }

    @Test
    void anUnreadableVerdictIsAskedForAgainAsAnotherSample() {
        assertThat(rule(bySample("maybe NOT_CORRECT correct"), Cases.of(JudgeKind.REFERENCE, "Paris")))
                .map(JudgeTest::category)
                .containsExactly("correct");
        assertThat(asked).map(Request::sample).containsExactly("0", "1", "2");
    }

    @Test
    void afterThreeUnreadableOnesTheCaseIsUndecided() {
        assertThat(rule(request -> says("The answer is INCORRECT."), Cases.of(JudgeKind.REFERENCE, "Paris")))
                .containsExactly(new Undecided("no readable verdict in 3 attempts"));
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "TOO_LONG"})
    void aRefusalIsNotAskedForAgain(Outcome outcome) {
        assertThat(rule(request -> ScriptedCalls.ended(outcome, ""), Cases.of(JudgeKind.REFERENCE, "Paris")))
                .containsExactly(new Undecided("the judge's answer: " + outcome.key()));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aVerdictThatIsCutOffIsNone() {
        assertThat(rule(
                        request -> request.sample().equals("0")
                                ? ScriptedCalls.ended(Outcome.TRUNCATED, "{\"reason\": \"It is correct")
                                : says("incorrect"),
                        Cases.of(JudgeKind.REFERENCE, "Lyon")))
                .map(JudgeTest::category)
                .containsExactly("incorrect");
    }

    @ParameterizedTest
    @CsvSource({
        "REFERENCE, 3, correct incorrect correct, correct",
        "REFERENCE, 3, incorrect incorrect correct, incorrect",
        "REFERENCE, 3, ? incorrect correct ? x x ? x x, none: the votes are tied",
        "REFERENCE, 3, ? incorrect correct correct x x, correct",
        "PASS_FAIL, 2, pass fail, none: the votes are tied",
        "SCALE, 3, 1 5 4, 4",
        "SCALE, 2, 2 5, 2",
        "SCALE, 1, 3, 3",
    })
    void votesAreCounted(JudgeKind kind, int votes, String replies, String category) {
        assertThat(rule(bySample(replies), Cases.voted(kind, votes, "Paris")))
                .map(JudgeTest::category)
                .containsExactly(category);
    }

    /** The judge sees the answer first, then second; what it says each time decides. */
    @ParameterizedTest
    @CsvSource({
        "first, second, win",
        "second, first, loss",
        "first, first, tie",
        "second, second, tie",
        "tie, tie, tie",
        "first, tie, tie",
        "tie, first, tie",
    })
    void twoAnswersAreShownInBothOrders(String own, String swapped, String category) {
        assertThat(rule(
                        request -> says(
                                ScriptedCalls.user(request).indexOf("Paris it is")
                                                < ScriptedCalls.user(request).indexOf("It is Lyon.")
                                        ? own
                                        : swapped),
                        Cases.of(JudgeKind.PAIRWISE, "Paris it is")))
                .map(JudgeTest::category)
                .containsExactly(category);
        assertThat(asked).hasSize(2);
    }

    @Test
    void equalAnswersTieWithoutACall() {
        assertThat(rule(request -> says("first"), Cases.of(JudgeKind.PAIRWISE, "It is Lyon.")))
                .map(JudgeTest::category)
                .containsExactly("tie");
        assertThat(asked).isEmpty();
    }

    @Test
    void aSecondSeriesAsksAnew() {
        try (ScriptedCalls calls = new ScriptedCalls(directory, Role.JUDGE, request -> says("correct"))) {
            Judge judge = new Judge(
                    calls.calls(), new Bench(new Requests(Role.JUDGE, ScriptedCalls.settings(false)), PROMPTS));
            List<Case> cases = List.of(Cases.voted(JudgeKind.REFERENCE, 2, "Paris"));
            judge.rule("checks", "first", cases, 0);
            judge.rule("checks", "again", cases, 1);

            assertThat(calls.requests()).map(Request::sample).containsExactlyInAnyOrder("0", "1", "6", "7");
            assertThat(calls.requests())
                    .as("without a schema nothing of it is sent")
                    .allSatisfy(request -> {
                        assertThat(request.parameters().choices()).isEmpty();
                        assertThat(request.parameters().reasoned()).isFalse();
                    });
        }
    }
}
