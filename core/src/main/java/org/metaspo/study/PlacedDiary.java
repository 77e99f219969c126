package org.metaspo.study;

import java.util.function.Consumer;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Diary;
import org.metaspo.method.SearchState;

/**
 * The diary of one of several searches in a run: candidates are named after the search.
 *
 * @param next hears of candidates
 * @param place of the search
 * @param decided hears of each state
 */
record PlacedDiary(Diary next, String place, Consumer<SearchState> decided) implements Diary {
    @Override
    public void candidate(CandidateRecord record) {
        next.candidate(record.within(place));
    }

    @Override
    public void decided(SearchState state) {
        decided.accept(state);
    }
}
