package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metaspo.statistics.Randomness;

/**
 * A control: draws one to five components of a corpus at random, whatever was there before and whatever failed. A system
 * prompt is made of them alone, and of its frozen passages; in a user prompt they follow the task's own instruction.
 */
public final class RandomComponents implements Proposer {
    private static final int MOST = 5;
    private static final int ATTEMPTS = 20;

    private final List<String> corpus;
    private final Randomness randomness;
    private final CandidateRules rules;

    /** @param rules that a candidate must meet */
    public RandomComponents(List<String> corpus, Randomness randomness, CandidateRules rules) {
        this.corpus = List.copyOf(corpus);
        this.randomness = randomness;
        this.rules = rules;
    }

    @Override
    public List<Proposal> propose(String place, List<? extends Brief> briefs) {
        return briefs.stream().map(this::propose).toList();
    }

    private Proposal propose(Brief brief) {
        List<Rejection> rejections = new ArrayList<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String place = brief.place() + "/components/" + attempt;
            int count = 1 + randomness.at(place + "/count").nextInt(MOST);
            String text = text(brief, randomness.sample(corpus, count, place));
            Optional<Rejection> rejection = rules.check(brief, text);
            if (rejection.isEmpty()) {
                return new Proposal(text, "drawn: " + count + " components", rejections);
            }
            rejections.add(rejection.get());
        }
        return new Proposal(null, "", rejections);
    }

    private String text(Brief brief, List<String> drawn) {
        Composition empty =
                switch (brief) {
                    case Brief.OfSystemPrompt system -> new Composition("", rules.frozen(), "");
                    case Brief.OfUserPrompt user ->
                        Composition.opened(user.task(), user.task().initialUserPrompt());
                    case Brief.OfComponent component -> throw new IllegalArgumentException("a component has no parts");
                };
        List<String> parts =
                Stream.concat(empty.parts().stream(), drawn.stream()).toList();
        return new Composition(empty.head(), parts, empty.tail()).text();
    }
}
