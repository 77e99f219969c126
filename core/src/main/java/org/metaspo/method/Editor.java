package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.proposal.Advice;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Failures;
import org.metaspo.proposal.SentenceEdit;
import org.metaspo.task.Task;

/** Has failures analysed, each analysis from other ones, and gathers what they say to change. */
final class Editor {
    /** Most edits to try in a round: of the system prompt, of each task's user prompt. */
    private static final int SYSTEM_EDITS = 8;

    private static final int USER_EDITS = 3;

    /** Failures shown: of each task for the system prompt, of its task for a user prompt. */
    private static final int SHOWN_PER_TASK = 2;

    private static final int SHOWN = 3;

    /** Edits tried before that an analysis is told of. */
    private static final int MOST_TOLD = 24;

    /**
     * What came of a round's analyses.
     *
     * @param edits different ones, none that was tried before
     * @param rewritten drafts with one prompt written anew, which could not be taken apart into edits
     */
    record Advised(List<Factor> edits, List<Draft> rewritten) {
        /** Whether most of what was said cannot be told apart. */
        boolean isWhole() {
            return rewritten.size() > edits.size();
        }
    }

    private final Search search;
    private final Lineage lineage;
    private final int systemAnalyses;
    private final int userAnalyses;
    private final Proposals proposals;
    private final ShownExamples examples;
    private final Set<String> known = new HashSet<>();

    /**
     * @param systemAnalyses of the system prompt, per round
     * @param userAnalyses of each task's user prompt, per round
     * @param proposals what they know
     */
    Editor(
            Search search,
            Lineage lineage,
            int systemAnalyses,
            int userAnalyses,
            Proposals proposals,
            CandidateRules rules) {
        this.search = search;
        this.lineage = lineage;
        this.systemAnalyses = systemAnalyses;
        this.userAnalyses = userAnalyses;
        this.proposals = proposals;
        this.examples = new ShownExamples(search, rules);
    }

    /** What analyses say, each to its brief. */
    record Analyses(List<Brief> briefs, List<Advice> advice) {
        Analyses {
            briefs = List.copyOf(briefs);
            advice = List.copyOf(advice);
        }

        /** These, and then those. */
        Analyses and(Analyses others) {
            return new Analyses(
                    Stream.concat(briefs.stream(), others.briefs.stream()).toList(),
                    Stream.concat(advice.stream(), others.advice.stream()).toList());
        }
    }

    /** Asks for analyses, as one block. */
    Analyses asked(String place, List<Brief> briefs) {
        return new Analyses(
                briefs, briefs.isEmpty() ? List.of() : search.adviser().advise(place, briefs));
    }

    /**
     * What is to be analysed for the system prompt.
     *
     * @param mined one scorecard per task under the draft
     * @param tried what earlier edits are worth
     */
    List<Brief> systemBriefs(Draft draft, List<Scorecard> mined, Map<Factor, Effects.Estimate> tried, String place) {
        return IntStream.rangeClosed(1, systemAnalyses)
                .mapToObj(i -> ofSystemPrompt(draft, mined, words(tried, null), place + "/system", i))
                .toList();
    }

    /** What is to be analysed for one task's user prompt; nothing where it stays, or did not fail. */
    List<Brief> userBriefs(Draft draft, Scorecard card, Map<Factor, Effects.Estimate> tried, String place) {
        Task task = card.pairing().task();
        if (task.userPromptFixed() || card.failures().isEmpty()) {
            return List.of();
        }
        return IntStream.rangeClosed(1, userAnalyses)
                .mapToObj(i -> ofUserPrompt(draft, card, words(tried, task.name()), place + "/user/" + task.name(), i))
                .toList();
    }

