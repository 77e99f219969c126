package org.metaspo.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.task.JudgeKind;

/** The votes on one case in one order, as they come in. */
final class Hearing {
    private final Case asked;
    private final boolean swapped;
    private final @Nullable Vote[] votes;
    /** Why a vote will not come, whatever is asked again. */
    private final @Nullable String[] lost;

    Hearing(Case asked, boolean swapped) {
        this.asked = asked;
        this.swapped = swapped;
        this.votes = new Vote[asked.votes()];
        this.lost = new String[asked.votes()];
    }

    /** One for each order that the judge sees; none where nobody need be asked. */
    static List<Hearing> of(Case asked) {
        List<Hearing> hearings = new ArrayList<>();
        for (int order = 0; order < asked.orders() && !asked.isTied(); order++) {
            hearings.add(new Hearing(asked, order == 1));
        }
        return hearings;
    }

    Case asked() {
        return asked;
    }

    boolean swapped() {
        return swapped;
    }

    /** Whether a vote is still to be had. */
    boolean isOpen(int vote) {
        return votes[vote] == null && lost[vote] == null;
    }

    /** What was answered. An unreadable reply leaves the vote open; one without a text ends it. */
    void hear(int vote, Answer answer) {
        switch (answer.outcome()) {
            case ANSWERED, TRUNCATED ->
                votes[vote] = Vote.read(asked.kind(), answer.text()).orElse(null);
            case REFUSED, TOO_LONG, UNANSWERED -> lost[vote] = answer.outcome().key();
        }
    }

    /** The vote that stands for all: that of the majority, on a scale the (lower) median; null where there is none. */
    @Nullable
    Vote verdict() {
        List<Vote> cast = Arrays.stream(votes).filter(Objects::nonNull).toList();
        if (cast.isEmpty()) {
            return null;
        }
        List<String> words = asked.kind().words();
        if (asked.kind() == JudgeKind.SCALE) {
            List<Vote> ascending = new ArrayList<>(cast);
            ascending.sort((one, other) -> Integer.compare(words.indexOf(one.word()), words.indexOf(other.word())));
            return ascending.get((cast.size() - 1) / 2);
        }
        List<Integer> counts = words.stream()
                .map(word -> (int)
                        cast.stream().filter(vote -> vote.word().equals(word)).count())
                .toList();
        int most = Collections.max(counts);
        if (Collections.frequency(counts, most) > 1) {
            return asked.kind() == JudgeKind.PAIRWISE ? new Vote("tie", "The votes are divided.") : null;
        }
        String winner = words.get(counts.indexOf(most));
        return cast.stream()
                .filter(vote -> vote.word().equals(winner))
                .findFirst()
                .orElseThrow();
    }

    /** Why there is no verdict. */
    String whyNone() {
        if (Arrays.stream(votes).anyMatch(Objects::nonNull)) {
            return "the votes are tied";
        }
        return Arrays.stream(lost)
                .filter(Objects::nonNull)
                .findFirst()
                .map(outcome -> "the judge's answer: " + outcome)
                .orElse("no readable verdict in " + Judge.ATTEMPTS + " attempts");
    }
}
