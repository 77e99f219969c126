package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SkillResponderTest {
    private static final int ITEMS = 1000;
    private static final Skill SKILL = new Skill(0.3, Map.of("Look closely", 0.2, "count twice", 0.25));

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final SkillResponder model;

    SkillResponderTest() {
        for (int i = 0; i < ITEMS; i++) {
            answers.put("Which star is number %04d?".formatted(i), Integer.toString(1 + i % 5));
        }
        model = new SkillResponder(answers, SKILL, 11);
    }

    private Set<String> rightUnder(String system, String template) {
        Set<String> right = new HashSet<>();
        answers.forEach((question, answer) -> {
            ChatCall call = Calls.call(system, template.replace("{question}", question));
            if (Objects.equals(model.answer(call).text(), answer)) {
                right.add(question);
            }
        });
        return right;
    }

    @Test
    void answersRightAsOftenAsThePromptIsWorth() {
        assertThat(rightUnder("Hello.", "{question}").size() / (double) ITEMS).isCloseTo(0.3, within(0.05));
        assertThat(rightUnder("LOOK CLOSELY.", "{question}").size() / (double) ITEMS)
                .isCloseTo(0.5, within(0.05));
        assertThat(rightUnder("Look closely.", "Count twice: {question}").size() / (double) ITEMS)
                .isCloseTo(0.75, within(0.05));
    }

    @Test
    void aBetterPromptLosesNoItem() {
        Set<String> plain = rightUnder("Hello.", "{question}");
        Set<String> better = rightUnder("Hello.", "Look closely. {question}");
        Set<String> best = rightUnder("Count twice.", "Look closely. {question}");
        assertThat(better).containsAll(plain);
        assertThat(best).containsAll(better);
    }

    @Test
    void phrasesInTheQuestionItselfTeachNothing() {
        Map<String, String> items = Map.of("Is it wise to count twice?", "yes");
        Skill decisive = new Skill(0, Map.of("count twice", 1.0));
        SkillResponder other = new SkillResponder(items, decisive, 1);
        assertThat(other.answer(Calls.call("s", "Is it wise to count twice?")).text())
                .isEqualTo("not yes");
        assertThat(other.answer(Calls.call("Count twice.", "Is it wise to count twice?"))
                        .text())
                .isEqualTo("yes");
    }

    @Test
    void usesTheTagIfTheRequestSpeaksOfIt() {
        String question = answers.keySet().iterator().next();
        assertThat(model.answer(Calls.call("s", question + " Put it between <answer> and </answer>."))
                        .text())
                .matches("<answer>[1-5]</answer>");
        assertThat(model.answer(Calls.call("s", question)).text()).matches("[1-5]");
        assertThat(model.answer(Calls.call("s", "<answer>")).text()).doesNotContain("<answer>");
    }

    @Test
    void staysWithinTheChoicesOfTheRequest() {
        String question = answers.keySet().iterator().next();
        ChatCall free = Calls.call("s <answer>", question);
        ChatCall constrained = new ChatCall(
                free.route(),
                "m",
                free.system(),
                free.users(),
                null,
                null,
                null,
                Choices.of(JsonMapper.shared().readTree("{\"enum\":[\"1\",\"9\"]}")),
                free.body(),
                free.digest(),
                1,
                1);
        SkillResponder poor = new SkillResponder(answers, new Skill(0, Map.of()), 11);
        assertThat(poor.answer(constrained).text()).as("the only wrong choice").isEqualTo("9");
    }

    @Test
    void skillIsAProbability() {
        assertThat(new Skill(0.9, Map.of("a", 0.5)).under("a")).isEqualTo(1.0);
        assertThat(new Skill(0.1, Map.of("a", -0.5)).under("a")).isEqualTo(0.0);
        assertThat(Skill.standard(0.4)
                        .under(String.join(", ", Skill.standard(0).phrases().keySet())))
                .isCloseTo(0.85, within(1e-9));
        assertThatThrownBy(() -> new Skill(1.1, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Skill(Double.NaN, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSeedFindsOtherItemsHard() {
        SkillResponder other = new SkillResponder(answers, SKILL, 12);
        List<String> differing = answers.keySet().stream()
                .filter(question -> !Objects.equals(
                        model.answer(Calls.call("s", question)).text(),
                        other.answer(Calls.call("s", question)).text()))
                .toList();
        assertThat(differing).hasSizeGreaterThan(ITEMS / 4);
    }
}
