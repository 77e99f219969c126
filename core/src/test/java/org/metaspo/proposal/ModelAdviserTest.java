package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.ScriptedCalls.ended;
import static org.metaspo.ScriptedCalls.says;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.ScriptedCalls;
import org.metaspo.call.Requests;
import org.metaspo.evaluation.Cards;
import org.metaspo.event.Event;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.proposal.SentenceEdit.Add;
import org.metaspo.proposal.SentenceEdit.Replace;
import org.metaspo.task.Example;
import org.metaspo.task.Quotations;
import org.metaspo.task.Quotations.Items;

/** What an optimizer is told, what is taken from its answers, and what is asked again. */
class ModelAdviserTest {
    @TempDir
    Path directory;

    private final List<Event> events = new ArrayList<>();
    private List<Request> asked = List.of();

    private Advice advise(Brief brief, CandidateRules rules, Function<String, Answer> optimizer) {
        try (ScriptedCalls scripted = new ScriptedCalls(
                directory,
                Role.OPTIMIZER,
                request ->
                        optimizer.apply(request.sample().substring(brief.place().length() + 1)))) {
            ModelAdviser adviser = new ModelAdviser(new Optimizer(
                    scripted.calls(),
                    new Requests(Role.OPTIMIZER, ScriptedCalls.settings(false)),
                    MetaPrompts.shipped(),
                    rules,
                    events::add));
            Advice advice = adviser.advise("block", List.of(brief)).getFirst();
            asked = scripted.requests();
            return advice;
        }
    }

    @Test
    void oneCallShowsFailuresAndWhatWasTried() {
        Brief brief = Briefs.ofSystemPrompt(
                new Evidence.Failing(List.of(Briefs.ofGeography()), List.of("add: Use a map.\n(worth -2.0 points)")));

        Advice advice = advise(
                brief, CandidateRules.NONE, sample -> says("<analysis>Why.</analysis><edit>add: Look twice.</edit>"));

        assertThat(advice.edits()).containsExactly(new Add("Look twice.", null));
        assertThat(advice.analysis()).isEqualTo("Why.");
        assertThat(advice.rejections()).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(ScriptedCalls.user(asked.getFirst()))
                .contains("Is Rome in Italy?", "<tried>\nadd: Use a map.\n(worth -2.0 points)\n</tried>")
                .contains("You are a careful reader.");
    }

    @Test
    void anAnswerThatCannotBeUsedIsAskedForAgain() {
        Advice advice = advise(Briefs.ofSystemPrompt(), CandidateRules.NONE, sample -> switch (sample) {
            case "edit/1" -> says("Add more care.");
            case "edit/2" -> ended(Outcome.TRUNCATED, "<edit>add: Look twice.</edit>");
            default -> says("<edit>add: Look twice.</edit>");
        });

        assertThat(advice.edits()).hasSize(1);
        assertThat(advice.rejections()).containsExactly(Rejection.TAGS, Rejection.LENGTH);
        assertThat(events).hasSize(2);
    }

    @Test
    void threeAttemptsAreMade() {
        Advice advice = advise(Briefs.ofSystemPrompt(), CandidateRules.NONE, sample -> says("no"));

        assertThat(advice.edits()).isEmpty();
        assertThat(advice.rejections()).containsExactly(Rejection.TAGS, Rejection.TAGS, Rejection.TAGS);
        assertThat(asked).hasSize(3);
    }

    @Test
    void whatBreaksTheRulesIsLeftOutAndTheRestIsTaken() {
        CandidateRules frozen = new CandidateRules(200, 100, List.of("a careful reader"));
        Advice advice = advise(Briefs.ofSystemPrompt(), frozen, sample -> says("""
                        <edit>replace: You are a careful reader.
                        with: You are a reader.</edit>
                        <edit>replace: You are a careful reader.
                        with: You are a careful reader of maps.</edit>
                        <edit>delete: You are a careful reader.</edit>"""));

        assertThat(advice.edits())
                .containsExactly(new Replace("You are a careful reader.", "You are a careful reader of maps."));
        assertThat(advise(
                                Briefs.ofSystemPrompt(),
                                frozen,
                                sample -> says("<edit>delete: You are a careful reader.</edit>"))
                        .rejections())
                .hasSize(3)
                .containsOnly(Rejection.FROZEN);
    }

    @Test
    void editsThatQuoteItemsAreLeftOutAndNamed() {
        Example shown = Example.of("Is the city of Rome in the middle of Italy, or north of it?", "yes");
        CandidateRules sparing = CandidateRules.NONE.sparing(
                Quotations.of(List.of(new Items(Cards.task("geography"), "train", List.of(shown))), List.of()));
        String quote = "add: The city of Rome, in the middle of Italy, is no capital of the north.";

        Advice advice = advise(
                Briefs.ofSystemPrompt(),
                sparing,
                sample -> says("<edit>" + quote + "</edit><edit>add: Look twice.</edit>"));

        assertThat(advice.edits()).containsExactly(new Add("Look twice.", null));
        assertThat(advice.quoting()).singleElement().satisfies(refused -> {
            assertThat(refused.edit().words()).isEqualTo(quote);
            assertThat(refused.of().said())
                    .isEqualTo("quotes item " + shown.id()
                            + " of geography (train): \"the city of rome in the middle of\"");
        });
        assertThat(advice.rejections()).containsExactly(Rejection.QUOTE);
        assertThat(advise(Briefs.ofSystemPrompt(), sparing, sample -> says("<edit>" + quote + "</edit>"))
                        .rejections())
                .as("asked again")
                .containsExactly(Rejection.QUOTE, Rejection.QUOTE, Rejection.QUOTE);
    }

    @Test
    void noEditShowsTheQuestionTwiceOrNotAtAll() {
        Brief user = Briefs.ofUserPrompt();

        assertThat(advise(user, CandidateRules.NONE, sample -> says("<edit>add: Once more: {question}</edit>"))
                        .edits())
                .isEmpty();
    }
}
