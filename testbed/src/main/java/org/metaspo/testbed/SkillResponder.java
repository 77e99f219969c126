package org.metaspo.testbed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task model that gets better with its prompt, by a rule anyone can follow: an item is answered right if a number in
 * [0, 1) drawn from seed and question lies below the prompt's {@link Skill}. A prompt with more skill so answers every
 * item right that one with less does.
 *
 * <p>The answer stands between {@code <answer>} and {@code </answer>} if the request speaks of that tag and allows free
 * text, else alone.
 */
public final class SkillResponder implements Responder {
    private static final String TAG = "<answer>";

    private final Map<String, String> answers;
    private final List<String> choices;
    private final QuestionIndex questions;
    private final Skill skill;
    private final long seed;

    /**
     * A task model.
     *
     * @param answers question to right answer
     * @param choices what a wrong answer is taken from, where a request allows free text
     * @param skill what prompts are worth
     * @param seed decides which items are hard
     */
    public SkillResponder(Map<String, String> answers, Collection<String> choices, Skill skill, long seed) {
        this.answers = Map.copyOf(answers);
        this.choices = choices.stream().distinct().sorted().toList();
        this.questions = new QuestionIndex(answers.keySet());
        this.skill = skill;
        this.seed = seed;
    }

    /** A task model whose wrong answers are the right answers of other items. */
    public SkillResponder(Map<String, String> answers, Skill skill, long seed) {
        this(answers, answers.values(), skill, seed);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        String user = call.user();
        Optional<QuestionIndex.Match> match = questions.lastIn(user);
        if (match.isEmpty()) {
            return ChatReply.of(call, "None of the known questions stands in this message.");
        }
        int start = match.get().start();
        // The question itself teaches nothing: phrases count in the system prompt and in the template around it.
        String prompt = call.system() + "\n" + user.substring(0, start) + "\n"
                + user.substring(match.get().end());
        String answer = answerTo(match.get().question(), prompt, call.choices());
        boolean tagged = call.choices().isFree() && call.text().contains(TAG);
        return ChatReply.of(call, tagged ? TAG + answer + "</answer>" : answer);
    }

    private String answerTo(String question, String prompt, Choices allowed) {
        String right = answers.getOrDefault(question, "");
        if (Draw.unit(seed, question) < skill.under(prompt)) {
            return right;
        }
        Stream<String> offered = allowed.isFree() ? choices.stream() : allowed.texts().stream();
        List<String> wrong = offered.filter(choice -> !choice.equals(right)).toList();
        return wrong.isEmpty() ? "not " + right : wrong.get(Draw.index(wrong.size(), seed, "wrong", question));
    }
}
