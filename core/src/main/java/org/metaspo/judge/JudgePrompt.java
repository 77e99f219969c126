package org.metaspo.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.call.Requests;
import org.metaspo.model.Request;
import org.metaspo.task.Fence;
import org.metaspo.task.JudgeKind;

/**
 * What a judge model is told, for one kind. A run stores the prompts that it uses. The optimizer never sees them.
 *
 * @param role who the judge is and what it is given
 * @param rubric what to heed where the task says nothing
 * @param rules how to treat the texts, and how to answer; {@code {{words}}} stands for the verdicts
 * @param request the closing words of the user message
 */
public record JudgePrompt(String role, String rubric, String rules, String request) {
    private static final String SEPARATOR = "\n=====\n";
    private static final String WORDS = "{{words}}";

    /** The prompt in the jar. */
    public static JudgePrompt shipped(JudgeKind kind) {
        String[] parts = resource(kind.key()).split(SEPARATOR, -1);
        return new JudgePrompt(parts[0], parts[1], resource("rules"), parts[2]);
    }

    private static String resource(String name) {
        try (InputStream in = JudgePrompt.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the judge prompt " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rubric that a case is judged by. */
    public String rubricOf(String ofTask) {
        return ofTask.isBlank() ? rubric : ofTask.strip();
    }

    /** The system message: the same for all cases of a task, so that providers can cache it. */
    String system(JudgeKind kind, String ofTask) {
        return role + "\n\n" + rubricOf(ofTask) + "\n\n" + rules.replace(WORDS, String.join(", ", kind.words()));
    }

    /**
     * The user message: every text of the case in a block of its own.
     *
     * @param swapped whether the opponent's answer is shown first
     */
    String user(Case asked, boolean swapped) {
        List<String> texts = new ArrayList<>(List.of(asked.question(), asked.answer(), asked.opponent()));
        texts.addAll(asked.references());
        Fence fence = Fence.around(texts);
        List<String> parts = new ArrayList<>();
        parts.add("The code is " + fence.code() + ".");
        parts.add(fence.block("question", asked.question()));
        asked.references().forEach(reference -> parts.add(fence.block("reference", reference)));
        if (asked.kind() == JudgeKind.PAIRWISE) {
            parts.add(fence.block("first", swapped ? asked.opponent() : asked.answer()));
            parts.add(fence.block("second", swapped ? asked.answer() : asked.opponent()));
        } else {
            parts.add(fence.block("answer", asked.answer()));
        }
        parts.add(request);
        return String.join("\n\n", parts);
    }

    /** The request that puts a case to the judge. */
    Request of(Requests judge, Case asked, boolean swapped, int sample) {
        return judge.reasoned(
                system(asked.kind(), asked.rubric()),
                user(asked, swapped),
                String.valueOf(sample),
                asked.kind().words());
    }
}
