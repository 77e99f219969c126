package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.metaspo.prompt.Wording;

/**
 * Lets no duplicate through: where a proposal says what its parent or an earlier one of the run said, another is asked
 * for, at most twice. What is a duplicate is decided between blocks, in program order. For the schedules in which
 * duplicates do not compete.
 */
public final class DistinctProposer implements Proposer {
    private static final int AGAIN = 2;

    /** How often one proposal is asked for at most. */
    public static final int TIMES = 1 + AGAIN;

    private final Proposer proposer;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param proposer that is asked */
    public DistinctProposer(Proposer proposer) {
        this.proposer = proposer;
    }

    @Override
    public List<Proposal> propose(String place, List<? extends Brief> briefs) {
        briefs.forEach(brief -> known.add(key(brief, parent(brief))));
        List<Proposal> proposals = new ArrayList<>(proposer.propose(place, briefs));
        List<Integer> duplicates = marked(
                briefs,
                proposals,
                Stream.iterate(0, i -> i + 1).limit(briefs.size()).toList());
        for (int again = 1; again <= AGAIN && !duplicates.isEmpty(); again++) {
            String suffix = "/again/" + again;
            List<Brief> asked = duplicates.stream()
                    .map(i -> briefs.get(i).at(briefs.get(i).place() + suffix))
                    .toList();
            List<Proposal> others = proposer.propose(place + suffix, asked);
            for (int i = 0; i < others.size(); i++) {
                int index = duplicates.get(i);
                proposals.set(index, others.get(i).after(proposals.get(index).rejections()));
            }
            duplicates = marked(briefs, proposals, duplicates);
        }
        return proposals;
    }

    /** Takes the text from each proposal that repeats another, and says which they are. */
    private List<Integer> marked(List<? extends Brief> briefs, List<Proposal> proposals, List<Integer> fresh) {
        List<Integer> duplicates = new ArrayList<>();
        for (int index : fresh) {
            Proposal proposal = proposals.get(index);
            if (proposal.text() != null && !known.add(key(briefs.get(index), proposal.text()))) {
                duplicates.add(index);
                proposals.set(
                        index,
                        new Proposal(null, proposal.analysis(), List.of(Rejection.DUPLICATE))
                                .after(proposal.rejections()));
            }
        }
        return duplicates;
    }

    private static String key(Brief brief, String text) {
        String of =
                switch (brief) {
                    case Brief.OfSystemPrompt system -> "system";
                    case Brief.OfUserPrompt user -> "user/" + user.task().name();
                    case Brief.OfComponent component -> "component";
                };
        return of + "\n" + Wording.normalised(text);
    }

    private static String parent(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> system.parent().text();
            case Brief.OfUserPrompt user -> user.parent().template();
            case Brief.OfComponent component -> component.component();
        };
    }
}
