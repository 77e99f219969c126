package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.model.Outcome;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.study.Finding;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Task;
import org.metaspo.task.YesNoForm;

/** What is said of system prompts that meet a task with several user prompts. */
class ArmClaimsTest {
    private static final MacroF1 MACRO_F1 = new MacroF1(new YesNoForm());

    /** Items whose right answers alternate from yes on; y and n are answers, ? is none. */
    private static Scorecard card(boolean asSet, String userPrompt, String answers) {
        Task plain = Cards.task("tea");
        Task task = asSet ? new Task("tea", "Yes or no?", "\n{question}", false, plain.format(), MACRO_F1) : plain;
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < answers.length(); i++) {
            Example example = Example.of("question " + i, i % 2 == 0 ? "yes" : "no");
            boolean answered = answers.charAt(i) != '?';
            Extraction answer = answered
                    ? new Extraction.Found(answers.charAt(i) == 'y' ? "yes" : "no")
                    : new Extraction.Unparseable("no answer");
            items.add(new Scored(
                    example,
                    answered ? Outcome.ANSWERED : Outcome.UNANSWERED,
                    answer,
                    "",
                    MACRO_F1.correctness().grade(answer, example)));
        }
        return new Scorecard(
                new Pairing(task, new SystemPrompt("s"), new UserPrompt(userPrompt + " {question}")), items);
    }

    private static Finding finding(String arm, boolean asSet, String... byPrompt) {
        List<Scorecard> cards = new ArrayList<>();
        for (int i = 0; i < byPrompt.length; i++) {
            cards.add(card(asSet, "prompt " + i, byPrompt[i]));
        }
        return new Finding(arm, "tea", 0, 0, 0, cards);
    }

    private static ArmClaims claims(Finding... findings) {
        return new ArmClaims(List.of(findings), 2, new Randomness(1));
    }

    @Test
    void anItemsDifferenceIsTheMeanOverUserPrompts() {
        ArmClaims claims = claims(finding("default", false, "yyyy", "nnnn"), finding("learned", false, "ynyn", "ynyy"));
        assertThat(claims.score("default", "tea").value()).isEqualTo(0.5);
        assertThat(claims.score("learned", "tea").value()).isEqualTo(0.875);
        assertThat(claims.overall("learned"))
                .hasValueSatisfying(
                        comparison -> assertThat(comparison.difference()).isEqualTo(0.375));
    }

    /** The same answers ten times over are no more than one look at each item. */
    @Test
    void repeatingUserPromptsNarrowsNothing() {
        String before = "yyyynnnn".repeat(8);
        String after = "ynynynyy".repeat(8);
        String[] tenBefore = new String[10];
        String[] tenAfter = new String[10];
        Arrays.fill(tenBefore, before);
        Arrays.fill(tenAfter, after);
        ArmClaims once = claims(finding("default", false, before), finding("learned", false, after));
        ArmClaims tenfold = claims(finding("default", false, tenBefore), finding("learned", false, tenAfter));
        assertThat(tenfold.overall("learned")).isEqualTo(once.overall("learned"));
        Interval narrow = tenfold.score("learned", "tea");
        assertThat(narrow.low()).isCloseTo(once.score("learned", "tea").low(), within(1e-9));
        assertThat(narrow.n()).isEqualTo(64);
    }

    @Test
    void anItemThatOneAnswerIsMissingOfLeavesAllArms() {
        ArmClaims claims = claims(finding("default", false, "yyyy", "y?yy"), finding("learned", false, "ynyn", "ynyn"));
        assertThat(claims.score("default", "tea").n()).isEqualTo(3);
        assertThat(claims.score("learned", "tea").n()).isEqualTo(3);
        assertThat(claims.all("default", "tea")).hasSize(8);
    }

    @Test
    void aSetMetricIsScoredPerUserPrompt() {
        ArmClaims claims = claims(finding("default", true, "ynyn", "nyny"), finding("learned", true, "ynyn", "ynyn"));
        assertThat(claims.score("default", "tea").value()).isEqualTo(0.5);
        assertThat(claims.overall("learned"))
                .hasValueSatisfying(
                        comparison -> assertThat(comparison.difference()).isCloseTo(0.5, within(1e-12)));
    }

    @Test
    void aTaskThatNotEveryArmHasIsPassedOver() {
        ArmClaims claims = claims(finding("default", false, "yyyy"));
        assertThat(claims.tasks()).isEmpty();
        assertThat(claims.overall("learned")).isEmpty();
    }
}
