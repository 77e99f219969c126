package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Asker;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.prompt.UserPrompt;

/**
 * Proposes by an optimizer model. From failures in two calls: an analysis, then a rewrite that rests on it; from
 * anything else in one. An answer that cannot be used is asked for again, as a new sample, a bounded number of times.
 */
public record ModelProposer(Optimizer optimizer) implements Proposer {
    private static final String NONE = "";

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public List<Proposal> propose(String place, List<? extends Brief> briefs) {
        return optimizer.each(place, briefs, (brief, asker) -> new Conversation(brief, asker).propose());
    }

    /** The calls that one brief makes. */
    private final class Conversation {
        private final Brief brief;
        private final Asker asker;
        private final List<Rejection> rejections = new ArrayList<>();

        Conversation(Brief brief, Asker asker) {
            this.brief = brief;
            this.asker = asker;
        }

        Proposal propose() throws InterruptedException {
            if (!(brief.evidence() instanceof Evidence.Failing)) {
                return new Proposal(prompt(NONE), NONE, rejections);
            }
            String analysis =
                    ask("analysis", Purposes.analysis(brief), NONE, UnaryOperator.identity(), text -> Optional.empty());
            return analysis == null
                    ? new Proposal(null, NONE, rejections)
                    : new Proposal(prompt(analysis), analysis, rejections);
        }

        @Nullable
        private String prompt(String analysis) throws InterruptedException {
            return ask(
                    "prompt",
                    Purposes.prompt(brief),
                    analysis,
                    this::whole,
                    text -> optimizer.rules().check(brief, text));
        }

        /** An instruction that was written or reworded alone gets its suffix. */
        private String whole(String text) {
            boolean instruction = brief instanceof Brief.OfUserPrompt
                    && !(brief.evidence() instanceof Evidence.Failing)
                    && !UserPrompt.accepts(text);
            return instruction ? text + ((Brief.OfUserPrompt) brief).task().sentSuffix() : text;
        }

        /** The text between the tags, null where no attempt gave a valid one. */
        @Nullable
        private String ask(String tag, Purpose purpose, String analysis, UnaryOperator<String> completed, Check check)
                throws InterruptedException {
            Function<String, Request> request = optimizer.request(purpose, brief, analysis);
            for (int attempt = 1; attempt <= Optimizer.ATTEMPTS; attempt++) {
                String sample = brief.place() + "/" + tag + "/" + attempt;
                Answer answer = asker.ask(request.apply(sample));
                Optional<String> text = TaggedText.first(answer.text(), tag).map(completed);
                Optional<Rejection> rejection = answer.outcome() == Outcome.TRUNCATED
                        ? Optional.of(Rejection.LENGTH)
                        : text.map(check::of).orElse(Optional.of(Rejection.TAGS));
                if (rejection.isEmpty()) {
                    return text.orElseThrow();
                }
                rejections.add(rejection.get());
                optimizer.rejected(sample, rejection.get());
            }
            return null;
        }
    }

    /** Whether a text can be used. */
    private interface Check {
        Optional<Rejection> of(String text);
    }
}
