package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.task.Quotations.Items;

class QuotationsTest {
    private static final Task TASK = Cards.task("harbour");
    private static final String QUESTION = "The ship that came in at noon on Tuesday carried salt, tar and two goats.";

    private static Quotations of(Example... items) {
        return Quotations.of(List.of(new Items(TASK, "validation", List.of(items))), List.of("You are a clerk."));
    }

    private static Example grouped(String id, String question, String group) {
        return new Example(id, question, List.of("yes"), Map.of(), group);
    }

    @Test
    void namesTheItemItsPartAndTheWords() {
        Example item = Example.of(QUESTION, "yes");

        assertThat(of(item).in("Remember: the ship that came in at noon on Tuesday carried salt."))
                .containsExactly(new Quotation("harbour", "validation", item.id(), "the ship that came in at noon on"));
        assertThat(of(item).in("Look at when a ship came in, and what it carried."))
                .isEmpty();
    }

    @Test
    void answersAndColumnsCountAsMuchAsQuestions() {
        String answer = "A brig from the north with two masts and no flag at all.";
        Example item = new Example("1", "What was it?", List.of(answer), Map.of("log", QUESTION));

        assertThat(of(item).in("It was a brig from the north with two masts and no flag."))
                .hasSize(1);
        assertThat(of(item).in("Salt ships: came in at noon on Tuesday carried salt tar."))
                .hasSize(1);
    }

    @Test
    void labelsAndTheTasksOwnWordsAreNoQuotation() {
        Example item = Example.of("Yes or no? You are a clerk. Yes or no? You are a clerk.", "yes");

        assertThat(of(Example.of(QUESTION, "yes")).in("Answer yes or no.")).isEmpty();
        assertThat(of(Example.of("You are a clerk.", "yes")).in("You are a clerk."))
                .isEmpty();
        assertThat(of(item).in("You are a clerk. Yes or no?")).isEmpty();
    }

    @Test
    void whatUnrelatedItemsHaveInCommonIsHowTheTaskSpeaks() {
        Example[] three = IntStream.range(0, 3)
                .mapToObj(i -> Example.of("Which of these ships came in first that year, " + i + "?", "yes"))
                .toArray(Example[]::new);
        String prompt = "Where it says which of these ships came in first that year, count.";

        assertThat(of(three).in(prompt)).isEmpty();
        assertThat(of(three[0], three[1]).in(prompt)).hasSize(2);
        assertThat(of(grouped("1", QUESTION, "a"), grouped("2", QUESTION, "a"), grouped("3", QUESTION, "a"))
                        .in(QUESTION))
                .as("items of one group are related")
                .hasSize(3);
    }

    @Test
    void withoutItemsNothingIsQuoted() {
        assertThat(Quotations.NONE.in(QUESTION)).isEmpty();
    }
}
