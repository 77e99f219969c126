package org.metaspo.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.proposal.Advice;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Rejection;
import org.metaspo.task.Example;

/** Tells the diary what became of each candidate, and from which one it was made: the first of the same text. */
final class Lineage {
    private static final String START = "start";
    private static final String SYSTEM = "system";
    private static final String USER = "user";

    private record Key(@Nullable String task, String text) {}

    private final Map<Key, String> origins = new HashMap<>();
    private final Diary diary;

    Lineage(Diary diary) {
        this.diary = diary;
    }

    void start(SearchState state) {
        start(START, SYSTEM, new Key(null, state.incumbent().text()), state.cards());
        for (Pool pool : state.pools()) {
            start(
                    START + "/" + pool.name(),
                    USER,
                    new Key(pool.name(), pool.task().start().template()),
                    pool.cards());
        }
    }

    private void start(String place, String kind, Key key, List<Scorecard> cards) {
        origins.put(key, place);
        diary.candidate(new CandidateRecord(
                place, kind, key.task, null, START, key.text, "", List.of(), List.of(), cards, null));
    }

    /**
     * A child's fate.
     *
     * @param why it was not kept, null where it was
     */
    void child(Child child, @Nullable String why) {
        Brief brief = child.brief();
        String task = brief instanceof Brief.OfUserPrompt user ? user.task().name() : null;
        String text = child.proposal().text();
        // Looked up before the child is known: a child may equal its parent.
        String parent =
                switch (brief.evidence()) {
                    case Evidence.Failing failing -> origins.get(parent(brief));
                    case Evidence.Reworded reworded -> origins.get(parent(brief));
                    case Evidence.Demonstrated demonstrated -> null;
                    case Evidence.Nothing nothing -> null;
                };
        if (text != null) {
            origins.putIfAbsent(new Key(task, text), brief.place());
        }
        List<String> rejections =
                child.proposal().rejections().stream().map(Rejection::key).toList();
        diary.candidate(new CandidateRecord(
                brief.place(),
                task == null ? SYSTEM : USER,
                task,
                parent,
                brief.evidence().key(),
                text,
                child.proposal().analysis(),
                brief.evidence().shown().stream().map(Example::id).toList(),
                rejections,
                child.cards(),
                text == null ? "no valid text: " + String.join(", ", rejections) : why));
    }

    private static Key parent(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> new Key(null, system.parent().text());
            case Brief.OfUserPrompt user ->
                new Key(user.task().name(), user.parent().template());
            case Brief.OfComponent component -> throw new IllegalArgumentException("a component is no candidate");
        };
    }

    /** What an analysis of failures came to. */
    void advised(Brief brief, Advice advice) {
        List<String> rejections =
                advice.rejections().stream().map(Rejection::key).toList();
        String task = brief instanceof Brief.OfUserPrompt user ? user.task().name() : null;
        int edits = advice.edits().size();
        diary.candidate(new CandidateRecord(
                brief.place(),
                task == null ? SYSTEM : USER,
                task,
                origins.get(parent(brief)),
                brief.evidence().key(),
                advice.whole(),
                advice.analysis(),
                brief.evidence().shown().stream().map(Example::id).toList(),
                rejections,
                List.of(),
                edits > 0
                        ? "no prompt by itself: it advises " + edits + (edits == 1 ? " edit" : " edits")
                        : advice.whole() != null
                                ? "not taken as it stands"
                                : "no valid edit: " + String.join(", ", rejections)));
    }

    /** Edits that are refused since they quote items. */
    void refused(Brief brief, List<Advice.Quoting> quoting) {
        String task = brief instanceof Brief.OfUserPrompt user ? user.task().name() : null;
        for (int i = 0; i < quoting.size(); i++) {
            Advice.Quoting quote = quoting.get(i);
            diary.candidate(new CandidateRecord(
                    brief.place() + "/quote/" + (i + 1),
                    task == null ? SYSTEM : USER,
                    task,
                    origins.get(parent(brief)),
                    "edit",
                    null,
                    quote.edit().words(),
                    List.of(),
                    List.of(),
                    List.of(),
                    quote.of().said()));
        }
    }

    /**
     * The fate of a system prompt that an edit made.
     *
     * @param parent its text
     * @param why it was not kept, null where it was
     */
    void edited(String place, String parent, Edit edit, List<Scorecard> cards, @Nullable String why) {
        made(place, null, parent, edit.kind().key(), edit.result().text(), edit.words(), cards, why);
    }

    /**
     * The fate of a prompt that the program made.
     *
     * @param task whose user prompt it is, null for a system prompt
     * @param parent the text of the prompt that it was made from
     * @param method how it was made
     * @param words what was changed
     * @param why it was not kept, null where it was
     */
    void made(
            String place,
            @Nullable String task,
            String parent,
            String method,
            String text,
            String words,
            List<Scorecard> cards,
            @Nullable String why) {
        String origin = origins.get(new Key(task, parent));
        origins.putIfAbsent(new Key(task, text), place);
        String kind = task == null ? SYSTEM : USER;
        diary.candidate(
                new CandidateRecord(place, kind, task, origin, method, text, words, List.of(), List.of(), cards, why));
    }
}
