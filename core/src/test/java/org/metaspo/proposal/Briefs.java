package org.metaspo.proposal;

import java.util.List;
import java.util.Map;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Scored;
import org.metaspo.model.Outcome;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;
import org.metaspo.task.Grade;
import org.metaspo.task.Task;

/** Briefs by hand. */
final class Briefs {
    static final SystemPrompt SYSTEM_PROMPT = new SystemPrompt("You are a careful reader.");
    static final UserPrompt USER_PROMPT = new UserPrompt("Yes or no?\n{question}");

    private Briefs() {}

    static Scored failure(String question, String answer, String response, Extraction extraction) {
        Example example = new Example(question, question, List.of(answer), Map.of());
        return new Scored(example, Outcome.ANSWERED, extraction, response, Grade.WRONG);
    }

    static Failures failures(String task, Scored... items) {
        return new Failures(Cards.task(task), USER_PROMPT, List.of(items));
    }

    static Failures ofCooking() {
        return failures(
                "cooking",
                failure("Does rice need water?", "yes", "No, never.", new Found("no")),
                failure("Is salt sweet?", "no", "It depends.", new Unparseable("neither yes nor no")));
    }

    static Failures ofGeography() {
        return failures("geography", failure("Is Rome in Italy?", "yes", "no", new Found("no")));
    }

    static Brief.OfSystemPrompt ofSystemPrompt() {
        return ofSystemPrompt(new Evidence.Failing(List.of(ofGeography(), ofCooking())));
    }

    static Brief.OfUserPrompt ofUserPrompt() {
        return ofUserPrompt(new Evidence.Failing(List.of(ofCooking())));
    }

    static Brief.OfSystemPrompt ofSystemPrompt(Evidence evidence) {
        return new Brief.OfSystemPrompt("outer/1/candidate/2", SYSTEM_PROMPT, evidence);
    }

    static Brief.OfUserPrompt ofUserPrompt(Evidence evidence) {
        return ofUserPrompt(Cards.task("cooking"), evidence);
    }

    static Brief.OfUserPrompt ofUserPrompt(Task task, Evidence evidence) {
        return new Brief.OfUserPrompt(
                "inner/1/cooking/candidate/2", SYSTEM_PROMPT, task, task.initialUserPrompt(), evidence);
    }

    /** Asks for a rewrite from failures. */
    static Brief.OfUserPrompt ofUserPrompt(String place, SystemPrompt systemPrompt, Failures failures) {
        return new Brief.OfUserPrompt(
                place, systemPrompt, failures.task(), failures.userPrompt(), new Evidence.Failing(List.of(failures)));
    }
}
