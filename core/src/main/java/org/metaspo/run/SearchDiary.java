package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Headroom;
import org.metaspo.evaluation.Ranking;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Diary;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.task.Task;

/** Keeps what the search has decided, so that a stopped run ends with its last complete decision. */
final class SearchDiary implements Diary {
    private final List<CandidateRecord> candidates = new ArrayList<>();
    private final Listener listener;
    private final Consumer<SearchState> afterDecision;

    private final boolean looksForSaturation;
    private final Supplier<ToDoubleFunction<Task>> ceilings;

    @Nullable
    private SearchState state;

    @Nullable
    private Headroom headroom;

    /**
     * @param afterDecision hears each state, such as to renew what is kept back for the test
     * @param looksForSaturation whether a start that leaves nothing to gain ends the search at once
     * @param ceilings what can be hoped for of each task; asked for when the start is scored
     */
    SearchDiary(
            Listener listener,
            Consumer<SearchState> afterDecision,
            boolean looksForSaturation,
            Supplier<ToDoubleFunction<Task>> ceilings) {
        this.listener = listener;
        this.afterDecision = afterDecision;
        this.looksForSaturation = looksForSaturation;
        this.ceilings = ceilings;
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
        if (headroom == null) {
            headroom = headroomOf(next);
            if (looksForSaturation && headroom.leavesNothing()) {
                throw new SaturatedException();
            }
        }
    }

    private Headroom headroomOf(SearchState of) {
        return Headroom.of(of.pools().stream().map(Pool::best).toList(), ceilings.get());
    }

    /** What the start left to gain; null where not even that was scored. */
    @Nullable
    Headroom headroom() {
        return headroom;
    }

    /** What the last state leaves to gain, in words. */
    String left() {
        Headroom left = headroomOf(Objects.requireNonNull(state, "a saturated search has a state"));
        return String.format(
                Locale.ROOT,
                "%s in %d items: at most %.1f points are left to gain",
                left.failures() == 0
                        ? "no failures"
                        : left.failures() == 1 ? "one failure" : left.failures() + " failures",
                left.n(),
                100 * left.points());
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
