package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Ranking;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Diary;
import org.metaspo.method.SearchState;

/** Keeps what the search has decided, so that a stopped run ends with its last complete decision. */
final class SearchDiary implements Diary {
    private final List<CandidateRecord> candidates = new ArrayList<>();
    private final Listener listener;
    private final Consumer<SearchState> afterDecision;

    @Nullable
    private SearchState state;

    /** @param afterDecision hears each state, such as to renew what is kept back for the test */
    SearchDiary(Listener listener, Consumer<SearchState> afterDecision) {
        this.listener = listener;
        this.afterDecision = afterDecision;
    }

    @Override
    public void candidate(CandidateRecord record) {
        candidates.add(record);
        if (!record.cards().isEmpty()) {
            double score = Ranking.flatMean(record.cards()).doubleValue();
            listener.on(new Event.CandidateScored(record.kind(), record.place(), score, record.kept()));
        }
    }

    @Override
    public void decided(SearchState next) {
        state = next;
        afterDecision.accept(next);
    }

    /** The last complete decision; null where not even the start was scored. */
    @Nullable
    SearchState state() {
        return state;
    }

    List<CandidateRecord> candidates() {
        return List.copyOf(candidates);
    }
}
