package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Asker;
import org.metaspo.call.Calls;
import org.metaspo.call.Chain;
import org.metaspo.call.Requests;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;

/**
 * Proposes in two calls of an optimizer model: an analysis of failures, then a rewrite that rests on it. An answer that
 * cannot be used is asked for again, as a new sample, a bounded number of times.
 */
public final class ModelProposer implements Proposer {
    /** How often one call's content is asked for. */
    public static final int ATTEMPTS = 3;

    private static final String NONE = "";

    private final Calls calls;
    private final Requests optimizer;
    private final MetaPrompts metaPrompts;
    private final CandidateRules rules;
    private final Listener listener;

    /** @param optimizer makes the optimizer model's requests */
    public ModelProposer(
            Calls calls, Requests optimizer, MetaPrompts metaPrompts, CandidateRules rules, Listener listener) {
        this.calls = calls;
        this.optimizer = optimizer;
        this.metaPrompts = metaPrompts;
        this.rules = rules;
        this.listener = listener;
    }

    @Override
    public List<Proposal> propose(String place, List<? extends Brief> briefs) {
        List<Chain<Proposal>> chains = new ArrayList<>();
        for (Brief brief : briefs) {
            chains.add(asker -> propose(brief, asker));
        }
        return calls.sideBySide("proposals", place, chains);
    }

    private Proposal propose(Brief brief, Asker asker) throws InterruptedException {
        List<Rejection> rejections = new ArrayList<>();
        Function<String, Optional<Rejection>> anything = text -> Optional.empty();
        String analysis =
                ask(brief, "analysis", analysisPrompt(brief), slots(brief, NONE), anything, rejections, asker);
        if (analysis == null) {
            return new Proposal(null, NONE, rejections);
        }
        String text = ask(
                brief,
                "prompt",
                rewritePrompt(brief),
                slots(brief, analysis),
                candidate -> rules.check(brief, candidate),
                rejections,
                asker);
        return new Proposal(text, analysis, rejections);
    }

    /** The text between the tags, null where no attempt gave a valid one. */
    @Nullable
    private String ask(
            Brief brief,
            String tag,
            MetaPrompt metaPrompt,
            Map<String, String> slots,
            Function<String, Optional<Rejection>> check,
            List<Rejection> rejections,
            Asker asker)
            throws InterruptedException {
        String user = metaPrompt.fill(slots);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String sample = brief.place() + "/" + tag + "/" + attempt;
            Answer answer = asker.ask(optimizer.of(metaPrompt.system(), user, sample, List.of()));
            Optional<String> text = TaggedText.first(answer.text(), tag);
            Optional<Rejection> rejection = answer.outcome() == Outcome.TRUNCATED
                    ? Optional.of(Rejection.LENGTH)
                    : text.map(check).orElse(Optional.of(Rejection.TAGS));
            if (rejection.isEmpty()) {
                return text.orElseThrow();
            }
            rejections.add(rejection.get());
            listener.on(new Event.ProposalRejected(sample, rejection.get().key()));
        }
        return null;
    }

    private MetaPrompt analysisPrompt(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> metaPrompts.analyseSystemPrompt();
            case Brief.OfUserPrompt user -> metaPrompts.analyseUserPrompt();
        };
    }

    private MetaPrompt rewritePrompt(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> metaPrompts.rewriteSystemPrompt();
            case Brief.OfUserPrompt user -> metaPrompts.rewriteUserPrompt();
        };
    }

    private Map<String, String> slots(Brief brief, String analysis) {
        return switch (brief) {
            case Brief.OfSystemPrompt system ->
                Map.of(
                        "system_prompt", system.parent().text(),
                        "examples", ExampleBlocks.of(system.parent(), system.failures()),
                        "analysis", analysis,
                        "frozen", frozen());
            case Brief.OfUserPrompt user ->
                Map.of(
                        "system_prompt", user.systemPrompt().text(),
                        "user_prompt", user.failures().userPrompt().template(),
                        "examples", ExampleBlocks.of(user.systemPrompt(), List.of(user.failures())),
                        "analysis", analysis);
        };
    }

    private String frozen() {
        return rules.frozen().isEmpty()
                ? ""
                : rules.frozen().stream()
                        .map(passage -> "<keep>" + passage + "</keep>")
                        .collect(Collectors.joining(
                                "\n", "\nThese passages must stand in it word for word, without the marks:\n\n", "\n"));
    }
}
