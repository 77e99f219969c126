package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final World WORLD = World.of("normal", 0);

    private static List<String> rules(String text) {
        return WORLD.oracle().rules(text);
    }

    @Test
    void recognizesEachRuleInAllItsWordingsAndNoOther() {
        for (Rule rule : WORLD.rules()) {
            for (String wording : rule.concept().wordings()) {
                assertThat(rules(wording)).as(wording).containsExactly(rule.name());
            }
        }
    }

    @Test
    void recognizesEachRuleWithAnyOpeningAndEnding() {
        Phrasing phrasing = Resources.phrasing();
        for (Rule rule : WORLD.rules()) {
            for (String wording : rule.concept().wordings()) {
                for (int i = 0; i < 40; i++) {
                    String coined = phrasing.of(wording, new Lot(i, wording));
                    assertThat(rules(coined)).as(coined).containsExactly(rule.name());
                    assertThat(phrasing.bare(coined)).isEqualTo(phrasing.bare(wording));
                }
            }
        }
    }

    @Test
    void initialPromptsStateNoRule() {
        assertThat(rules("You are a helpful assistant.")).isEmpty();
        assertThat(WORLD.tasks())
                .allSatisfy(task -> assertThat(rules(task.userPrompt())).isEmpty());
    }

    @Test
    void recognizesARuleInWordsThatNobodyGaveIt() {
        Concept steps = concept("steps");

        assertThat(steps.isIn(Sentences.words("One must proceed in small steps."), 2))
                .isTrue();
        assertThat(steps.isIn(Sentences.words("Steps are nice."), 2)).isFalse();
        assertThat(steps.isIn(Sentences.words("Proceed one by one before answering."), 2))
                .as("without the leading word")
                .isFalse();
        assertThat(steps.isIn(Sentences.words("Reason in steps."), 1))
                .as("a laxer degree")
                .isTrue();
        assertThat(steps.isIn(Sentences.words("Reason in steps."), 3))
                .as("a stricter degree")
                .isFalse();
    }

    private static Concept concept(String name) {
        return WORLD.rules().stream()
                .map(Rule::concept)
                .filter(concept -> concept.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 200)
    void findsRulesAmongOtherWords(
            @ForAll("wordings") String wording, @ForAll("foreign") String before, @ForAll("foreign") String after) {
        List<String> alone = rules(wording);
        String text = before + ". " + wording.toUpperCase(Locale.ROOT) + " " + after + "!";

        assertThat(rules(text)).isEqualTo(alone);
        assertThat(rules(before + "\n- " + wording + "\n- " + after)).isEqualTo(alone);
    }

    @Property(tries = 200)
    void sumsUpWhatSentencesState(@ForAll("wordings") String one, @ForAll("wordings") String other) {
        assertThat(rules(one + " " + other))
                .containsAll(rules(one))
                .containsAll(rules(other))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Property(tries = 100)
    void toleratesALostWordThatDoesNotLead(@ForAll("wordings") String wording, @ForAll @IntRange(max = 2) int which) {
        Rule rule = WORLD.rules().stream()
                .filter(one -> one.name().equals(rules(wording).getFirst()))
                .findFirst()
                .orElseThrow();
        List<List<String>> terms = rule.concept().terms();
        List<String> lost = terms.get(1 + which % (terms.size() - 1));
        List<String> rest = Sentences.words(wording).stream()
                .filter(word -> lost.stream().noneMatch(word::startsWith))
                .toList();
        boolean enough = terms.stream()
                        .skip(1)
                        .filter(group -> group.stream()
                                .anyMatch(start -> rest.stream().anyMatch(word -> word.startsWith(start))))
                        .count()
                >= 2;

        assertThat(rules(String.join(" ", rest)).contains(rule.name())).isEqualTo(enough && leads(rest, terms));
    }

    private static boolean leads(List<String> words, List<List<String>> terms) {
        return terms.getFirst().stream().anyMatch(start -> words.stream().anyMatch(word -> word.startsWith(start)));
    }

    @Provide
    Arbitrary<String> wordings() {
        return Arbitraries.of(WORLD.rules().stream()
                .flatMap(rule -> rule.concept().wordings().stream())
                .toList());
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.strings().withChars("qz ").ofMaxLength(30);
    }
}
