package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the testbed is for: a prompt optimizer that climbs finds prompts under which the task model does better. */
class EndToEndTest {
    private static final Pattern PROMPT = Pattern.compile("<prompt>\\s*(.*?)\\s*</prompt>", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("<answer>(.*)</answer>");
    private static final int ITEMS = 60;

    private final Map<String, String> answers = new LinkedHashMap<>();

    EndToEndTest() {
        for (int i = 0; i < ITEMS; i++) {
            answers.put("Is entry %02d in order?".formatted(i), i % 2 == 0 ? "yes" : "no");
        }
    }

    @Test
    void theBestOfSomeProposalsBeatsThePlainPrompt() throws Exception {
        Settings settings = Settings.defaults()
                .models("task", "optimizer")
                .responder(new ByModel(
                        Map.of("task", new SkillResponder(answers, Skill.standard(0.4), 2)),
                        OptimizerResponder.standard(2)));
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            List<Integer> scores = new ArrayList<>();
            for (int proposal = 0; proposal < 5; proposal++) {
                String reply = ask(calls, "optimizer", "You improve prompts.", "Proposal " + proposal);
                Matcher prompt = PROMPT.matcher(reply);
                assertThat(prompt.find()).isTrue();
                scores.add(score(calls, prompt.group(1)));
            }
            int plain = score(calls, "You are a helpful assistant.");
            assertThat(scores).allSatisfy(score -> assertThat(score).isGreaterThanOrEqualTo(plain));
            assertThat(scores).anySatisfy(score -> assertThat(score).isGreaterThan(plain));
            assertThat(testbed.log().byModel()).isEqualTo(Map.of("task", 6L * ITEMS, "optimizer", 5L));
        }
    }

    private int score(Calls calls, String systemPrompt) throws Exception {
        int right = 0;
        for (Map.Entry<String, String> item : answers.entrySet()) {
            String reply = ask(calls, "task", systemPrompt, item.getKey() + "\nAnswer between <answer> and </answer>.");
            Matcher answer = ANSWER.matcher(reply);
            assertThat(answer.matches()).isTrue();
            right += answer.group(1).equals(item.getValue()) ? 1 : 0;
        }
        return right;
    }

    private static String ask(Calls calls, String model, String system, String user) throws Exception {
        Map<String, Object> body = new HashMap<>(Calls.openAi(system, user));
        body.put("model", model);
        return Calls.json(calls.chat(body)).at("/choices/0/message/content").stringValue();
    }
}
