package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same calls get the same answers, byte for byte, whatever their order and number at once. */
class DeterminismTest {
    private static final int CALLS = 200;

    private static Settings settings() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < CALLS; i++) {
            answers.put("What is number %03d?".formatted(i), Integer.toString(i % 7));
        }
        return Settings.defaults()
                .jitter(Duration.ofMillis(2), 1)
                .capacity(16)
                .responder(new ByModel(
                        Map.of("m", new SkillResponder(answers, Skill.standard(0.4), 5)),
                        OptimizerResponder.standard(5).untagged(0.3)))
                .faults(FaultPlan.share(0.2, 9, ReplyFault.LENGTH, BodyFault.WRONG_JSON, Fault.status(503)));
    }

    private static Map<Integer, String> answers(List<Integer> order, int atOnce) throws Exception {
        try (Testbed testbed = Testbed.start(settings());
                Calls calls = new Calls(testbed);
                ExecutorService clients = Executors.newFixedThreadPool(atOnce)) {
            Map<Integer, Future<String>> running = new HashMap<>();
            for (int i : order) {
                Map<String, Object> body =
                        new HashMap<>(Calls.openAi("Go step by step.", "What is number %03d?".formatted(i)));
                body.put("model", i % 10 == 0 ? "optimizer" : "m");
                running.put(i, clients.submit(() -> calls.chat(body).body()));
            }
            Map<Integer, String> answers = new HashMap<>();
            for (Map.Entry<Integer, Future<String>> call : running.entrySet()) {
                answers.put(call.getKey(), call.getValue().get());
            }
            return answers;
        }
    }

    @Test
    void holdsUnderAnyOrderAndConcurrency() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            order.add(i);
        }
        Map<Integer, String> oneByOne = answers(order, 1);
        Collections.shuffle(order, new Random(3));
        Map<Integer, String> manyAtOnce = answers(order, 32);

        assertThat(oneByOne).hasSize(CALLS);
        assertThat(manyAtOnce).isEqualTo(oneByOne);
    }
}
