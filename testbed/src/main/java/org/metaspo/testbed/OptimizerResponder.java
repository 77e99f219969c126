package org.metaspo.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An optimizer model that need not understand what it is asked: whatever the request, the reply holds an
 * {@code <analysis>} and a {@code <prompt>}, and which phrases the prompt is made of is drawn from seed and request. If
 * the request speaks of {@code {question}}, so does the prompt, along with the {@code <answer>} tag.
 *
 * @param phrases what prompts are made of, one to three at a time
 * @param seed chooses among the phrases
 * @param untagged share of requests, 0 to 1, that are answered without any tags
 * @param withoutPlaceholder share of requests, 0 to 1, whose prompt lacks {@code {question}}
 * @param byAttempt whether the same request sent again gets another reply; if not, it gets the same one
 */
public record OptimizerResponder(
        List<String> phrases, long seed, double untagged, double withoutPlaceholder, boolean byAttempt)
        implements Responder {

    private static final List<String> USELESS =
            List.of("stay friendly", "write in full sentences", "remember that every task counts", "be bold");
    private static final List<String> OPENINGS = List.of(
            "You answer questions with care.",
            "You are an expert who is asked for a verdict.",
            "Read the input to its end before you decide.");
    private static final int MOST_PHRASES = 3;

    /** Copies the list. */
    public OptimizerResponder {
        phrases = List.copyOf(phrases);
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("An optimizer needs at least one phrase to propose");
        }
    }

    /** An optimizer without flaws over these phrases. */
    public OptimizerResponder(List<String> phrases, long seed) {
        this(phrases, seed, 0, 0, false);
    }

    /** An optimizer over the phrases of {@link Skill#standard} and some that are worth nothing. */
    public static OptimizerResponder standard(long seed) {
        Stream<String> useful = Skill.standard(0).phrases().keySet().stream().sorted();
        return new OptimizerResponder(Stream.concat(useful, USELESS.stream()).toList(), seed);
    }

    /** The same optimizer, but this share of its replies lacks the tags. */
    public OptimizerResponder untagged(double share) {
        return new OptimizerResponder(phrases, seed, share, withoutPlaceholder, byAttempt);
    }

    /** The same optimizer, but this share of its prompts lacks {@code {question}}. */
    public OptimizerResponder withoutPlaceholder(double share) {
        return new OptimizerResponder(phrases, seed, untagged, share, byAttempt);
    }

    /** The same optimizer, but a request that is sent again gets another reply. */
    public OptimizerResponder varyingByAttempt() {
        return new OptimizerResponder(phrases, seed, untagged, withoutPlaceholder, true);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        String request = byAttempt ? call.digest() + "/" + call.attempt() : call.digest();
        String prompt = prompt(request, call.text().contains("{question}"));
        String text = Draw.unit(seed, "untagged", request) < untagged ? prompt : """
                <analysis>
                The failed items have little in common; clearer guidance may help.
                </analysis>
                <prompt>
                %s
                </prompt>""".formatted(prompt);
        return ChatReply.of(call, text);
    }

    private String prompt(String request, boolean template) {
        StringBuilder prompt = new StringBuilder(OPENINGS.get(Draw.index(OPENINGS.size(), seed, "opening", request)));
        List<String> left = new ArrayList<>(phrases);
        int count = 1 + Draw.index(Math.min(MOST_PHRASES, left.size()), seed, "count", request);
        for (int i = 0; i < count; i++) {
            String phrase = left.remove(Draw.index(left.size(), seed, "phrase" + i, request));
            prompt.append(" Please ").append(phrase).append('.');
        }
        if (template) {
            boolean flawed = Draw.unit(seed, "placeholder", request) < withoutPlaceholder;
            prompt.append(flawed ? "" : "\n\n{question}")
                    .append("\n\nGive the final answer between <answer> and </answer>.");
        }
        return prompt.toString();
    }
}
