package org.metaspo.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Failures;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Rejection;

/** Tells the diary what became of each candidate, and from which one it was made: the first of the same text. */
final class Lineage {
    private static final String SYSTEM = "system";
    private static final String USER = "user";

    private record Key(@Nullable String task, String text) {}

    private final Map<Key, String> origins = new HashMap<>();
    private final Diary diary;

    Lineage(Diary diary) {
        this.diary = diary;
    }

    void start(SearchState state) {
        String place = "start";
        origins.put(new Key(null, state.incumbent().text()), place);
        diary.candidate(record(place, SYSTEM, null, null, state.incumbent().text(), state.cards()));
        for (Pool pool : state.pools()) {
            String task = pool.task().task().name();
            String text = pool.task().start().template();
            origins.put(new Key(task, text), place + "/" + task);
            diary.candidate(record(place + "/" + task, USER, task, null, text, pool.cards()));
        }
    }

    private static CandidateRecord record(
            String place,
            String kind,
            @Nullable String task,
            @Nullable String parent,
            String text,
            List<Scorecard> cards) {
        return new CandidateRecord(place, kind, task, parent, text, "", List.of(), List.of(), cards, true);
    }

    void systemPrompt(Brief.OfSystemPrompt brief, Proposal proposal, List<Scorecard> cards, boolean kept) {
        String parent = origins.get(new Key(null, brief.parent().text()));
        tell(brief, SYSTEM, null, parent, proposal, brief.failures(), cards, kept);
    }

    void userPrompt(Brief.OfUserPrompt brief, Proposal proposal, List<Scorecard> cards, boolean kept) {
        String task = brief.failures().task().name();
        String parent = origins.get(new Key(task, brief.failures().userPrompt().template()));
        tell(brief, USER, task, parent, proposal, List.of(brief.failures()), cards, kept);
    }

    private void tell(
            Brief brief,
            String kind,
            @Nullable String task,
            @Nullable String parent,
            Proposal proposal,
            List<Failures> shown,
            List<Scorecard> cards,
            boolean kept) {
        String text = proposal.text();
        if (text != null) {
            origins.putIfAbsent(new Key(task, text), brief.place());
        }
        diary.candidate(new CandidateRecord(
                brief.place(),
                kind,
                task,
                parent,
                text,
                proposal.analysis(),
                shown.stream()
                        .flatMap(failures -> failures.items().stream())
                        .map(Lineage::id)
                        .toList(),
                proposal.rejections().stream().map(Rejection::key).toList(),
                cards,
                kept));
    }

    private static String id(Scored item) {
        return item.example().id();
    }
}
