package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Role;
import org.metaspo.model.Tier;
import org.metaspo.result.RunResult.TaskComparison;

class PromptCardTest {
    private static String card(RunResult result, String prompt) {
        ModelSettings model = new ModelSettings(
                "openai",
                "gpt-6-luna",
                null,
                null,
                null,
                null,
                1024,
                "none",
                Duration.ofSeconds(60),
                32,
                null,
                null,
                false,
                Tier.STANDARD,
                Price.FREE);
        return new PromptCard(
                        new LearnedPrompts("reviews", prompt, Map.of("tea", "About {question}")),
                        result,
                        List.of(new TaskData("tea", "drinks", 50, 30, 40, "ab12")),
                        Map.of(Role.TASK, model),
                        new PromptCost(3, "0.0030"),
                        new PromptCost(9, "0.0090"))
                .markdown();
    }

    @Test
    void saysWhatItIsWhereItComesFromAndWhatItCosts() {
        assertThat(card(Runs.completed(), "You help.\nAnswer yes or no."))
                .contains("```text\nYou help.\nAnswer yes or no.\n```", "For tea:\n\n```text\nAbout {question}\n```")
                .contains("| made | 2026-11-25T21:00:00Z, by `metaspo train` 0.1.0 (search version 1) |")
                .contains("| task model | openai gpt-6-luna, effort none, at most 1024 tokens of output |")
                .contains("| length | 9 tokens; 3 at the start |")
                .contains("0.0090 USD in 1,000 calls; 0.0030 at the start")
                .contains("| tea | drinks | 50 | 30 | 40 | `ab12` |");
    }

    @Test
    void limitsAreWhatTheRunKnowsAgainstItself() {
        String card = card(Runs.completed(new TaskComparison(-0.2, -0.37, -0.03, 0.03, 40)), "You help.");

        assertThat(card.substring(card.indexOf("## Limits")))
                .contains("80 test items show a true difference of 17.2 points or more")
                .contains("On coffee it is worse than the prompt at the start: -20.0 (-37.0 to -3.0) points.")
                .contains("Of the candidate's answers on tea: 2.5 % unparseable, 5.0 % refused.")
                .doesNotContain("come to its end");
        assertThat(card(Runs.result("interrupted", "asked to stop", false, null, false), ""))
                .contains("(none)", "did not come to its end (interrupted: asked to stop)", "test items were not read");
    }

    @Test
    void aFenceInThePromptDoesNotEndIt() {
        assertThat(card(Runs.completed(), "Write:\n```json\n{}\n```"))
                .contains("````text\nWrite:\n```json\n{}\n```\n````\n");
    }
}