    /**
     * What analyses come to.
     *
     * @param mined one scorecard per task under the draft
     * @param analyses of the system prompt, then task by task
     */
    Advised advised(Draft draft, List<Scorecard> mined, Analyses analyses, int round, String place) {
        Map<String, EditPool> pools = new LinkedHashMap<>();
        Set<Draft> rewritten = new LinkedHashSet<>();
        for (int i = 0; i < analyses.briefs().size(); i++) {
            Brief brief = analyses.briefs().get(i);
            Advice given = analyses.advice().get(i);
            lineage.advised(brief, given);
            lineage.refused(brief, given.quoting());
            int most = taskOf(brief) == null ? SYSTEM_EDITS : USER_EDITS;
            pools.computeIfAbsent(String.valueOf(taskOf(brief)), key -> new EditPool(known, round, most))
                    .add(brief, given);
            if (given.whole() != null) {
                rewritten.add(draft.rewritten(taskOf(brief), given.whole()));
            }
        }
        List<Factor> edits = new ArrayList<>(
                pools.values().stream().flatMap(pool -> pool.best().stream()).toList());
        boolean apart = rewritten.size() <= edits.size();
        if (apart && proposals.examples() && userAnalyses > 0 && round == 1) {
            edits.addAll(examples.of(draft, mined, round, place));
        }
        edits.forEach(edit -> known.add(EditPool.key(edit.task(), edit.edit())));
        return new Advised(edits, List.copyOf(rewritten));
    }

    private static @Nullable String taskOf(Brief brief) {
        return brief instanceof Brief.OfUserPrompt user ? user.task().name() : null;
    }

    private Brief ofSystemPrompt(Draft draft, List<Scorecard> mined, List<String> tried, String place, int number) {
        List<Failures> failures = mined.stream()
                .filter(card -> !card.failures().isEmpty())
                .map(card -> failures(card, SHOWN_PER_TASK, place, number))
                .toList();
        return new Brief.OfSystemPrompt(
                place + "/" + number, draft.systemPrompt(), new Evidence.Failing(failures, tried));
    }

    private Brief ofUserPrompt(Draft draft, Scorecard card, List<String> tried, String place, int number) {
        return new Brief.OfUserPrompt(
                place + "/" + number,
                draft.systemPrompt(),
                card.pairing().task(),
                card.pairing().userPrompt(),
                new Evidence.Failing(List.of(failures(card, SHOWN, place, number)), tried));
    }

    /**
     * The edits of one prompt that were tried before and harm, the latest of them, and what they are worth. Of what was
     * not kept by chance alone nothing is said: it may be named again.
     */
    private List<String> words(Map<Factor, Effects.Estimate> tried, @Nullable String task) {
        if (!proposals.tried()) {
            return List.of();
        }
        List<String> words = tried.entrySet().stream()
                .filter(one -> Objects.equals(one.getKey().task(), task)
                        && one.getValue().harms()
                        && !(one.getKey().edit() instanceof SentenceEdit.Show))
                .map(one -> one.getKey().edit().words() + "\n(" + one.getValue().words() + ")")
                .toList();
        return words.subList(Math.max(0, words.size() - MOST_TOLD), words.size());
    }

    private Failures failures(Scorecard card, int most, String place, int number) {
        List<Scored> drawn = proposals.distinct()
                ? inTurn(card, most, place, number)
                : search.random().sample(card.failures(), most, drawing(card, place + "/" + number));
        return new Failures(
                card.pairing().task(),
                card.pairing().userPrompt(),
                proposals.feedback()
                        ? drawn
                        : drawn.stream().map(Scored::withoutFeedback).toList());
    }

    /** The next ones of all in random order, round and round. */
    private List<Scored> inTurn(Scorecard card, int most, String place, int number) {
        List<Scored> all = search.random().shuffled(card.failures(), drawing(card, place));
        int first = (number - 1) * most;
        return IntStream.range(first, first + Math.min(most, all.size()))
                .mapToObj(i -> all.get(i % all.size()))
                .toList();
    }

    private static String drawing(Scorecard card, String place) {
        return place + "/" + card.pairing().task().name() + "/failures";
    }
}
